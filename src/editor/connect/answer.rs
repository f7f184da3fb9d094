//! The answer that comes back where a request is connected: made in the same step, where the catalogue says what
//! answers what.

use crate::catalog::{Fit, Kind};
use crate::editor::connect::saying::{name, payload_title};
use crate::editor::connect::{CandidateEdge, CandidateEnd, candidate_edge};
use crate::editor::{BoardState, Effect};
use crate::model::{Edge, EdgeEnd, NodeId};
use crate::scene::EdgePair;

/// Whether a request brings its answer with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answering {
    /// Where it is clear which.
    #[default]
    WithAnswer,
    OneWay,
}

/// The edge back that a new edge asks for: from the one output that is said to answer it, to an input with room for it.
/// `None` where there is no answer, more than one, or one on the board already.
pub fn answer_to(
    board: &BoardState,
    request: &CandidateEdge,
    new: Option<(&NodeId, &'static Kind)>,
) -> Option<CandidateEdge> {
    let kind = |id: &NodeId| match new {
        Some((new, kind)) if new == id => Some(kind),
        Some(_) | None => board.kind_of(id),
    };
    let (asker, asked) = (kind(&request.from.node)?, kind(&request.to.node)?);
    let is_request = request
        .payload
        .as_ref()
        .and_then(|payload| board.catalog().payload(payload.as_str()))
        .is_some_and(|payload| payload.asks);
    if !is_request || request.fit == Fit::No || has_answer(board, request, (asker, asked)) {
        return None;
    }
    let mut answers = asked.outputs_answering(&request.to.port).map(|output| {
        let from = CandidateEnd {
            node: &request.to.node,
            kind: Some(asked),
            port: Some(output),
        };
        let to = CandidateEnd {
            node: &request.from.node,
            kind: Some(asker),
            port: None,
        };
        candidate_edge(board, from, to)
    });
    let answer = answers.next().filter(|_| answers.next().is_none())?;
    let mut inputs = asker.inputs_for_answer(&request.from.port);
    let is_taken = inputs.any(|input| *input == answer.to.port);
    let is_free = has_room(board, asker, &answer.to);
    (is_taken && is_free && answer.fit != Fit::No).then_some(answer)
}

/// Whether an edge back answers the request already and no other one.
fn has_answer(board: &BoardState, request: &CandidateEdge, kinds: (&Kind, &Kind)) -> bool {
    let (document, catalog) = (board.document(), board.catalog());
    let edge = Edge::new(
        "".into(),
        request.from.clone(),
        request.to.clone(),
        request.payload.clone(),
    );
    let back = document
        .diagram()
        .edges_between(&request.to.node, &request.from.node);
    back.into_iter().any(|answer| {
        catalog.is_answer(kinds, &edge, answer)
            && EdgePair::holding(document, catalog, answer).is_none()
    })
}

fn has_room(board: &BoardState, kind: &Kind, end: &EdgeEnd) -> bool {
    let port = kind.input(end.port.as_str());
    let incoming = board.document().diagram().incoming(&end.node);
    port.is_some_and(|port| port.many || !incoming.iter().any(|edge| edge.to.port == end.port))
}

/// What is said of an answer that came with its request.
pub(super) fn announced(board: &BoardState, answer: &CandidateEdge) -> Effect {
    let asked = name(board, &answer.from);
    let what = answer.payload.as_ref();
    let what = what.map_or_else(
        || "Its answer".to_owned(),
        |payload| payload_title(board.catalog(), payload),
    );
    Effect::info(format!(
        "{what} comes back from {asked}. Hold Alt while dropping for one way only"
    ))
}
