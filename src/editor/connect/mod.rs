//! Joining ports: the edge that two ends make, and making it. [`ports`] says what fits, [`choices`] lists what
//! could be joined by keyboard, [`saying`] puts it into words. [`mod@splice`], [`mod@replace`], [`mod@reconnect`] and [`heal`] rebuild
//! edges when components come between them, take each other's place or go.

mod answer;
mod candidate_edge;
mod choices;
mod heal;
mod pending;
mod plan;
mod ports;
mod reconnect;
mod replace;
mod saying;
mod splice;

use crate::catalog::{Attempt, Fit, Kind, PortChoice, PortSide};
use crate::editor::{BoardState, Editor, Effect, Prompt, TargetSet};
use crate::model::{
    Edge, EdgeEnd, EdgeId, Edit, FreshIds, Node, NodeId, PayloadId, PortName, Target,
};

pub use answer::{Answering, answer_to};
pub use candidate_edge::CandidateEdge;
pub use choices::choices;
pub use heal::remove_rejoining;
pub use pending::ConnectDrag;
pub(in crate::editor) use pending::ConnectTarget;
pub use plan::{DropPlan, drop_kind, plan, plan_hint, splice_kind};
pub use ports::{fits, fitting_kinds, likeliest_end, opposite, port_at};
pub use reconnect::{reconnect_to, reconnected, reconnections};
pub use replace::{KindReplacement, other_kinds, replace, replacement};
pub use saying::{payload_title, say};
pub use splice::{Splice, no_splice, splice, splice_of};

use answer::announced;
use ports::arriving;
use saying::{clash_text, name};

/// One end as far as it is known.
#[derive(Clone, Copy)]
struct CandidateEnd<'a> {
    node: &'a NodeId,
    kind: Option<&'static Kind>,
    /// `None` leaves the port open.
    port: Option<&'a PortName>,
}

impl<'a> CandidateEnd<'a> {
    fn new(board: &BoardState, end: &'a EdgeEnd) -> Self {
        Self {
            node: &end.node,
            kind: board.kind_of(&end.node),
            port: Some(&end.port).filter(|port| !port.as_str().is_empty()),
        }
    }

    fn open(board: &BoardState, node: &'a NodeId) -> Self {
        Self {
            node,
            kind: board.kind_of(node),
            port: None,
        }
    }
}

/// The edge between two ports.
pub fn between(board: &BoardState, from: &EdgeEnd, to: &EdgeEnd) -> CandidateEdge {
    candidate_edge(
        board,
        CandidateEnd::new(board, from),
        CandidateEnd::new(board, to),
    )
}

/// The edge between a port and whatever port of `node` suits it best; `None` when that has none on the other side.
pub fn with_node(
    board: &BoardState,
    end: &EdgeEnd,
    side: PortSide,
    node: &NodeId,
) -> Option<CandidateEdge> {
    with_half(board, end, side, CandidateEnd::open(board, node))
}

/// The edge between a port and a node that is about to be added.
pub fn with_new(
    board: &BoardState,
    end: &EdgeEnd,
    side: PortSide,
    node: &Node,
) -> Option<CandidateEdge> {
    let half = CandidateEnd {
        node: &node.id,
        kind: board.catalog().kind(node.kind.as_str()),
        port: None,
    };
    with_half(board, end, side, half)
}

fn with_half(
    board: &BoardState,
    end: &EdgeEnd,
    side: PortSide,
    other: CandidateEnd,
) -> Option<CandidateEdge> {
    let has_port = other.kind.is_none_or(|kind| match side {
        PortSide::Output => !kind.inputs.is_empty(),
        PortSide::Input => !kind.outputs.is_empty(),
    });
    let held = CandidateEnd::new(board, end);
    has_port.then(|| match side {
        PortSide::Output => candidate_edge(board, held, other),
        PortSide::Input => candidate_edge(board, other, held),
    })
}

fn candidate_edge(board: &BoardState, from: CandidateEnd, to: CandidateEnd) -> CandidateEdge {
    let (Some(source), Some(target)) = (from.kind, to.kind) else {
        return unknown_candidate(from, to);
    };
    let arriving = arriving(board, from.node);
    let attempt = Attempt {
        source,
        output: from.port.map(PortName::as_str),
        arriving: &arriving,
        target,
        input: to.port.map(PortName::as_str),
        payload: None,
    };
    let choices = board.catalog().choices(&attempt);
    let ends = |output: &PortName, input: &PortName| {
        (
            EdgeEnd::new(from.node.clone(), output.clone()),
            EdgeEnd::new(to.node.clone(), input.clone()),
        )
    };
    if let Some(best) = best(board, from.node, to, choices.all()) {
        let is_leading = choices.leading().contains(best);
        let rivals = choices
            .leading()
            .iter()
            .filter(|_| choices.must_ask() && is_leading);
        let (from, to) = ends(&best.output, &best.input);
        return CandidateEdge {
            from,
            to,
            payload: Some(best.payload.clone()),
            fit: best.fit,
            ask: rivals.map(|choice| choice.payload.clone()).collect(),
        };
    }
    let Some(clash) = board.catalog().clash(&attempt) else {
        return unknown_candidate(from, to);
    };
    let (from, to) = ends(&clash.output, &clash.input);
    CandidateEdge {
        from,
        to,
        payload: Some(clash.payload),
        fit: Fit::No,
        ask: Vec::new(),
    }
}

