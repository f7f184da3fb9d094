//! Joining ports: the edge that two ends make, and making it. [`ports`] says what fits, [`choices`] lists what
//! could be joined by keyboard, [`saying`] puts it into words. [`mod@splice`], [`mod@replace`], [`mod@reconnect`] and [`heal`] rebuild
//! edges when components come between them, take each other's place or go.

mod choices;
mod heal;
mod joint;
mod pending;
mod plan;
mod ports;
mod reconnect;
mod replace;
mod saying;
mod splice;

use crate::catalog::{Attempt, Choice, Fit, Kind, Side};
use crate::editor::{Board, Editor, Effect, Prompt, Targets};
use crate::model::{Edge, EdgeId, Edit, End, FreshIds, Node, NodeId, PayloadId, PortName, Target};

pub use choices::choices;
pub use heal::remove_rejoining;
pub use joint::Joint;
pub use pending::Connecting;
pub(in crate::editor) use pending::Over;
pub use plan::{Plan, drop_kind, plan, plan_hint, splice_kind};
pub use ports::{fits, fitting_kinds, likeliest_end, opposite, port_at};
pub use reconnect::{reconnect_to, reconnected, reconnections};
pub use replace::{Replacement, other_kinds, replace, replacement};
pub use saying::{payload_title, say};
pub use splice::{Splice, no_splice, splice, splice_of};

use ports::arriving;
use saying::{clash_text, name};

/// One end as far as it is known.
#[derive(Clone, Copy)]
struct Half<'a> {
    node: &'a NodeId,
    kind: Option<&'static Kind>,
    /// `None` leaves the port open.
    port: Option<&'a PortName>,
}

impl<'a> Half<'a> {
    fn of(board: &Board, end: &'a End) -> Self {
        Self {
            node: &end.node,
            kind: board.kind_of(&end.node),
            port: Some(&end.port).filter(|port| !port.as_str().is_empty()),
        }
    }

    fn open(board: &Board, node: &'a NodeId) -> Self {
        Self {
            node,
            kind: board.kind_of(node),
            port: None,
        }
    }
}

/// The edge between two ports.
pub fn between(board: &Board, from: &End, to: &End) -> Joint {
    joint(board, Half::of(board, from), Half::of(board, to))
}

/// The edge between a port and whatever port of `node` suits it best; `None` when that has none on the other side.
pub fn with_node(board: &Board, end: &End, side: Side, node: &NodeId) -> Option<Joint> {
    with_half(board, end, side, Half::open(board, node))
}

/// The edge between a port and a node that is about to be added.
pub fn with_new(board: &Board, end: &End, side: Side, node: &Node) -> Option<Joint> {
    let half = Half {
        node: &node.id,
        kind: board.catalog().kind(node.kind.as_str()),
        port: None,
    };
    with_half(board, end, side, half)
}

fn with_half(board: &Board, end: &End, side: Side, other: Half) -> Option<Joint> {
    let has_port = other.kind.is_none_or(|kind| match side {
        Side::Output => !kind.inputs.is_empty(),
        Side::Input => !kind.outputs.is_empty(),
    });
    let held = Half::of(board, end);
    has_port.then(|| match side {
        Side::Output => joint(board, held, other),
        Side::Input => joint(board, other, held),
    })
}

fn joint(board: &Board, from: Half, to: Half) -> Joint {
    let (Some(source), Some(target)) = (from.kind, to.kind) else {
        return unknown_joint(from, to);
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
            End::new(from.node.clone(), output.clone()),
            End::new(to.node.clone(), input.clone()),
        )
    };
    if let Some(best) = best(board, from.node, to, choices.all()) {
        let is_leading = choices.leading().contains(best);
        let rivals = choices
            .leading()
            .iter()
            .filter(|_| choices.must_ask() && is_leading);
        let (from, to) = ends(&best.output, &best.input);
        return Joint {
            from,
            to,
            payload: Some(best.payload.clone()),
            fit: best.fit,
            ask: rivals.map(|choice| choice.payload.clone()).collect(),
        };
    }
    let Some(clash) = board.catalog().clash(&attempt) else {
        return unknown_joint(from, to);
    };
    let (from, to) = ends(&clash.output, &clash.input);
    Joint {
        from,
        to,
        payload: Some(clash.payload),
        fit: Fit::No,
        ask: Vec::new(),
    }
}

