//! Putting a component into an edge: what flowed from one end to the other flows through it.

use std::collections::BTreeSet;

use crate::catalog::{Attempt, Kind, PortChoice};
use crate::editor::connect::ports::arriving;
use crate::editor::connect::saying::{name, payload_title};
use crate::editor::{BoardState, text::display_names};
use crate::model::{Edge, EdgeEnd, EdgeId, Edit, FreshIds, KindId, NodeId, PayloadId, Target};

/// A component in an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The edge that the component goes into.
    pub edge: EdgeId,
    from: EdgeEnd,
    to: EdgeEnd,
    into: PortChoice,
    out: PortChoice,
}

/// How a component of that kind goes into the edge; `None` where ports or types do not allow it.
pub fn splice(board: &BoardState, edge: &EdgeId, kind: &KindId) -> Option<Splice> {
    let edge = board.document().diagram().edge(edge)?;
    let middle = board.catalog().kind(kind.as_str())?;
    let source = board.kind_of(&edge.from.node)?;
    let target = board.kind_of(&edge.to.node)?;
    let before = arriving(board, &edge.from.node);
    let into = Attempt {
        source,
        output: Some(edge.from.port.as_str()),
        arriving: &before,
        target: middle,
        input: None,
        payload: None,
    };
    let into = best(board, into, edge.payload.as_ref())?;
    let within = BTreeSet::from([into.payload.clone()]);
    let out = Attempt {
        source: middle,
        output: None,
        arriving: &within,
        target,
        input: Some(edge.to.port.as_str()),
        payload: None,
    };
    Some(Splice {
        out: best(board, out, edge.payload.as_ref())?,
        edge: edge.id.clone(),
        from: edge.from.clone(),
        to: edge.to.clone(),
        into,
    })
}

/// The best way that carries what flowed before, or else the best way.
fn best(board: &BoardState, attempt: Attempt, payload: Option<&PayloadId>) -> Option<PortChoice> {
    let same = payload.and_then(|payload| {
        let payload = Some(payload.as_str());
        let choices = board.catalog().choices(&Attempt { payload, ..attempt });
        choices.best().cloned()
    });
    same.or_else(|| board.catalog().choices(&attempt).best().cloned())
}

/// The edge under a component that is let go at its place, if it could go into it. Only a component that is
/// joined to nothing goes into an edge.
pub fn splice_of(board: &BoardState, node: &NodeId, edge: Option<EdgeId>) -> Option<Splice> {
    let diagram = board.document().diagram();
    let kind = &diagram.node(node)?.kind;
    let is_free = diagram.incoming(node).is_empty() && diagram.outgoing(node).is_empty();
    is_free.then(|| splice(board, &edge?, kind)).flatten()
}

impl Splice {
    /// Edits that lead the edge into `node` and on from there.
    pub fn edits(&self, board: &BoardState, node: &NodeId) -> Vec<Edit> {
        let edge = self.edge.clone();
        let second = Edge::new(
            FreshIds::new(board.document()).edge(),
            EdgeEnd::new(node.clone(), self.out.output.clone()),
            self.to.clone(),
            Some(self.out.payload.clone()),
        );
        vec![
            Edit::Reconnect {
                edge: edge.clone(),
                from: self.from.clone(),
                to: EdgeEnd::new(node.clone(), self.into.input.clone()),
            },
            Edit::SetPayload {
                edge: edge.clone(),
                payload: Some(self.into.payload.clone()),
            },
            Edit::SetVia {
                edge: edge.clone(),
                via: Vec::new(),
            },
            Edit::SetLabelPlace { edge, at: None },
            Edit::AddEdge(second),
        ]
    }

    /// What would happen, in a line: `Between Client and Ranker: request in, candidates out`.
    pub fn say(&self, board: &BoardState) -> String {
        let title = |payload| payload_title(board.catalog(), payload).to_lowercase();
        let (before, after) = (name(board, &self.from), name(board, &self.to));
        let (into, out) = (title(&self.into.payload), title(&self.out.payload));
        if into == out {
            format!("Between {before} and {after}: {into}")
        } else {
            format!("Between {before} and {after}: {into} in, {out} out")
        }
    }
}

/// Why a kind does not go into an edge.
pub fn no_splice(board: &BoardState, edge: &EdgeId, kind: &Kind) -> String {
    let edge = Target::Edge(edge.clone());
    let edge = display_names::target_name(board.document(), board.catalog(), &edge);
    format!("{} does not fit into {edge}", kind.name)
}
