//! The Insert menu: building the graph by keyboard.

use crate::catalog::Side;
use crate::editor::commands::{Command, Group, Needs};
use crate::editor::{Action, Editor, Effect, Prompt, add, join};
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
        "Component after this…",
        &["Ctrl+Right"],
        Needs::OneNode,
        |editor| grow(editor, Side::Output),
    ),
    command(
        "insert.before",
        "Component before this…",
        &["Ctrl+Left"],
        Needs::OneNode,
        |editor| grow(editor, Side::Input),
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

/// Asks what comes next to the selected component, at its likeliest port.
fn grow(editor: &mut Editor, side: Side) -> Vec<Effect> {
    let board = editor.board();
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