/// The best choice that would not be an edge too many; the best of all when each would be.
fn best<'c>(board: &Board, from: &NodeId, to: Half, choices: &'c [Choice]) -> Option<&'c Choice> {
    let incoming = board.document().diagram().incoming(to.node);
    let is_free = |choice: &&Choice| {
        let port = to.kind.and_then(|kind| kind.input(choice.input.as_str()));
        let many = port.is_some_and(|port| port.many);
        let mut here = incoming.iter().filter(|edge| edge.to.port == choice.input);
        !here.any(|edge| !many || is_same(edge, from, choice))
    };
    choices.iter().find(is_free).or(choices.first())
}

fn is_same(edge: &Edge, from: &NodeId, choice: &Choice) -> bool {
    edge.from.node == *from
        && edge.from.port == choice.output
        && edge.payload.as_ref() == Some(&choice.payload)
}

/// An end of unknown kind or port takes what the other end says, if it says one thing.
fn unknown_joint(from: Half, to: Half) -> Joint {
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
    Joint {
        from: End::new(
            from.node.clone(),
            port(from.port, output.map(|port| &port.name)),
        ),
        to: End::new(to.node.clone(), port(to.port, input.map(|port| &port.name))),
        payload: said.cloned(),
        fit: Fit::Widened,
        ask: Vec::new(),
    }
}

/// The edge a joint makes, under a new id, and the data types to ask about.
pub fn edge(board: &Board, joint: &Joint) -> (Edge, Vec<PayloadId>) {
    let id = FreshIds::new(board.document()).edge();
    let edge = Edge::new(
        id,
        joint.from.clone(),
        joint.to.clone(),
        joint.payload.clone(),
    );
    (edge, joint.ask.clone())
}

/// Connects two ports as one step, selects the edge, says what is wrong with it, and asks what is unclear.
pub fn connect(editor: &mut Editor, from: &End, to: &End) -> Vec<Effect> {
    let joint = between(&editor.board, from, to);
    if joint.from.node == joint.to.node {
        return vec![Effect::info(
            "A component cannot be connected with itself; loops go through another component",
        )];
    }
    if let Some(existing) = twin(&editor.board, &joint) {
        editor.select(Targets::from([Target::Edge(existing)]));
        return vec![Effect::info("These ports are connected already")];
    }
    let (edge, choices) = edge(&editor.board, &joint);
    let id = edge.id.clone();
    let label = format!(
        "Connect {} to {}",
        name(&editor.board, &joint.from),
        name(&editor.board, &joint.to)
    );
    let mut effects = editor.commit(label.clone(), &[Edit::AddEdge(edge)]);
    if editor.document().diagram().edge(&id).is_none() {
        return effects;
    }
    editor.select(Targets::from([Target::Edge(id.clone())]));
    effects.push(match joint.fit {
        Fit::No => Effect::warning(clash_text(&editor.board, &joint)),
        Fit::Exact | Fit::Widened => Effect::Announce(label),
    });
    ask(editor, id, choices);
    effects
}

/// Asks what an edge carries when only a person can decide.
pub fn ask(editor: &mut Editor, edge: EdgeId, choices: Vec<PayloadId>) {
    if choices.len() > 1 {
        editor.prompt = Some(Prompt::PickPayload { edge, choices });
    }
}

fn twin(board: &Board, joint: &Joint) -> Option<EdgeId> {
    let incoming = board
        .document()
        .diagram()
        .incoming(&joint.to.node)
        .into_iter();
    let mut same = incoming.filter(|edge| {
        edge.from == joint.from && edge.to == joint.to && edge.payload == joint.payload
    });
    same.next().map(|edge| edge.id.clone())
}
