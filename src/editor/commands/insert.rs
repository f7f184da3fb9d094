//! The Insert menu: building the graph by keyboard.

use crate::catalog::PortSide;
use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::input::arrow_direction::ArrowDirection;
use crate::editor::{Action, Editor, Effect, Prompt, arrange::placement, connect, quick_add};
use crate::model::Target;

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Insert,
        Precondition::Nothing,
        "insert.search",
        "Component…",
        &["/"],
        |_| vec![Effect::FocusSearch],
    ),
    Command::new(
        MenuGroup::Insert,
        Precondition::OneNode,
        "insert.connect",
        "Connection…",
        &["C"],
        connect,
    ),
    Command::new(
        MenuGroup::Insert,
        Precondition::OneEdge,
        "insert.reconnect",
        "Reconnect an end…",
        &["Shift+C"],
        reconnect,
    ),
    Command::new(
        MenuGroup::Insert,
        Precondition::OneBox,
        "insert.after",
        "Component or shape after this…",
        &["Ctrl+Right"],
        |editor| grow(editor, ArrowDirection::Right),
    ),
    Command::new(
        MenuGroup::Insert,
        Precondition::OneBox,
        "insert.before",
        "Component or shape before this…",
        &["Ctrl+Left"],
        |editor| grow(editor, ArrowDirection::Left),
    ),
    Command::new(
        MenuGroup::Insert,
        Precondition::OneBox,
        "insert.below",
        "Shape below this",
        &["Ctrl+Down"],
        |editor| grow(editor, ArrowDirection::Down),
    ),
    Command::new(
        MenuGroup::Insert,
        Precondition::OneBox,
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
    if quick_add::source_shape(board).is_some() {
        return quick_add::add_connected(editor, way);
    }
    let side = match way {
        ArrowDirection::Right => PortSide::Output,
        ArrowDirection::Left => PortSide::Input,
        ArrowDirection::Up | ArrowDirection::Down => {
            return vec![Effect::info(
                "Components can be added to the right and to the left only",
            )];
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
