//! What letting go of a new component means: on free ground it is added, on an edge it goes into it, on the
//! middle of another component it takes its place.

use crate::editor::connect::{KindReplacement, Splice, no_splice, replace, replacement, splice};
use crate::editor::{BoardState, Editor, Effect, Modifiers, add};
use crate::geom::Point;
use crate::model::{EdgeId, KindId, NodeId, Target};
use crate::scene::Hit;

/// What would happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DropPlan {
    Add,
    Splice(Box<Splice>),
    Replace(KindReplacement),
}

/// What letting go of a component of that kind would do. With Shift all of a component stands for its middle;
/// with Ctrl it is only added.
pub fn plan(board: &BoardState, kind: &KindId, at: Point, modifiers: Modifiers) -> DropPlan {
    if modifiers.ctrl {
        return DropPlan::Add;
    }
    match board.hit(at) {
        Some(Hit::Node(node) | Hit::Badge(node) | Hit::Port { node, .. }) => {
            let aimed = modifiers.shift || is_middle(board, &node, at);
            let found = aimed.then(|| replacement(board, &node, kind)).flatten();
            found.map_or(DropPlan::Add, DropPlan::Replace)
        }
        Some(Hit::Edge(edge) | Hit::EdgeEnd { edge, .. }) => splice(board, &edge, kind)
            .map_or(DropPlan::Add, |splice| DropPlan::Splice(Box::new(splice))),
        Some(Hit::Sketch(_)) | None => DropPlan::Add,
    }
}

/// What the label beside the pointer says; `None` on free ground.
pub fn plan_hint(
    board: &BoardState,
    kind: &KindId,
    at: Point,
    modifiers: Modifiers,
) -> Option<String> {
    match plan(board, kind, at, modifiers) {
        DropPlan::Splice(splice) => Some(splice.say(board)),
        DropPlan::Replace(replacement) => Some(replacement.say(board)),
        DropPlan::Add => match board.hit(at)? {
            Hit::Edge(edge) | Hit::EdgeEnd { edge, .. } if !modifiers.ctrl => {
                let kind = board.catalog().kind(kind.as_str())?;
                Some(no_splice(board, &edge, kind))
            }
            Hit::Node(node) | Hit::Badge(node) if !modifiers.ctrl => {
                let _possible = replacement(board, &node, kind)?;
                Some("Drop in its middle, or with Shift, to replace it".to_owned())
            }
            Hit::Edge(_)
            | Hit::EdgeEnd { .. }
            | Hit::Node(_)
            | Hit::Badge(_)
            | Hit::Port { .. }
            | Hit::Sketch(_) => None,
        },
    }
}

fn is_middle(board: &BoardState, node: &NodeId, at: Point) -> bool {
    let rect = board.bounds(&Target::Node(node.clone()));
    rect.is_some_and(|rect| {
        rect.inflate(-rect.width() / 4.0, -rect.height() / 4.0)
            .contains(at)
    })
}

/// Puts a component of the kind into the edge, where its label stands.
pub fn splice_kind(editor: &mut Editor, edge: &EdgeId, kind: &KindId) -> Vec<Effect> {
    let board = editor.board();
    let route = board.derived().line_of(edge);
    match (splice(board, edge, kind), route) {
        (Some(splice), Some(route)) => {
            let at = route.label_at;
            add::spliced(editor, kind, at, &splice)
        }
        _ => Vec::new(),
    }
}

/// Does what [`plan`] says.
pub fn drop_kind(
    editor: &mut Editor,
    kind: &KindId,
    at: Point,
    modifiers: Modifiers,
) -> Vec<Effect> {
    match plan(editor.board(), kind, at, modifiers) {
        DropPlan::Add => add::component(editor, kind, Some(at)),
        DropPlan::Splice(splice) => add::spliced(editor, kind, at, &splice),
        DropPlan::Replace(found) => replace(editor, &found.node, kind),
    }
}
