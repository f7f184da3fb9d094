//! What people write on the requirements card beside its fields: questions with their answers, assumptions, and the
//! constants of estimates. Each change is one step.

use crate::editor::study::rationale;
use crate::editor::{Editor, Effect, FramingField};
use crate::estimate::Constant;
use crate::model::{Brief, ClarifyingQuestion, Edit, RationaleSource, Value};

/// Says a constant otherwise than the default; `None`, and the default itself, take that back. What cannot be its
/// value is kept and told beside it.
pub(in crate::editor) fn set_constant(
    editor: &mut Editor,
    name: &str,
    value: Option<Value>,
) -> Vec<Effect> {
    let known = Constant::named(name);
    let is_default = |value: &Value| {
        let number = value.as_number().map(f64::to_bits);
        known.is_some_and(|known| number == Some(known.value.to_bits()))
    };
    let value = value.filter(|value| !is_default(value));
    let label = known.map_or(name, |known| known.label);
    let verb = if value.is_some() { "Set" } else { "Reset" };
    let step = format!("{verb} constant: {label}");
    change(editor, step, |brief| match value {
        Some(value) => drop(brief.constants.insert(name.to_owned(), value)),
        None => drop(brief.constants.remove(name)),
    })
}

/// Gives every constant its default again.
pub(in crate::editor) fn reset_constants(editor: &mut Editor) -> Vec<Effect> {
    change(editor, "Reset all constants", |brief| {
        brief.constants.clear();
    })
}

/// Changes the question with that number; a number beyond the last adds one, and one that says nothing is removed.
pub(in crate::editor) fn set_question(
    editor: &mut Editor,
    at: usize,
    question: Option<&str>,
    answer: Option<&str>,
) -> Vec<Effect> {
    let now = editor.board.document().brief().questions.get(at);
    let is_new = now.is_none();
    let now = now.cloned().unwrap_or_default();
    let question = question.map_or(now.question, |new| new.trim().to_owned());
    let answer = answer.map_or(now.answer, |new| new.trim().to_owned());
    let is_empty = question.is_empty() && answer.is_empty();
    let step = match (is_new, is_empty) {
        (true, true) => return Vec::new(),
        (true, false) => "Add question",
        (false, true) => "Remove question",
        (false, false) => "Change question",
    };
    let before = editor.board.document().brief().questions.get(at);
    let retied = before
        .filter(|_| !question.is_empty())
        .map(|before| (before.question.clone(), question.clone()));
    let retied = retied.map(|(old, new)| {
        let (old, new) = (RationaleSource::Answer(old), RationaleSource::Answer(new));
        rationale::renamed(&editor.board, &old, &new)
    });
    change_with(
        editor,
        step,
        retied.unwrap_or_default(),
        |brief| match brief.questions.get_mut(at) {
            Some(_) if is_empty => drop(brief.questions.remove(at)),
            Some(asked) => {
                asked.question = question;
                asked.answer = answer;
            }
            None => brief.questions.push(ClarifyingQuestion {
                question,
                answer,
                ..ClarifyingQuestion::default()
            }),
        },
    )
}

/// Changes the assumption with that number, in the same way.
pub(in crate::editor) fn set_assumption(editor: &mut Editor, at: usize, text: &str) -> Vec<Effect> {
    let text = text.trim();
    let is_new = at >= editor.board.document().brief().assumptions.len();
    let step = match (is_new, text.is_empty()) {
        (true, true) => return Vec::new(),
        (true, false) => "Add assumption",
        (false, true) => "Remove assumption",
        (false, false) => "Change assumption",
    };
    let before = editor.board.document().brief().assumptions.get(at);
    let retied = before.filter(|_| !text.is_empty()).map(|before| {
        let old = RationaleSource::Assumption(before.clone());
        let new = RationaleSource::Assumption(text.to_owned());
        rationale::renamed(&editor.board, &old, &new)
    });
    change_with(
        editor,
        step,
        retied.unwrap_or_default(),
        |brief| match brief.assumptions.get_mut(at) {
            Some(_) if text.is_empty() => drop(brief.assumptions.remove(at)),
            Some(assumed) => text.clone_into(assumed),
            None => brief.assumptions.push(text.to_owned()),
        },
    )
}

/// Changes what the brief says, as one step.
pub(in crate::editor) fn change(
    editor: &mut Editor,
    step: impl Into<String>,
    change: impl FnOnce(&mut Brief),
) -> Vec<Effect> {
    change_with(editor, step, Vec::new(), change)
}

/// The same with further edits that belong to the step.
fn change_with(
    editor: &mut Editor,
    step: impl Into<String>,
    mut edits: Vec<Edit>,
    change: impl FnOnce(&mut Brief),
) -> Vec<Effect> {
    let mut brief = editor.board.document().brief().clone();
    change(&mut brief);
    edits.push(Edit::SetBrief(brief));
    editor.commit(step, &edits)
}

/// Says a part of the problem as a learning problem.
pub(in crate::editor) fn set_framing(
    editor: &mut Editor,
    part: FramingField,
    text: &str,
) -> Vec<Effect> {
    let step = match part {
        FramingField::Objective => "Set objective",
        FramingField::Input => "Set input",
        FramingField::Output => "Set output",
        FramingField::Category => "Set kind of problem",
        FramingField::Why => "Set reason for the kind of problem",
    };
    change(editor, step, |brief| {
        let framing = &mut *brief.framing;
        let said = match part {
            FramingField::Objective => &mut framing.objective,
            FramingField::Input => &mut framing.input,
            FramingField::Output => &mut framing.output,
            FramingField::Category => &mut framing.category,
            FramingField::Why => &mut framing.why,
        };
        text.trim().clone_into(said);
    })
}

/// Says the task in one line.
pub(in crate::editor) fn set_task(editor: &mut Editor, task: String) -> Vec<Effect> {
    change(editor, "Change task", |brief| brief.task = task)
}

/// Fills in a field of the requirements card; `None` makes it unclear again.
pub(in crate::editor) fn set_requirement(
    editor: &mut Editor,
    field: &str,
    value: Option<Value>,
) -> Vec<Effect> {
    let spec = editor.board.catalog.requirement(field);
    let label = spec.map_or(field, |spec| &spec.label);
    let verb = if value.is_some() { "Set" } else { "Unset" };
    let step = format!("{verb} {label}");
    change(editor, step, |brief| match value {
        Some(value) => drop(brief.requirements.insert(field.to_owned(), value)),
        None => drop(brief.requirements.remove(field)),
    })
}
