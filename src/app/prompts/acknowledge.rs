//! Accepting a finding with a written reason, which is kept in the file.

use eframe::egui::{Context, Id, Key, Label, Modal, Modifiers, TextEdit};

use crate::app::prompts::PromptState;
use crate::app::prompts::texts;
use crate::app::style::{self, BODY, HEADING, color32, text};
use crate::app::widgets::{accent_button, plain_button};
use crate::editor::{Action, Editor, PromptAnswer};
use crate::model::FindingKey;
use crate::scene::Typeface;

impl PromptState {
    pub(in crate::app::prompts) fn acknowledge_ui(
        &mut self,
        ctx: &Context,
        editor: &Editor,
        finding: &FindingKey,
        actions: &mut Vec<Action>,
    ) {
        let tokens = style::tokens(ctx);
        let report = &editor.derived().report;
        let message = report.diagnostics().find(|other| other.key() == *finding);
        let modal = Modal::new(Id::unique("acknowledge"))
            .backdrop_color(color32(tokens.scrim))
            .frame(crate::app::dialogs::dialog_frame(tokens));
        let shown = modal.show(ctx, |ui| {
            ui.set_width(400.0);
            ui.label(text(
                texts::ACKNOWLEDGE_QUESTION,
                Typeface::SemiBold,
                HEADING,
                tokens.text,
            ));
            if let Some(found) = message {
                let words = format!("{}: {}", found.rule.id, found.message);
                ui.add(Label::new(text(words, Typeface::Regular, BODY, tokens.muted)).wrap());
            }
            ui.add_space(8.0);
            let hint = texts::REASON_HINT;
            let field = ui
                .add(
                    TextEdit::multiline(&mut self.text)
                        .desired_rows(3)
                        .desired_width(f32::INFINITY)
                        .hint_text(hint),
                )
                .accessible_name(texts::REASON);
            if self.age == 0 {
                field.request_focus();
            }
            ui.add_space(8.0);
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            let has_reason = !self.text.trim().is_empty();
            ui.with_layout(
                eframe::egui::Layout::right_to_left(eframe::egui::Align::Center),
                |ui| {
                    let accept = ui
                        .add_enabled_ui(has_reason, |ui| accent_button(ui, texts::ACKNOWLEDGE))
                        .inner;
                    if accept.clicked() || (enter && has_reason) {
                        actions.push(Action::Answer(PromptAnswer::Text(self.text.clone())));
                    }
                    if plain_button(ui, texts::CANCEL).clicked() {
                        actions.push(Action::Prompt(None));
                    }
                },
            );
        });
        if shown.should_close() {
            actions.push(Action::Prompt(None));
        }
    }
}
