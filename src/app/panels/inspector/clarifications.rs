//! What was asked and answered, and what is assumed: rows that are written in place, and an empty one to add another.

use eframe::egui::{Align, Id, Layout, Ui, vec2};

use crate::app::panels::inspector::texts;
use crate::app::widgets::{FieldDrafts, FieldLook, icon_button, section};
use crate::editor::{Action, BriefAction, Editor};

/// Beside a field: the button that removes its row.
const BUTTON: f32 = 32.0;
/// Longer texts wrap.
const ONE_LINE: usize = 30;

pub(super) fn show(
    ui: &mut Ui,
    editor: &Editor,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    questions_ui(ui, editor, drafts, actions);
    assumptions_ui(ui, editor, drafts, actions);
}

fn questions_ui(ui: &mut Ui, editor: &Editor, drafts: &mut FieldDrafts, actions: &mut Vec<Action>) {
    section(ui, texts::QUESTIONS);
    let questions = &editor.document().brief().questions;
    for (at, asked) in questions.iter().enumerate() {
        let n = at + 1;
        let name = texts::question(n);
        let is_removed = row_ui(ui, &texts::remove_question(n), |ui, width| {
            let look = field(&name, texts::QUESTION_HINT, &asked.question, width);
            let id = Id::unique(("question", at));
            drafts.field(ui, id, &asked.question, &look, move |text| {
                question(at, text)
            });
        });
        let name = texts::answer(n);
        let look = field(&name, texts::NOT_ANSWERED, &asked.answer, f32::INFINITY);
        let id = Id::unique(("answer", at));
        drafts.field(ui, id, &asked.answer, &look, move |text| {
            Action::Brief(BriefAction::SetQuestion {
                at,
                question: None,
                answer: Some(one_line(text)),
            })
        });
        ui.add_space(6.0);
        if is_removed {
            let gone = Action::Brief(BriefAction::SetQuestion {
                at,
                question: Some(String::new()),
                answer: Some(String::new()),
            });
            settle(drafts, actions);
            actions.push(gone);
        }
    }
    let at = questions.len();
    let look = field(texts::NEW_QUESTION, texts::ADD_QUESTION, "", f32::INFINITY);
    let id = Id::unique(("question", "new"));
    drafts.field(ui, id, "", &look, move |text| question(at, text));
}

fn question(at: usize, text: &str) -> Action {
    Action::Brief(BriefAction::SetQuestion {
        at,
        question: Some(one_line(text)),
        answer: None,
    })
}

fn assumptions_ui(
    ui: &mut Ui,
    editor: &Editor,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    section(ui, texts::ASSUMPTIONS);
    let assumptions = &editor.document().brief().assumptions;
    let assumption = |at: usize, text: &str| {
        Action::Brief(BriefAction::SetAssumption {
            at,
            text: one_line(text),
        })
    };
    for (at, assumed) in assumptions.iter().enumerate() {
        let n = at + 1;
        let name = texts::assumption(n);
        let is_removed = row_ui(ui, &texts::remove_assumption(n), |ui, width| {
            let look = field(&name, "", assumed, width);
            let id = Id::unique(("assumption", at));
            drafts.field(ui, id, assumed, &look, move |text| assumption(at, text));
        });
        if is_removed {
            settle(drafts, actions);
            actions.push(assumption(at, ""));
        }
    }
    let at = assumptions.len();
    let look = field(
        texts::NEW_ASSUMPTION,
        texts::ADD_ASSUMPTION,
        "",
        f32::INFINITY,
    );
    let id = Id::unique(("assumption", "new"));
    drafts.field(ui, id, "", &look, move |text| assumption(at, text));
}

/// A field with a button that removes it; whether that was clicked.
fn row_ui(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui, f32)) -> bool {
    let width = ui.available_width();
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui(vec2(width - BUTTON, 28.0), |ui| add(ui, width - BUTTON));
        icon_button(ui, "edit.delete", name, None).clicked()
    })
    .inner
}

/// What is being typed elsewhere is kept, unless that would remove a row: then numbers would no longer be the same.
fn settle(drafts: &mut FieldDrafts, actions: &mut Vec<Action>) {
    let typed = drafts.flush();
    let is_gone = |action: &Action| match action {
        Action::Brief(BriefAction::SetAssumption { text, .. }) => text.is_empty(),
        Action::Brief(BriefAction::SetQuestion {
            question, answer, ..
        }) => question.iter().chain(answer).any(String::is_empty),
        _ => false,
    };
    actions.extend(typed.filter(|action| !is_gone(action)));
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn field<'a>(name: &'a str, hint: &'a str, text: &str, width: f32) -> FieldLook<'a> {
    FieldLook {
        name,
        hint,
        unit: "",
        width,
        rows: if text.chars().count() > ONE_LINE {
            2
        } else {
            1
        },
        align_right: false,
    }
}