/// The best choice that would not be an edge too many; the best of all when each would be.
fn best<'c>(
    board: &BoardState,
    from: &NodeId,
    to: CandidateEnd,
    choices: &'c [PortChoice],
) -> Option<&'c PortChoice> {
    let incoming = board.document().diagram().incoming(to.node);
    let is_free = |choice: &&PortChoice| {
        let port = to.kind.and_then(|kind| kind.input(choice.input.as_str()));
        let many = port.is_some_and(|port| port.many);
        let mut here = incoming.iter().filter(|edge| edge.to.port == choice.input);
        !here.any(|edge| !many || is_same(edge, from, choice))
    };
    choices.iter().find(is_free).or(choices.first())
}

fn is_same(edge: &Edge, from: &NodeId, choice: &PortChoice) -> bool {
    edge.from.node == *from
        && edge.from.port == choice.output
        && edge.payload.as_ref() == Some(&choice.payload)
}

/// An end of unknown kind or port takes what the other end says, if it says one thing.
fn unknown_candidate(from: CandidateEnd, to: CandidateEnd) -> CandidateEdge {
    let output = from.kind.and_then(|kind| {
        let named = from.port.and_then(|port| kind.output(port.as_str()));
        named.or(kind.outputs.first())
    });
    let input = to.kind.and_then(|kind| {
        let named = to.port.and_then(|port| kind.input(port.as_str()));
        named.or(kind.inputs.first())
    });
    let said = output
        .and_then(|port| port.emits.first())
        .or(input.and_then(|port| port.accepts.first()));
    let port = |given: Option<&PortName>, found: Option<&PortName>| {
        given
            .or(found)
            .cloned()
            .unwrap_or_else(|| PortName::from(""))
    };
    CandidateEdge {
        from: EdgeEnd::new(
            from.node.clone(),
            port(from.port, output.map(|port| &port.name)),
        ),
        to: EdgeEnd::new(to.node.clone(), port(to.port, input.map(|port| &port.name))),
        payload: said.cloned(),
        fit: Fit::Widened,
        ask: Vec::new(),
    }
}

/// The edges that joints make, under new ids.
pub fn edges<'a>(
    board: &BoardState,
    candidates: impl IntoIterator<Item = &'a CandidateEdge>,
) -> Vec<Edge> {
    let mut ids = FreshIds::new(board.document());
    let edge = |made: &CandidateEdge| {
        let (from, to) = (made.from.clone(), made.to.clone());
        Edge::new(ids.edge(), from, to, made.payload.clone())
    };
    candidates.into_iter().map(edge).collect()
}

/// Connects two ports as one step, with the answer where that is wanted and clear, selects what is made, says what is
/// wrong with it, and asks what is unclear.
pub fn connect(
    editor: &mut Editor,
    from: &EdgeEnd,
    to: &EdgeEnd,
    answering: Answering,
) -> Vec<Effect> {
    let candidate = between(&editor.board, from, to);
    if candidate.from.node == candidate.to.node {
        return vec![Effect::info(
            "A component cannot be connected with itself; loops go through another component",
        )];
    }
    if let Some(existing) = twin(&editor.board, &candidate) {
        editor.select(TargetSet::from([Target::Edge(existing)]));
        return vec![Effect::info("These ports are connected already")];
    }
    let back = match answering {
        Answering::WithAnswer => answer_to(&editor.board, &candidate, None),
        Answering::OneWay => None,
    };
    let made = edges(&editor.board, std::iter::once(&candidate).chain(&back));
    let ids: Vec<EdgeId> = made.iter().map(|edge| edge.id.clone()).collect();
    let label = format!(
        "Connect {} to {}",
        name(&editor.board, &candidate.from),
        name(&editor.board, &candidate.to)
    );
    let adding: Vec<Edit> = made.into_iter().map(Edit::AddEdge).collect();
    let mut effects = editor.commit(label.clone(), &adding);
    if editor.document().diagram().edge(&ids[0]).is_none() {
        return effects;
    }
    editor.select(ids.iter().cloned().map(Target::Edge).collect());
    effects.push(match candidate.fit {
        Fit::No => Effect::warning(clash_text(&editor.board, &candidate)),
        Fit::Exact | Fit::Widened => Effect::Announce(label),
    });
    effects.extend(back.iter().map(|back| announced(&editor.board, back)));
    ask_first(editor, ids, std::iter::once(candidate).chain(back));
    effects
}

/// Asks what the first of some new edges carries about which only a person can decide.
pub fn ask_first(
    editor: &mut Editor,
    ids: Vec<EdgeId>,
    made: impl IntoIterator<Item = CandidateEdge>,
) {
    let mut unclear = ids.into_iter().zip(made);
    if let Some((edge, made)) = unclear.find(|(_, made)| made.ask.len() > 1) {
        ask(editor, edge, made.ask);
    }
}

/// Asks what an edge carries when only a person can decide.
fn ask(editor: &mut Editor, edge: EdgeId, choices: Vec<PayloadId>) {
    if choices.len() > 1 {
        editor.prompt = Some(Prompt::PickPayload { edge, choices });
    }
}

fn twin(board: &BoardState, candidate: &CandidateEdge) -> Option<EdgeId> {
    let incoming = board
        .document()
        .diagram()
        .incoming(&candidate.to.node)
        .into_iter();
    let mut same = incoming.filter(|edge| {
        edge.from == candidate.from && edge.to == candidate.to && edge.payload == candidate.payload
    });
    same.next().map(|edge| edge.id.clone())
}
