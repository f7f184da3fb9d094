//! How old features, indexes and models are when they are used, the oldest first.

use eframe::egui::{Align, Id, Layout, Sense, Ui};

use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{row, section, words};
use crate::editor::{Action, Editor, ViewAction};
use crate::estimate::{EstimateView, Figure, Subject};
use crate::model::Target;
use crate::scene::Typeface;

/// Most rows; the rest of a large board is fresher than these.
const ROWS: usize = 12;

pub(super) fn show(ui: &mut Ui, editor: &Editor, look: &EstimateView, actions: &mut Vec<Action>) {
    let ages = ages(ui, editor, look);
    if ages.is_empty() {
        return;
    }
    section(ui, texts::AGE_WHEN_USED);
    for age in ages.iter().take(ROWS) {
        age_ui(ui, look, age, actions);
    }
    if ages.len() > ROWS {
        let name = texts::n_more_none_older(ages.len() - ROWS);
        super::super::fact(ui, &name, "");
    }
}

/// Worked out once for each state of the board: ways are long on large ones.
fn ages(ui: &Ui, editor: &Editor, look: &EstimateView) -> Vec<Figure> {
    let id = Id::unique("ages at use");
    let basis = format!("{:?} {}", editor.history().state(), look.document.title());
    let known: Option<(String, Vec<Figure>)> = ui.data(|data| data.get_temp(id));
    if let Some((_, ages)) = known.filter(|(of, _)| *of == basis) {
        return ages;
    }
    let ages = look.ages_at_use();
    ui.data_mut(|data| data.insert_temp(id, (basis, ages.clone())));
    ages
}

fn age_ui(ui: &mut Ui, look: &EstimateView, age: &Figure, actions: &mut Vec<Action>) {
    let Subject::Component(id) = &age.about else {
        return;
    };
    let tokens = style::tokens(ui);
    let what = age.formula.title.split(',').next().unwrap_or_default();
    let name = format!("{what}: {}", look.name(id));
    let shown = if age.value.is_ok() {
        age.shown()
    } else {
        "–".to_owned()
    };
    let spoken = format!("{name}, {}", age.shown());
    let response = row(ui, &spoken, 24.0, false.into(), Sense::click(), |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(text(&shown, Typeface::Medium, BODY, tokens.text));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                words(ui, text(&name, Typeface::Regular, BODY, tokens.muted));
            });
        });
    });
    let way = age.filled_in().join("\n");
    let response = response.on_hover_text(if age.value.is_ok() { way } else { age.shown() });
    if response.clicked() {
        actions.push(Action::View(ViewAction::Reveal(vec![Target::Node(
            id.clone(),
        )])));
    }
}
