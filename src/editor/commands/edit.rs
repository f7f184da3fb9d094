//! The Edit menu.

use crate::editor::arrange::fold;
use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::input::arrow_direction::ArrowDirection;
use crate::editor::{
    Action, BoardAction, BoardState, Editor, Effect, Prompt, TargetSet, ViewAction, bindings,
    clipboard, connect, prompt::answer, selection::groups, text::display_names, text::writing,
};
use crate::model::{Edit, Target};

/// Steps of the arrow keys, in world units, without and with Shift.
const NUDGE: f64 = 1.0;
const BIG_NUDGE: f64 = 10.0;
/// Screen points the arrow keys move the board when nothing is selected.
const SCROLL: f64 = 40.0;

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Edit,
        Precondition::Past,
        "edit.undo",
        "Undo",
        &["Ctrl+Z"],
        Editor::undo,
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Future,
        "edit.redo",
        "Redo",
        &["Ctrl+Shift+Z", "Ctrl+Y"],
        Editor::redo,
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Selection,
        "edit.cut",
        "Cut",
        &["Ctrl+X"],
        cut,
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Selection,
        "edit.copy",
        "Copy",
        &["Ctrl+C"],
        copy,
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.paste",
        "Paste",
        &["Ctrl+V"],
        |_| vec![Effect::RequestPaste],
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Selection,
        "edit.duplicate",
        "Duplicate",
        &["Ctrl+D"],
        clipboard::duplicate,
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Selection,
        "edit.delete",
        "Delete",
        &["Del", "Backspace"],
        |editor| {
            let targets = editor.selection().clone();
            editor.act(Action::Board(BoardAction::Remove(targets)))
        },
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Selection,
        "edit.delete_rejoin",
        "Delete and reconnect",
        &["Ctrl+Del", "Ctrl+Backspace"],
        connect::remove_rejoining,
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::OneNode,
        "edit.replace",
        "Replace with…",
        &["Ctrl+R"],
        |editor| {
            let node = editor.board().selected_nodes().next().cloned();
            let prompt = node.map(|node| Prompt::Replace { node });
            editor.act(Action::Prompt(prompt))
        },
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::OneNamed,
        "edit.rename",
        "Rename…",
        &["Enter", "F2"],
        rename,
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.select_all",
        "Select all",
        &["Ctrl+A"],
        |editor| {
            let board = editor.board();
            let all = match board.entered() {
                Some(group) => groups::members(board.document(), group),
                None => board.unlocked(&board.all()),
            };
            editor.act(Action::View(ViewAction::Select(all)))
        },
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.deselect",
        "Select none",
        &["Esc"],
        |editor| editor.act(Action::View(ViewAction::Select(TargetSet::new()))),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.nudge_left",
        "Move left",
        &["Left"],
        |editor| nudge(editor, ArrowDirection::Left, NUDGE),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.nudge_right",
        "Move right",
        &["Right"],
        |editor| nudge(editor, ArrowDirection::Right, NUDGE),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.nudge_up",
        "Move up",
        &["Up"],
        |editor| nudge(editor, ArrowDirection::Up, NUDGE),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.nudge_down",
        "Move down",
        &["Down"],
        |editor| nudge(editor, ArrowDirection::Down, NUDGE),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.nudge_left_far",
        "Move far left",
        &["Shift+Left"],
        |editor| nudge(editor, ArrowDirection::Left, BIG_NUDGE),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.nudge_right_far",
        "Move far right",
        &["Shift+Right"],
        |editor| nudge(editor, ArrowDirection::Right, BIG_NUDGE),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.nudge_up_far",
        "Move far up",
        &["Shift+Up"],
        |editor| nudge(editor, ArrowDirection::Up, BIG_NUDGE),
    ),
    Command::new(
        MenuGroup::Edit,
        Precondition::Nothing,
        "edit.nudge_down_far",
        "Move far down",
        &["Shift+Down"],
        |editor| nudge(editor, ArrowDirection::Down, BIG_NUDGE),
    ),
];

/// Whether a person can name it or write in it.
pub fn is_named(board: &BoardState, target: &Target) -> bool {
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
    if let Some(mismatch) = editor.edit_error() {
        return vec![mismatch];
    }
    let Some(text) = clipboard::copy(editor) else {
        return copy(editor);
    };
    let targets = editor.board().unlocked(editor.selection());
    if targets.is_empty() {
        return vec![Effect::info(display_names::LOCKED)];
    }
    let name = display_names::several(editor.document(), editor.catalog(), &targets);
    let mut effects = vec![Effect::CopyText(text)];
    let targets = fold::with_folded(editor.board(), &targets);
    let mut edits = bindings::staying(editor.board(), &targets);
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
fn nudge(editor: &mut Editor, way: ArrowDirection, step: f64) -> Vec<Effect> {
    let targets = editor.selection().clone();
    if targets.is_empty() {
        let camera = editor.camera().panned(way.unit() * step * -SCROLL);
        return editor.act(Action::View(ViewAction::SetCamera(camera)));
    }
    let targets = editor.board().unlocked(&targets);
    if targets.is_empty() {
        return vec![Effect::info(display_names::LOCKED)];
    }
    let name = display_names::several(editor.document(), editor.catalog(), &targets);
    let key = format!("nudge {targets:?}");
    let by = way.unit() * step;
    let mut edits = bindings::letting_go(editor.board(), &targets);
    edits.push(Edit::Move { targets, by });
    let edits = editor.with_frames(&edits);
    editor.commit_joining(format!("Move {name}"), &key, &edits)
}
