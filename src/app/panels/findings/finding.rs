//! One finding of the list: what was found, where, why it matters, and what can be done about it.

use eframe::egui::{Align, Label, Layout, Response, Sense, Ui};

use crate::app::panels::findings::texts;
use crate::app::panels::inspector::node_name;
use crate::app::panels::quick_fixes::fix_ui;
use crate::app::style::{self, BODY, SMALL, color32, icon_text, text};
use crate::app::widgets::{ToggleState, icon_button, link_button, row, severity_mark, words};
use crate::editor::{Action, Editor, FindingAction, Prompt};
use crate::model::Target;
use crate::rules::Diagnostic;
use crate::scene::Typeface;
use crate::text::with_works_named;

/// Height of a finding that is not expanded, in points.
pub(super) const ROW: f32 = 40.0;

pub(super) fn finding_row(
    ui: &mut Ui,
    editor: &Editor,
    finding: &Diagnostic,
    explanation: ToggleState,
    state: ToggleState,
    toggled: &mut bool,
    actions: &mut Vec<Action>,
) -> Response {
    let is_on = state.is_on();
    let is_open = explanation == ToggleState::On;
    let tokens = style::tokens(ui);
    let spoken = format!("{}: {}", finding.severity().word(), finding.message);
    let response = row(ui, &spoken, ROW, is_on.into(), Sense::click(), |ui| {
        if finding.acknowledged.is_some() {
            ui.label(icon_text("severity.acknowledged", 18.0).color(color32(tokens.muted)));
        } else {
            severity_mark(ui, finding.severity(), 18.0);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (icon, name) = if is_open {
                ("ui.up", texts::HIDE_EXPLANATION)
            } else {
                ("ui.down", texts::EXPLAIN)
            };
            *toggled = icon_button(ui, icon, name, None).clicked();
            fix_ui(ui, editor, finding, actions);
            if is_open {
                acknowledge_ui(ui, finding, actions);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(4.0);
                let message = text(&finding.message, Typeface::Regular, BODY, tokens.text);
                words(ui, message);
                let place = text(
                    place(editor, finding),
                    Typeface::Regular,
                    SMALL,
                    tokens.muted,
                );
                words(ui, place);
            });
        });
    });
    response.on_hover_text(&finding.message)
}

/// `DF002 · A required input is missing · Ranker`.
fn place(editor: &Editor, finding: &Diagnostic) -> String {
    const MOST: usize = 4;
    let names: Vec<String> = finding
        .nodes
        .iter()
        .take(MOST)
        .map(|id| node_name(editor, id))
        .collect();
    let more = finding.nodes.len().saturating_sub(MOST);
    let mut parts = vec![finding.rule.id.to_owned(), finding.rule.title.to_owned()];
    if !names.is_empty() {
        let more = texts::and_more(more);
        parts.push(format!("{}{more}", names.join(", ")));
    }
    parts.join(" · ")
}

pub(super) fn explanation_ui(ui: &mut Ui, finding: &Diagnostic) {
    let tokens = style::tokens(ui);
    ui.indent(("explanation", finding.rule.id), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let rule = finding.rule;
        for (head, words) in [
            (texts::WHY, rule.why),
            (texts::HOW_TO_FIX, rule.fix),
            (texts::SOURCE, &with_works_named(rule.source)),
        ] {
            ui.horizontal_top(|ui| {
                head_ui(ui, head);
                ui.add(Label::new(text(words, Typeface::Regular, BODY, tokens.text)).wrap());
            });
        }
        if let Some(reason) = &finding.acknowledged {
            ui.horizontal_top(|ui| {
                head_ui(ui, texts::REASON);
                ui.add(Label::new(text(reason, Typeface::Regular, BODY, tokens.text)).wrap());
            });
        }
        ui.add_space(6.0);
    });
}

/// The name of a line of the explanation, in a column of its own.
fn head_ui(ui: &mut Ui, head: &str) {
    let color = style::tokens(ui).muted;
    let size = eframe::egui::vec2(76.0, 18.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.label(text(head, Typeface::SemiBold, SMALL, color));
    });
}

/// What can be done about an open finding, at the right of its row.
fn acknowledge_ui(ui: &mut Ui, finding: &Diagnostic, actions: &mut Vec<Action>) {
    let reason = finding.acknowledged.clone();
    let ask = if reason.is_some() {
        texts::CHANGE_REASON
    } else {
        texts::ACKNOWLEDGE
    };
    if link_button(ui, ask).clicked() {
        actions.push(Action::Prompt(Some(Prompt::Acknowledge {
            finding: finding.key(),
            reason: reason.clone().unwrap_or_default(),
        })));
    }
    if reason.is_some() && link_button(ui, texts::REOPEN).clicked() {
        actions.push(Action::Finding(FindingAction::Acknowledge {
            finding: finding.key(),
            reason: None,
        }));
    }
}

/// What a finding is about: its connections, or its components where it names none.
pub(super) fn targets(finding: &Diagnostic) -> Vec<Target> {
    if finding.edges.is_empty() {
        finding.nodes.iter().cloned().map(Target::Node).collect()
    } else {
        finding.edges.iter().cloned().map(Target::Edge).collect()
    }
}
