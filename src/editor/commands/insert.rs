//! The Insert menu: building the graph by keyboard.

use crate::catalog::Side;
use crate::editor::commands::{Command, Group, Needs};
use crate::editor::input::arrow_direction::ArrowDirection;
use crate::editor::{Action, Editor, Effect, Prompt, arrange::placement, connect, quick_add};
use crate::model::Target;

pub const COMMANDS: &[Command] = &[
    Command::new(
        Group::Insert,
        Needs::Nothing,
        "insert.search",
        "Component…",
        &["/"],
        |_| vec![Effect::FocusSearch],
    ),
    Command::new(
        Group::Insert,
        Needs::OneNode,
        "insert.connect",
        "Connection…",
        &["C"],
        connect,
    ),
    Command::new(
        Group::Insert,
        Needs::OneEdge,
        "insert.reconnect",
        "Reconnect an end…",
        &["Shift+C"],
        reconnect,
    ),
    Command::new(
        Group::Insert,
        Needs::OneBox,
        "insert.after",
        "Component or shape after this…",
        &["Ctrl+Right"],
        |editor| grow(editor, ArrowDirection::Right),
    ),
    Command::new(
        Group::Insert,
        Needs::OneBox,
        "insert.before",
        "Component or shape before this…",
        &["Ctrl+Left"],
        |editor| grow(editor, ArrowDirection::Left),
    ),
    Command::new(
        Group::Insert,
        Needs::OneBox,
        "insert.below",
        "Shape below this",
        &["Ctrl+Down"],
        |editor| grow(editor, ArrowDirection::Down),
    ),
    Command::new(
        Group::Insert,
        Needs::OneBox,
        "insert.above",
        "Shape above this",
        &["Ctrl+Up"],
        |editor| grow(editor, ArrowDirection::Up),
    ),
];

fn connect(editor: &mut Editor) -> Vec<Effect> {
    let Some(node) = editor.board().selected_nodes().next().cloned() else {
        return Vec::new();
    };
    editor.act(Action::Prompt(Some(Prompt::Connect { node })))
}

/// Asks where an end of the selected connection goes instead.
fn reconnect(editor: &mut Editor) -> Vec<Effect> {
    match editor.board().selected_one().cloned() {
        Some(Target::Edge(edge)) => editor.act(Action::Prompt(Some(Prompt::Reconnect { edge }))),
        Some(Target::Node(_) | Target::Sketch(_)) | None => Vec::new(),
    }
}

/// Draws one more of the selected shape, or asks what comes next to the selected component, at its likeliest port.
fn grow(editor: &mut Editor, way: ArrowDirection) -> Vec<Effect> {
    let board = editor.board();
    if quick_add::stem(board).is_some() {
        return quick_add::grow(editor, way);
    }
    let side = match way {
        ArrowDirection::Right => Side::Output,
        ArrowDirection::Left => Side::Input,
        ArrowDirection::Up | ArrowDirection::Down => {
            return vec![Effect::info("Components grow to the right and to the left")];
        }
    };
    let node = board.selected_nodes().next().cloned();
    let end = node.and_then(|node| connect::likeliest_end(board, &node, side));
    let Some(end) = end else {
        return vec![Effect::info("This component has no port on that side")];
    };
    let Some(at) = placement::beside(board, &end, side) else {
        return Vec::new();
    };
    let from = Some((end, side));
    editor.act(Action::Prompt(Some(Prompt::PickKind { from, at })))
}
