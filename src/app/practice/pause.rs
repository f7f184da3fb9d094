//! What covers the board while the clock stands still.

use std::time::Duration;

use eframe::egui::{Align, Layout, Ui};

use crate::app::practice::room::PracticeRoom;
use crate::app::practice::texts;
use crate::app::style::{self, BODY, TITLE, color32, text};
use crate::app::widgets::accent_button;
use crate::editor::{Action, Editor};
use crate::scene::Typeface;

/// In the place of the board and its panels.
pub fn show(ui: &mut Ui, room: &PracticeRoom, editor: &Editor, now: Duration) -> Option<Action> {
    let tokens = style::tokens(ui);
    let covered = ui.available_rect_before_wrap();
    ui.painter().rect_filled(covered, 0, color32(tokens.canvas));
    let mut action = None;
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space(ui.available_height() * 0.36);
        let face = room.session().clock_face(now);
        ui.label(text(
            texts::paused(&face),
            Typeface::SemiBold,
            TITLE,
            tokens.text,
        ));
        let keys = editor.shortcut("practice.pause").unwrap_or_default();
        ui.label(text(
            texts::paused_keys(&keys),
            Typeface::Regular,
            BODY,
            tokens.muted,
        ));
        ui.add_space(12.0);
        if accent_button(ui, texts::GO_ON).clicked() {
            action = Some(Action::Run("practice.pause"));
        }
    });
    action
}
