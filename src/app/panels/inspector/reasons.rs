//! What a component is there for, and the way to say more.

use eframe::egui::{Align, Label, Layout, Ui, vec2};

use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, SMALL, text};
use crate::app::widgets::{icon_button, link_button, section};
use crate::editor::{Action, BoardAction, Editor};
use crate::model::{Node, RationaleSource};
use crate::scene::Typeface;

/// Beside a reason: the button that takes it off.
const BUTTON: f32 = 32.0;

pub(super) fn show(ui: &mut Ui, editor: &Editor, node: &Node, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    section(ui, texts::BECAUSE);
    let brief = editor.document().brief();
    for reason in &node.because {
        let because = &reason.because;
        let words = editor.catalog().rationale_words(because);
        let width = ui.available_width();
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.allocate_ui(vec2(width - BUTTON, 28.0), |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    let words = text(words, Typeface::Regular, BODY, tokens.text);
                    ui.add(Label::new(words).wrap());
                    let (kind, color) = if because.stands_in(brief) {
                        (kind(because), tokens.muted)
                    } else {
                        (texts::NO_LONGER_SAID, tokens.warning)
                    };
                    ui.label(text(kind, Typeface::Regular, SMALL, color));
                });
            });
            let name = texts::take_off(words);
            if icon_button(ui, "edit.delete", &name, None).clicked() {
                actions.push(Action::Board(BoardAction::ToggleBecause {
                    node: node.id.clone(),
                    because: because.clone(),
                }));
            }
        });
    }
    let keys = editor.shortcut("practice.because").unwrap_or_default();
    if link_button(ui, texts::ADD_BECAUSE)
        .on_hover_text(texts::add_because_tooltip(&keys))
        .clicked()
    {
        actions.push(Action::Run("practice.because"));
    }
}

fn kind(because: &RationaleSource) -> &'static str {
    match because {
        RationaleSource::Requirement(_) => texts::REASON_REQUIREMENT,
        RationaleSource::Answer(_) => texts::REASON_ANSWER,
        RationaleSource::Assumption(_) => texts::REASON_ASSUMPTION,
    }
}
