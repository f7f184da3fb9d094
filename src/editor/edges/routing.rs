//! How connections run: those that are selected, or else all that do not say so themselves.

use std::collections::BTreeSet;

use crate::editor::{BoardState, Editor, Effect};
use crate::model::{EdgeId, Edit, LineRouting, Target};

impl BoardState {
    /// How the selected connections run, if all run alike; without any, how connections run on this board.
    pub fn edge_routing(&self) -> Option<LineRouting> {
        now(self)
    }
}

/// Gives the selected connections that course, or without any the whole board. What is as the board says anyway
/// says nothing itself, so that it follows the board.
pub(in crate::editor) fn set(editor: &mut Editor, course: LineRouting) -> Vec<Effect> {
    let (board, name) = (editor.board(), name(course));
    let chosen = selected(board);
    if chosen.is_empty() {
        let edit =
            Edit::SetBoardCourse(Some(course).filter(|course| *course != LineRouting::Curved));
        return editor.commit_announced(
            format!("{name} connections"),
            &[edit],
            format!("Connections are {}", name.to_lowercase()),
        );
    }
    let whole = board.document().header().edge_routing;
    let own = Some(course).filter(|course| *course != whole.unwrap_or(LineRouting::Curved));
    let said = match chosen.len() {
        1 => format!("Connection is {}", name.to_lowercase()),
        n => format!("{n} connections are {}", name.to_lowercase()),
    };
    let edit = Edit::SetCourses {
        edges: chosen,
        course: own,
    };
    editor.commit_announced(format!("{name} connections"), &[edit], said)
}

/// The course that the selected connections share, or without any the board's own.
fn now(board: &BoardState) -> Option<LineRouting> {
    let document = board.document();
    let mut all = selected(board).into_iter().filter_map(|id| {
        let edge = document.diagram().edge(&id)?;
        Some(document.routing(edge))
    });
    let Some(first) = all.next() else {
        return Some(
            document
                .header()
                .edge_routing
                .unwrap_or(LineRouting::Curved),
        );
    };
    all.all(|other| other == first).then_some(first)
}

fn selected(board: &BoardState) -> BTreeSet<EdgeId> {
    let edges = board.selection().iter().filter_map(|target| match target {
        Target::Edge(id) => Some(id.clone()),
        Target::Node(_) | Target::Sketch(_) => None,
    });
    edges.collect()
}

fn name(course: LineRouting) -> &'static str {
    match course {
        LineRouting::Curved => "Curved",
        LineRouting::Elbow => "Right-angled",
        LineRouting::Straight => "Straight",
    }
}
