//! How a component fails: to be read, and, when somebody wants to say it, to be written.

use eframe::egui::{Align, Id, Layout, Ui};

use crate::app::panels::inspector::paragraphs::{failure_ui, paragraph};
use crate::app::panels::inspector::texts;
use crate::app::style::{self, BODY, text};
use crate::app::widgets::{FieldDrafts, FieldLook, link_button, section};
use crate::editor::{Action, BriefAction, Editor, FailureField};
use crate::model::{FailureMode, NodeId};
use crate::scene::Typeface;

/// Longer texts wrap.
const ONE_LINE: usize = 34;

pub(super) fn show(
    ui: &mut Ui,
    editor: &Editor,
    id: &NodeId,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    let brief = editor.document().brief();
    let is_known = brief.failures_of(id).next().is_some();
    if !is_known && !editor.view().failures {
        return;
    }
    let is_written = head_ui(ui, drafts, actions);
    let tokens = style::tokens(ui);
    if !is_known && !is_written {
        let line = texts::NONE_RECORDED;
        ui.label(text(line, Typeface::Regular, BODY, tokens.muted));
    }
    for (at, failure) in brief.failures.iter().enumerate() {
        if failure.node.as_ref() != Some(id) {
            continue;
        }
        if is_written {
            fields_ui(ui, at, id, failure, drafts, actions);
        } else {
            paragraph(ui, &failure.title, Typeface::Medium, BODY, tokens.text);
            failure_ui(ui, failure);
        }
    }
    if is_written {
        let at = brief.failures.len();
        let (name, hint) = (texts::NEW_FAILURE_MODE, texts::ADD_FAILURE_MODE);
        part_ui(ui, (at, FailureField::Title), id, "", (name, hint), drafts);
    }
}

/// The title, with the way to writing and back. What is being typed is kept on the way.
fn head_ui(ui: &mut Ui, drafts: &mut FieldDrafts, actions: &mut Vec<Action>) -> bool {
    let id = Id::unique("failure modes are written");
    let mut is_written: bool = ui.data(|data| data.get_temp(id).unwrap_or_default());
    ui.horizontal(|ui| {
        ui.vertical(|ui| section(ui, texts::FAILURE_MODES));
        ui.with_layout(Layout::right_to_left(Align::Max), |ui| {
            let name = if is_written {
                texts::DONE
            } else {
                texts::EDIT_FAILURE_MODES
            };
            if link_button(ui, name).clicked() {
                actions.extend(drafts.flush());
                is_written = !is_written;
                ui.data_mut(|data| data.insert_temp(id, is_written));
            }
        });
    });
    is_written
}

fn fields_ui(
    ui: &mut Ui,
    at: usize,
    id: &NodeId,
    failure: &FailureMode,
    drafts: &mut FieldDrafts,
    actions: &mut Vec<Action>,
) {
    for (part, now, name) in [
        (FailureField::Title, &failure.title, texts::FAILURE_MODE),
        (FailureField::Effect, &failure.effect, texts::SYMPTOM),
        (
            FailureField::Mitigation,
            &failure.mitigation,
            texts::MITIGATION,
        ),
    ] {
        part_ui(ui, (at, part), id, now, (name, name), drafts);
    }
    if link_button(ui, texts::REMOVE_FAILURE_MODE).clicked() {
        // Numbers would no longer be the same after it.
        actions.extend(drafts.flush());
        actions.push(Action::Brief(BriefAction::RemoveFailure(at)));
    }
    ui.add_space(8.0);
}

fn part_ui(
    ui: &mut Ui,
    (at, part): (usize, FailureField),
    node: &NodeId,
    now: &str,
    (name, hint): (&str, &str),
    drafts: &mut FieldDrafts,
) {
    let look = FieldLook {
        name,
        hint,
        unit: "",
        width: f32::INFINITY,
        rows: now.chars().count() / ONE_LINE + 1,
        align_right: false,
    };
    let id = Id::unique(("failure", at, part as u8));
    let node = node.clone();
    drafts.field(ui, id, now, &look, move |text| {
        Action::Brief(BriefAction::SetFailure {
            at,
            node: node.clone(),
            part,
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        })
    });
}
