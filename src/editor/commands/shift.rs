//! Commands of the Arrange menu that do by key what drags do: make space, move labels, put components into
//! connections.

use crate::editor::arrange::PushedItems;
use crate::editor::arrange::axis::Axis;
use crate::editor::commands::{Command, MenuGroup, Precondition};
use crate::editor::{Action, Editor, Effect, Prompt, text::display_names};
use crate::geom::share_along;
use crate::model::{Edit, Target};

/// How much space a key press makes or takes away, in world units.
const SPACE: f64 = 16.0;
/// How far a key press moves a label, as a share of its line.
const ALONG: f64 = 0.05;

pub const COMMANDS: &[Command] = &[
    Command::new(
        MenuGroup::Arrange,
        Precondition::OneEdge,
        "arrange.insert",
        "Insert component into connection…",
        &["I"],
        insert,
    ),
    Command::new(
        MenuGroup::Arrange,
        Precondition::OneEdge,
        "arrange.label_on",
        "Move label towards the end",
        &["Alt+."],
        |editor| label(editor, ALONG),
    ),
    Command::new(
        MenuGroup::Arrange,
        Precondition::OneEdge,
        "arrange.label_back",
        "Move label towards the start",
        &["Alt+,"],
        |editor| label(editor, -ALONG),
    ),
    Command::new(
        MenuGroup::Arrange,
        Precondition::Things,
        "arrange.space_right",
        "Make space to the right",
        &["Ctrl+Alt+Right"],
        |editor| space(editor, Axis::X, SPACE),
    ),
    Command::new(
        MenuGroup::Arrange,
        Precondition::Things,
        "arrange.space_left",
        "Remove space to the right",
        &["Ctrl+Alt+Left"],
        |editor| space(editor, Axis::X, -SPACE),
    ),
    Command::new(
        MenuGroup::Arrange,
        Precondition::Things,
        "arrange.space_down",
        "Make space below",
        &["Ctrl+Alt+Down"],
        |editor| space(editor, Axis::Y, SPACE),
    ),
    Command::new(
        MenuGroup::Arrange,
        Precondition::Things,
        "arrange.space_up",
        "Remove space below",
        &["Ctrl+Alt+Up"],
        |editor| space(editor, Axis::Y, -SPACE),
    ),
];

/// Asks which component goes into the selected connection.
fn insert(editor: &mut Editor) -> Vec<Effect> {
    match editor.board().selected_one().cloned() {
        Some(Target::Edge(edge)) => editor.act(Action::Prompt(Some(Prompt::Splice { edge }))),
        Some(Target::Node(_) | Target::Sketch(_)) | None => Vec::new(),
    }
}

/// Moves the label of the selected connection along its line. Presses in a row are one step.
fn label(editor: &mut Editor, by: f64) -> Vec<Effect> {
    let board = editor.board();
    let Some(target @ Target::Edge(id)) = board.selected_one() else {
        return Vec::new();
    };
    let (Some(edge), Some(route)) = (
        board.document().diagram().edge(id),
        board.derived().routes.get(id),
    ) else {
        return Vec::new();
    };
    let now = edge
        .label_at
        .unwrap_or_else(|| share_along(&route.path, route.label_at));
    let at = (((now + by) * 1000.0).round() / 1000.0).clamp(0.0, 1.0);
    let name = display_names::target_name(board.document(), board.catalog(), target);
    let edit = Edit::SetLabelPlace {
        edge: id.clone(),
        at: Some(at),
    };
    editor.commit_joining(
        format!("Move label of {name}"),
        &format!("label {name}"),
        &[edit],
    )
}

/// Pushes or pulls everything beyond the selection. Presses in a row are one step.
fn space(editor: &mut Editor, axis: Axis, by: f64) -> Vec<Effect> {
    let board = editor.board();
    let Some(extent) = board.extent(board.selection()) else {
        return Vec::new();
    };
    let beyond = PushedItems::new(board, axis, axis.span(extent).1);
    if beyond.moved.is_empty() {
        return vec![Effect::info("Nothing lies beyond the selection")];
    }
    let verb = if by < 0.0 { "Remove" } else { "Make" };
    let key = format!("space {axis:?} {:?}", board.selection());
    editor.commit_joining(format!("{verb} space"), &key, &beyond.pushed(by))
}
