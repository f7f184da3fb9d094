//! The Edit menu.

use crate::editor::commands::{Command, Group, Needs};
use crate::editor::walk::Way;
use crate::editor::{
    Action, Board, Editor, Effect, Prompt, Targets, answer, clipboard, groups, join, sticking,
    wording, writing,
};
use crate::model::{Edit, Target};

/// Steps of the arrow keys, in world units, without and with Shift.
const NUDGE: f64 = 1.0;
const BIG_NUDGE: f64 = 10.0;
/// Screen points the arrow keys move the board when nothing is selected.
const SCROLL: f64 = 40.0;

pub const COMMANDS: &[Command] = &[
    command("edit.undo", "Undo", &["Ctrl+Z"], Needs::Past, Editor::undo),
    command(
        "edit.redo",
        "Redo",
        &["Ctrl+Shift+Z", "Ctrl+Y"],
        Needs::Future,
        Editor::redo,
    ),
    command("edit.cut", "Cut", &["Ctrl+X"], Needs::Selection, cut),
    command("edit.copy", "Copy", &["Ctrl+C"], Needs::Selection, copy),
    command("edit.paste", "Paste", &["Ctrl+V"], Needs::Nothing, |_| {
        vec![Effect::RequestPaste]
    }),
    command(
        "edit.duplicate",
        "Duplicate",
        &["Ctrl+D"],
        Needs::Selection,
        clipboard::duplicate,
    ),
    command(
        "edit.delete",
        "Delete",
        &["Del", "Backspace"],
        Needs::Selection,
        |editor| {
            let targets = editor.selection().clone();
            editor.act(Action::Remove(targets))
        },
    ),
    command(
        "edit.delete_rejoin",
        "Delete and rejoin",
        &["Ctrl+Del", "Ctrl+Backspace"],
        Needs::Selection,
        join::remove_rejoining,
    ),
    command(
        "edit.replace",
        "Replace with…",
        &["Ctrl+R"],
        Needs::OneNode,
        |editor| {
            let node = editor.board().selected_nodes().next().cloned();
            let prompt = node.map(|node| Prompt::Replace { node });
            editor.act(Action::Prompt(prompt))
        },
    ),
    command(
        "edit.rename",
        "Rename…",
        &["Enter", "F2"],
        Needs::OneNamed,
        rename,
    ),
    command(
        "edit.select_all",
        "Select all",
        &["Ctrl+A"],
        Needs::Nothing,
        |editor| {
            let board = editor.board();
            let all = match board.entered() {
                Some(group) => groups::members(board.document(), group),
                None => board.unlocked(&board.all()),
            };
            editor.act(Action::Select(all))
        },
    ),
    command(
        "edit.deselect",
        "Select none",
        &["Esc"],
        Needs::Nothing,
        |editor| editor.act(Action::Select(Targets::new())),
    ),
    command(
        "edit.nudge_left",
        "Move left",
        &["Left"],
        Needs::Nothing,
        |editor| nudge(editor, Way::Left, NUDGE),
    ),
    command(
        "edit.nudge_right",
        "Move right",
        &["Right"],
        Needs::Nothing,
        |editor| nudge(editor, Way::Right, NUDGE),
    ),
    command(
        "edit.nudge_up",
        "Move up",
        &["Up"],
        Needs::Nothing,
        |editor| nudge(editor, Way::Up, NUDGE),
    ),
    command(
        "edit.nudge_down",
        "Move down",
        &["Down"],
        Needs::Nothing,
        |editor| nudge(editor, Way::Down, NUDGE),
    ),
    command(
        "edit.nudge_left_far",
        "Move far left",
        &["Shift+Left"],
        Needs::Nothing,
        |editor| nudge(editor, Way::Left, BIG_NUDGE),
    ),
    command(
        "edit.nudge_right_far",
        "Move far right",
        &["Shift+Right"],
        Needs::Nothing,
        |editor| nudge(editor, Way::Right, BIG_NUDGE),
    ),
    command(
        "edit.nudge_up_far",
        "Move far up",
        &["Shift+Up"],
        Needs::Nothing,
        |editor| nudge(editor, Way::Up, BIG_NUDGE),
    ),
    command(
        "edit.nudge_down_far",
        "Move far down",
        &["Shift+Down"],
        Needs::Nothing,
        |editor| nudge(editor, Way::Down, BIG_NUDGE),
    ),
];

const fn command(
    id: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
    needs: Needs,
    run: fn(&mut Editor) -> Vec<Effect>,
) -> Command {
    Command {
        id,
        group: Group::Edit,
        title,
        keys,
        needs,
        run,
    }
}

/// Whether a person can name it or write in it.
pub fn is_named(board: &Board, target: &Target) -> bool {
    match target {
        Target::Node(_) | Target::Edge(_) => true,
        Target::Sketch(id) => board
            .document()
            .sketch()
            .get(id)
            .is_some_and(|item| item.text().is_some()),
    }
}

fn copy(editor: &mut Editor) -> Vec<Effect> {
    match clipboard::copy(editor) {
        Some(text) => vec![Effect::CopyText(text)],
        None => vec![Effect::info(
            "A connection is copied together with its components: select those too",
        )],
    }
}

fn cut(editor: &mut Editor) -> Vec<Effect> {
    if let Some(refusal) = editor.refusal() {
        return vec![refusal];
    }
    let Some(text) = clipboard::copy(editor) else {
        return copy(editor);
    };
    let targets = editor.board().unlocked(editor.selection());
    if targets.is_empty() {
        return vec![Effect::info(wording::LOCKED)];
    }
    let name = wording::several(editor.document(), editor.catalog(), &targets);
    let mut effects = vec![Effect::CopyText(text)];
    let mut edits = sticking::staying(editor.board(), &targets);
    edits.push(Edit::Remove(targets));
    effects.extend(editor.commit(format!("Cut {name}"), &edits));
    effects
}

fn rename(editor: &mut Editor) -> Vec<Effect> {
    let Some(target) = editor.board().selected_one().cloned() else {
        return Vec::new();
    };
    if let Some(item) = editor.board().written_item(&target) {
        let asked = writing::ask(item);
        return editor.act(asked);
    }
    let text = answer::name_of(editor.board(), &target);
    editor.act(Action::Prompt(Some(Prompt::Rename { target, text })))
}

/// Moves the selection, or the board when nothing is selected. Presses in a row are one step.
fn nudge(editor: &mut Editor, way: Way, step: f64) -> Vec<Effect> {
    let targets = editor.selection().clone();
    if targets.is_empty() {
        let camera = editor.camera().panned(way.unit() * step * -SCROLL);
        return editor.act(Action::Look(camera));
    }
    let targets = editor.board().unlocked(&targets);
    if targets.is_empty() {
        return vec![Effect::info(wording::LOCKED)];
    }
    let name = wording::several(editor.document(), editor.catalog(), &targets);
    let key = format!("nudge {targets:?}");
    let by = way.unit() * step;
    let mut edits = sticking::letting_go(editor.board(), &targets);
    edits.push(Edit::Move { targets, by });
    let edits = editor.with_frames(&edits);
    editor.commit_joining(format!("Move {name}"), &key, &edits)
}
