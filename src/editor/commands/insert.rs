//! The Insert menu: building the graph by keyboard.

use crate::catalog::Side;
use crate::editor::commands::{Command, Group, Needs};
use crate::editor::walk::Way;
use crate::editor::{Action, Editor, Effect, Prompt, add, join, sprout};
use crate::model::Target;

pub const COMMANDS: &[Command] = &[
    command(
        "insert.search",
        "Component…",
        &["/"],
        Needs::Nothing,
        |_| vec![Effect::FocusSearch],
    ),
    command(
        "insert.connect",
        "Connection…",
        &["C"],
        Needs::OneNode,
        connect,
    ),
    command(
        "insert.reconnect",
        "Reconnect an end…",
        &["Shift+C"],
        Needs::OneEdge,
        reconnect,
    ),
    command(
        "insert.after",
        "Component or shape after this…",
        &["Ctrl+Right"],
        Needs::OneBox,
        |editor| grow(editor, Way::Right),
    ),
    command(
        "insert.before",
        "Component or shape before this…",
        &["Ctrl+Left"],
        Needs::OneBox,
        |editor| grow(editor, Way::Left),
    ),
    command(
        "insert.below",
        "Shape below this",
        &["Ctrl+Down"],
        Needs::OneBox,
        |editor| grow(editor, Way::Down),
    ),
    command(
        "insert.above",
        "Shape above this",
        &["Ctrl+Up"],
        Needs::OneBox,
        |editor| grow(editor, Way::Up),
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
        group: Group::Insert,
        title,
        keys,
        needs,
        run,
    }
}

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
        _ => Vec::new(),
    }
}

/// Draws one more of the selected shape, or asks what comes next to the selected component, at its likeliest port.
fn grow(editor: &mut Editor, way: Way) -> Vec<Effect> {
    let board = editor.board();
    if sprout::stem(board).is_some() {
        return sprout::grow(editor, way);
    }
    let side = match way {
        Way::Right => Side::Output,
        Way::Left => Side::Input,
        Way::Up | Way::Down => {
            return vec![Effect::info("Components grow to the right and to the left")];
        }
    };
    let node = board.selected_nodes().next().cloned();
    let end = node.and_then(|node| join::likeliest_end(board, &node, side));
    let Some(end) = end else {
        return vec![Effect::info("This component has no port on that side")];
    };
    let Some(at) = add::beside(board, &end, side) else {
        return Vec::new();
    };
    let from = Some((end, side));
    editor.act(Action::Prompt(Some(Prompt::PickKind { from, at })))
}
