//! What was found at a component or connection, and what can be done about it.

use eframe::egui::{Label, Ui};

use crate::app::panels::inspector::texts;
use crate::app::panels::quick_fixes::fix_ui;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{link_button, section, severity_mark};
use crate::editor::{Action, Editor, Prompt};
use crate::model::Target;
use crate::rules::Diagnostic;
use crate::scene::Typeface;

/// More findings than this are counted; the panel of problems has them all.
const MOST: usize = 6;

pub fn show(ui: &mut Ui, editor: &Editor, target: &Target, actions: &mut Vec<Action>) {
    let found: Vec<&Diagnostic> = editor
        .problems()
        .filter(|found| names(found, target))
        .collect();
    if found.is_empty() {
        return;
    }
    section(ui, texts::PROBLEMS);
    for finding in found.iter().take(MOST) {
        finding_ui(ui, editor, finding, actions);
    }
    if found.len() > MOST {
        let tokens = style::tokens(ui);
        let more = texts::more_problems(found.len() - MOST);
        ui.label(text(more, Typeface::Regular, BODY, tokens.muted));
    }
}

fn names(finding: &Diagnostic, target: &Target) -> bool {
    match target {
        Target::Node(id) => finding.nodes.contains(id),
        Target::Edge(id) => finding.edges.contains(id),
        Target::Sketch(_) => false,
    }
}

fn finding_ui(ui: &mut Ui, editor: &Editor, finding: &Diagnostic, actions: &mut Vec<Action>) {
    let tokens = style::tokens(ui);
    ui.horizontal_top(|ui| {
        severity_mark(ui, finding.severity(), 16.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let message = text(&finding.message, Typeface::Regular, BODY, tokens.text);
            ui.add(Label::new(message).wrap())
                .on_hover_text(finding.rule.why);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                fix_ui(ui, editor, finding, actions);
                if link_button(ui, texts::ACKNOWLEDGE).clicked() {
                    actions.push(Action::Prompt(Some(Prompt::Acknowledge {
                        finding: finding.key(),
                        reason: String::new(),
                    })));
                }
            });
        });
    });
}
