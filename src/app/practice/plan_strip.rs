//! The line below the room: the step, what is planned for it and used, and what the tool waits for.

use std::time::Duration;

use eframe::egui::{Align, Label, Layout, Ui};

use crate::app::practice::room::PracticeRoom;
use crate::app::practice::texts;
use crate::app::style::{self, SMALL, text};
use crate::editor::Editor;
use crate::practice::HelpMode;
use crate::scene::Typeface;
use crate::text::counted;

pub fn show(ui: &mut Ui, room: &PracticeRoom, editor: &Editor, now: Duration) {
    let tokens = style::tokens(ui);
    let step = room.session().state().step();
    let minutes = |time: Duration| (time.as_secs() + 30) / 60;
    let planned = room
        .session()
        .plan()
        .map(|plan| minutes(plan.planned(step)));
    let used = minutes(room.session().billing(now).total(step));
    let n = step as usize + 1;
    let strip = texts::step(n, texts::step_name(step as usize), planned, used);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let diagram = editor.document().diagram();
        let counts = format!(
            "{} · {}",
            counted(diagram.n_nodes(), "component"),
            counted(diagram.n_edges(), "connection")
        );
        ui.label(text(counts, Typeface::Regular, SMALL, tokens.muted));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.label(text(strip, Typeface::Medium, SMALL, tokens.muted));
            let hint = if room.session().setup().help == HelpMode::Room
                && diagram.n_nodes() > 0
                && editor.selection().is_empty()
            {
                texts::FINDINGS_LATER.to_owned()
            } else {
                editor.hint()
            };
            let hint = text(hint, Typeface::Regular, SMALL, tokens.muted);
            ui.add(Label::new(hint).truncate());
        });
    });
}
