//! Moving one end of an edge to another port.

use crate::catalog::PortSide;
use crate::editor::connect::choices::{join_choice, joints};
use crate::editor::connect::ports::carries;
use crate::editor::connect::{CandidateEdge, answer_to, between};
use crate::editor::{BoardState, Editor, Effect, JoinChoice, text::display_names};
use crate::model::{Edge, EdgeEnd, EdgeId, Edit, Target};

/// The ports that either end of an edge could move to, the nearest component first.
pub fn reconnections(board: &BoardState, edge: &EdgeId) -> Vec<JoinChoice> {
    let diagram = board.document().diagram();
    let Some(edge) = diagram.edge(edge) else {
        return Vec::new();
    };
    let mut found: Vec<(f64, JoinChoice)> = Vec::new();
    for side in [PortSide::Input, PortSide::Output] {
        let (moved, held) = match side {
            PortSide::Input => (&edge.to, &edge.from),
            PortSide::Output => (&edge.from, &edge.to),
        };
        for other in diagram.nodes().filter(|other| other.id != held.node) {
            let far = distance(
                board,
                moved,
                &EdgeEnd::new(other.id.clone(), held.port.clone()),
            );
            let ends = match side {
                PortSide::Input => (&held.node, &other.id),
                PortSide::Output => (&other.id, &held.node),
            };
            let fitting = joints(board, ends.0, ends.1).into_iter().filter(|choice| {
                let port = match side {
                    PortSide::Input => &choice.output,
                    PortSide::Output => &choice.input,
                };
                *port == held.port
            });
            found.extend(fitting.map(|choice| {
                let outgoing = side == PortSide::Input;
                (far, join_choice(board, ends.0, ends.1, outgoing, &choice))
            }));
        }
    }
    found.sort_by(|a, b| b.1.outgoing.cmp(&a.1.outgoing).then(a.0.total_cmp(&b.0)));
    found.into_iter().map(|(_, choice)| choice).collect()
}

fn distance(board: &BoardState, a: &EdgeEnd, b: &EdgeEnd) -> f64 {
    let center = |end: &EdgeEnd| {
        let found = board.derived().boxes.get(&end.node);
        found.map(|found| found.rect.center())
    };
    let ends = center(a).zip(center(b));
    ends.map_or(f64::MAX, |(a, b)| a.distance(b))
}

/// Moves an end to where the two ends say, as one step.
pub fn reconnect_to(
    editor: &mut Editor,
    edge: &EdgeId,
    from: &EdgeEnd,
    to: &EdgeEnd,
) -> Vec<Effect> {
    let candidate = between(&editor.board, from, to);
    match reconnected(&editor.board, edge, &candidate) {
        Some((label, edits)) => editor.commit_announced(label.clone(), &edits, label),
        None => Vec::new(),
    }
}

/// The step that moves the end and, where the old data type no longer fits, changes it: its name and its edits.
pub fn reconnected(
    board: &BoardState,
    id: &EdgeId,
    candidate: &CandidateEdge,
) -> Option<(String, Vec<Edit>)> {
    let edge: &Edge = board.document().diagram().edge(id)?;
    if edge.from == candidate.from && edge.to == candidate.to {
        return None;
    }
    let mut edits = vec![Edit::Reconnect {
        edge: id.clone(),
        from: candidate.from.clone(),
        to: candidate.to.clone(),
    }];
    let still_fits = edge
        .payload
        .as_ref()
        .is_some_and(|payload| carries(board, candidate, payload));
    if !still_fits && candidate.payload.is_some() {
        edits.push(Edit::SetPayload {
            edge: id.clone(),
            payload: candidate.payload.clone(),
        });
    }
    edits.extend(answer_follows(board, id, candidate));
    let moved = if edge.to == candidate.to {
        &candidate.from
    } else {
        &candidate.to
    };
    let name = display_names::node_name(board.document(), board.catalog(), &moved.node);
    Some((format!("Reconnect to {name}"), edits))
}

/// Where a request goes elsewhere whose line is also that of its answer, the answer goes with it, if the other component
/// has one.
fn answer_follows(board: &BoardState, id: &EdgeId, candidate: &CandidateEdge) -> Vec<Edit> {
    let is_alone =
        board.selection().len() == 1 && board.selection().contains(&Target::Edge(id.clone()));
    let pair = board.derived().pairs.pair(id);
    let pair = pair.filter(|pair| pair.request == *id && !is_alone && !board.shows_apart());
    let Some((pair, back)) = pair.zip(answer_to(board, candidate, None)) else {
        return Vec::new();
    };
    let edge = pair.answer.clone();
    let answer = board.document().diagram().edge(&edge);
    let payload = answer.and_then(|answer| answer.payload.as_ref());
    let still_fits = payload.is_some_and(|payload| carries(board, &back, payload));
    let payload = (!still_fits).then(|| Edit::SetPayload {
        edge: edge.clone(),
        payload: back.payload.clone(),
    });
    let moved = Edit::Reconnect {
        edge,
        from: back.from,
        to: back.to,
    };
    std::iter::once(moved).chain(payload).collect()
}
