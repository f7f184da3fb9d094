//! Joining ports: which fit, which are best, what the edge carries, and what to say about it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Attempt, Catalog, Choice, Fit, Kind, Role, Side};
use crate::editor::{Board, Editor, Effect, JoinChoice, KindChoice, Prompt, Targets, wording};
use crate::geom::Point;
use crate::model::{Edge, EdgeId, Edit, End, FreshIds, Node, NodeId, PayloadId, PortName, Target};

/// An edge that could be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    pub from: End,
    pub to: End,
    /// What it would carry; `None` when neither end says.
    pub payload: Option<PayloadId>,
    /// `No` makes an edge all the same: drawn red and reported.
    pub fit: Fit,
    /// The data types between which only a person can decide, `payload` among them; empty when it is clear.
    pub ask: Vec<PayloadId>,
}

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

/// Every data type that arrives at a node.
fn arriving(board: &Board, node: &NodeId) -> BTreeSet<PayloadId> {
    let incoming = board.document().diagram().incoming(node).into_iter();
    incoming.filter_map(|edge| edge.payload.clone()).collect()
}

/// What may flow at a port: what it accepts, or emits. A component that only hands things on emits what arrives.
fn payloads(board: &Board, end: &End, side: Side) -> Vec<PayloadId> {
    let Some(kind) = board.kind_of(&end.node) else {
        return Vec::new();
    };
    let port = end.port.as_str();
    if side == Side::Input {
        return kind
            .input(port)
            .map_or_else(Vec::new, |port| port.accepts.clone());
    }
    let emits = kind
        .output(port)
        .map_or_else(Vec::new, |port| port.emits.clone());
    if kind.has_role(Role::PassThrough) {
        let arriving = arriving(board, &end.node);
        let handed: Vec<PayloadId> = emits
            .iter()
            .filter(|payload| arriving.contains(payload))
            .cloned()
            .collect();
        if !handed.is_empty() {
            return handed;
        }
    }
    emits
}

/// Ports of other components that take what flows at `end`, and how well. Inputs that are full are left out.
pub fn fits(board: &Board, end: &End, side: Side) -> BTreeMap<(NodeId, PortName), Fit> {
    let flowing = payloads(board, end, side);
    let mut found = BTreeMap::new();
    let others = board
        .document()
        .diagram()
        .nodes()
        .filter(|node| node.id != end.node);
    for node in others {
        let Some(kind) = board.catalog().kind(node.kind.as_str()) else {
            continue;
        };
        for (port, fit) in port_fits(board, &node.id, kind, side, &flowing) {
            found.insert((node.id.clone(), port), fit);
        }
    }
    found
}

fn port_fits(
    board: &Board,
    node: &NodeId,
    kind: &Kind,
    side: Side,
    flowing: &[PayloadId],
) -> Vec<(PortName, Fit)> {
    let catalog = board.catalog();
    let fits = match side {
        Side::Output => {
            let incoming = board.document().diagram().incoming(node);
            let is_full = |port: &PortName| incoming.iter().any(|edge| edge.to.port == *port);
            let open = kind
                .inputs
                .iter()
                .filter(|port| port.many || !is_full(&port.name));
            let fits = open.map(|port| {
                let fits = flowing
                    .iter()
                    .map(|payload| catalog.accepts(port, payload.as_str()));
                (port.name.clone(), fits.min().unwrap_or(Fit::No))
            });
            fits.collect::<Vec<_>>()
        }
        Side::Input => {
            let fits = kind.outputs.iter().map(|port| {
                let fits = port
                    .emits
                    .iter()
                    .map(|payload| stands_in(catalog, payload, flowing));
                (port.name.clone(), fits.min().unwrap_or(Fit::No))
            });
            fits.collect()
        }
    };
    fits.into_iter()
        .filter(|(_, fit)| *fit != Fit::No)
        .collect()
}

/// How well a data type serves where some are asked for.
fn stands_in(catalog: &Catalog, payload: &PayloadId, asked: &[PayloadId]) -> Fit {
    if asked.contains(payload) {
        Fit::Exact
    } else if asked
        .iter()
        .any(|asked| catalog.widens(payload.as_str(), asked.as_str()))
    {
        Fit::Widened
    } else {
        Fit::No
    }
}

/// Whether both ends of the joint take the data type.
pub fn carries(board: &Board, joint: &Joint, payload: &PayloadId) -> bool {
    let emits = payloads(board, &joint.from, Side::Output);
    let accepts = payloads(board, &joint.to, Side::Input);
    emits.contains(payload) && stands_in(board.catalog(), payload, &accepts) != Fit::No
}

/// Kinds that could stand at the loose end, best first.
pub fn fitting_kinds(board: &Board, end: &End, side: Side) -> Vec<KindChoice> {
    let flowing = payloads(board, end, side);
    let fitting = board.catalog().fitting_kinds(side, &flowing).into_iter();
    let choices = fitting.map(|fitting| KindChoice {
        kind: fitting.kind,
        port: Some(fitting.port),
    });
    choices.collect()
}

/// The port from which a component is most likely to be connected next.
pub fn likeliest_end(board: &Board, node: &NodeId, side: Side) -> Option<End> {
    let kind = board.kind_of(node)?;
    let diagram = board.document().diagram();
    let port = match side {
        Side::Output => {
            let taken = diagram.outgoing(node);
            let is_used = |port: &PortName| taken.iter().any(|edge| edge.from.port == *port);
            let rank = |port: &&crate::catalog::OutputPort| {
                (port.side, port.offered_last, is_used(&port.name))
            };
            kind.outputs.iter().min_by_key(rank).map(|port| &port.name)
        }
        Side::Input => {
            let taken = diagram.incoming(node);
            let is_used = |port: &PortName| taken.iter().any(|edge| edge.to.port == *port);
            let rank = |port: &&crate::catalog::InputPort| (is_used(&port.name), !port.required);
            kind.inputs.iter().min_by_key(rank).map(|port| &port.name)
        }
    };
    Some(End::new(node.clone(), port?.clone()))
}

