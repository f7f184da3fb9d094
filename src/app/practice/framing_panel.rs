//! The problem as a learning problem, to be said before anything is drawn.

use eframe::egui::{Label, ScrollArea, Ui};

use crate::app::panels::inspector;
use crate::app::practice::room::PracticeRoom;
use crate::app::practice::side_tab::SideTab;
use crate::app::practice::texts;
use crate::app::style::{self, BODY, text};
use crate::editor::Editor;
use crate::scene::Typeface;

pub fn show(ui: &mut Ui, room: &mut PracticeRoom, editor: &Editor) {
    let takes_keys = |page: &mut SideTab| *page == SideTab::Frame;
    if room.takes_keys.take_if(takes_keys).is_some() {
        inspector::focus_framing(ui);
    }
    let tokens = style::tokens(ui);
    let hint = text(texts::FRAME_FIRST, Typeface::Regular, BODY, tokens.muted);
    ui.add(Label::new(hint).wrap());
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let framing = &editor.document().brief().framing;
        inspector::framing_ui(ui, framing, &mut room.drafts);
    });
}
