//! The words of a stage: what it tells, and what of the requirements decides it.

use eframe::egui::{Button, CornerRadius, Role, Stroke, Ui, WidgetInfo};

use crate::app::panels::texts;
use crate::app::style::{self, BODY, SMALL, color32, text};
use crate::app::widgets::wrapped_words;
use crate::editor::{Action, Editor, ViewAction};
use crate::model::{NodeId, StageReason};
use crate::scene::Typeface;

pub fn show(ui: &mut Ui, editor: &Editor, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let Some(stage) = editor.board().shown_stage() else {
        wrapped_words(
            ui,
            text(
                texts::WHOLE_BOARD_WORDS,
                Typeface::Regular,
                BODY,
                tokens.muted,
            ),
        );
        let left = editor.board().in_no_stage();
        if !left.is_empty() {
            let words = texts::in_no_stage(&left);
            ui.label(text(words, Typeface::Regular, BODY, tokens.advice));
        }
        return;
    };
    ui.label(text(&stage.text, Typeface::Regular, BODY, tokens.text));
    let missing = editor.board().missing_in_stage();
    if !missing.is_empty() {
        let words = texts::missing_in_stage(missing.into_iter().map(NodeId::as_str));
        ui.label(text(words, Typeface::Regular, SMALL, tokens.warning));
    }
    if let Some(reason) = &stage.because {
        reason_ui(ui, editor, reason, actions);
    }
}

/// The requirement as a button that leads to the card, and how it decides.
fn reason_ui(ui: &mut Ui, editor: &Editor, reason: &StageReason, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    let words = editor.board().reason_in_words(reason);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.spacing_mut().button_padding.y = 1.0;
        ui.spacing_mut().interact_size.y = 20.0;
        let chip = Button::new(text(&words, Typeface::Medium, SMALL, tokens.accent))
            .fill(color32(tokens.active))
            .corner_radius(CornerRadius::same(9))
            .stroke(Stroke::NONE);
        let chip = ui.add(chip).on_hover_text(texts::BECAUSE_TOOLTIP);
        let spoken = texts::because(&words);
        chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if chip.clicked() {
            actions.push(if reason.field.is_empty() {
                Action::Run("view.requirements")
            } else {
                Action::View(ViewAction::OpenRequirement(reason.field.clone()))
            });
        }
        ui.label(text(&reason.text, Typeface::Regular, SMALL, tokens.muted));
    });
}