/// Where a port is drawn.
pub fn port_at(board: &Board, end: &End, side: Side) -> Option<Point> {
    Some(
        board
            .derived()
            .boxes
            .get(&end.node)?
            .attachment(&end.port, side),
    )
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

/// Connections of a node that fit and are not there yet: the best of each other component first, nearest first.
pub fn choices(board: &Board, node: &NodeId) -> Vec<JoinChoice> {
    let boxes = &board.derived().boxes;
    let center = |id: &NodeId| boxes.get(id).map(|found| found.rect.center());
    let mut found: Vec<(usize, f64, JoinChoice)> = Vec::new();
    for other in board
        .document()
        .diagram()
        .nodes()
        .filter(|other| other.id != *node)
    {
        let far = center(node)
            .zip(center(&other.id))
            .map_or(f64::MAX, |(a, b)| (a - b).hypot());
        let both = [(node, &other.id, true), (&other.id, node, false)];
        for (from, to, outgoing) in both {
            let joints = joints(board, from, to);
            let choices = joints
                .into_iter()
                .map(|choice| join_choice(board, from, to, outgoing, &choice));
            found.extend(
                choices
                    .enumerate()
                    .map(|(rank, choice)| (rank, far, choice)),
            );
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    found.into_iter().map(|(_, _, choice)| choice).collect()
}

/// The legal edges from one node to another, one for each pair of ports, without those that are there.
fn joints(board: &Board, from: &NodeId, to: &NodeId) -> Vec<Choice> {
    let (Some(source), Some(target)) = (board.kind_of(from), board.kind_of(to)) else {
        return Vec::new();
    };
    let arriving = arriving(board, from);
    let attempt = Attempt {
        source,
        output: None,
        arriving: &arriving,
        target,
        input: None,
        payload: None,
    };
    let incoming = board.document().diagram().incoming(to);
    let mut seen = BTreeSet::new();
    let mut all = board.catalog().choices(&attempt).all().to_vec();
    all.retain(|choice| {
        let many = target
            .input(choice.input.as_str())
            .is_some_and(|port| port.many);
        let mut here = incoming.iter().filter(|edge| edge.to.port == choice.input);
        let is_free =
            !here.any(|edge| !many || (edge.from.node == *from && edge.from.port == choice.output));
        is_free && seen.insert((choice.output.clone(), choice.input.clone()))
    });
    all
}

fn join_choice(
    board: &Board,
    from: &NodeId,
    to: &NodeId,
    outgoing: bool,
    choice: &Choice,
) -> JoinChoice {
    let other = if outgoing { to } else { from };
    let payload = payload_title(board.catalog(), &choice.payload);
    let (output, input) = (words(choice.output.as_str()), words(choice.input.as_str()));
    JoinChoice {
        from: End::new(from.clone(), choice.output.clone()),
        to: End::new(to.clone(), choice.input.clone()),
        outgoing,
        title: wording::node_name(board.document(), board.catalog(), other),
        detail: format!("{output} → {input} · {payload}"),
    }
}

/// What would happen if the two were joined.
pub fn say(board: &Board, joint: &Joint) -> String {
    match (&joint.payload, joint.fit) {
        (_, Fit::No) => clash_text(board, joint),
        (Some(payload), _) => format!(
            "{} to {} of {}",
            payload_title(board.catalog(), payload),
            words(joint.to.port.as_str()),
            name(board, &joint.to)
        ),
        (None, _) => format!("Connect to {}", name(board, &joint.to)),
    }
}

/// Why the two do not fit: the hint made for this very pair, or what each of them speaks.
fn clash_text(board: &Board, joint: &Joint) -> String {
    let catalog = board.catalog();
    let accepts = payloads(board, &joint.to, Side::Input);
    let sent = joint.payload.as_ref();
    let titles: Vec<String> = accepts
        .iter()
        .map(|payload| in_sentence(&payload_title(catalog, payload)))
        .collect();
    let port = format!(
        "{} of {}",
        words(joint.to.port.as_str()),
        name(board, &joint.to)
    );
    let plain = match sent {
        Some(sent) => format!(
            "{port} takes {}, not {}.",
            titles.join(", "),
            in_sentence(&payload_title(catalog, sent))
        ),
        None => format!("{port} takes {}.", titles.join(", ")),
    };
    let refusal = sent.and_then(|sent| {
        accepts
            .iter()
            .find_map(|asked| catalog.refusal(sent.as_str(), asked.as_str()))
    });
    match refusal {
        Some(refusal) => format!("{plain} {}", refusal.hint),
        None => plain,
    }
}

/// A title with a small first letter, unless it is an abbreviation.
fn in_sentence(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}

fn name(board: &Board, end: &End) -> String {
    wording::node_name(board.document(), board.catalog(), &end.node)
}

fn words(port: &str) -> String {
    port.replace('_', " ")
}

/// A data type as people read it.
pub fn payload_title(catalog: &Catalog, payload: &PayloadId) -> String {
    catalog
        .payload(payload.as_str())
        .map_or_else(|| payload.to_string(), |payload| payload.title.clone())
}

/// The side an edge's other end is on.
pub fn opposite(side: Side) -> Side {
    match side {
        Side::Input => Side::Output,
        Side::Output => Side::Input,
    }
}
