//! The critical path against trying every way, on random boards, by code that shares nothing with the program's.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::catalog::{Catalog, FlowMode, InputPort, Kind, Role};
use mlboard::estimate::{Estimate, Latency, PathLatency};
use mlboard::model::{Document, Edge, EdgeEnd, Edit, Node, NodeId, Value, apply};

/// Kinds whose latency is just their two properties, so that trying everything stays easy to check by eye.
const KINDS: [&str; 9] = [
    "query_encoder",
    "ann_index",
    "ranking_service",
    "model_server",
    "eligibility_filter",
    "policy_reranker",
    "candidate_generator",
    "online_feature_store",
    "decision_engine",
];

fn kind(id: &str) -> &'static Kind {
    Catalog::builtin().kind(id).expect("a known kind")
}

fn random_node(id: &str, kind: &str, random: &mut fastrand::Rng) -> Node {
    let mut node = Node::new(id.into(), kind.into());
    let p50 = 0.5 + 20.0 * random.f64();
    let p99 = p50 * (1.0 + 4.0 * random.f64());
    let properties = [
        ("p50_ms", Value::Float(p50)),
        ("p99_ms", Value::Float(p99)),
        ("shards", Value::Int(1)),
        ("candidates_in", Value::Int(20)),
        ("hardware", Value::Text("cpu".into())),
    ];
    for (name, value) in properties {
        node.properties.insert(name.to_owned(), value);
    }
    node
}

/// Where answers come in at the front door.
fn to_gate(inputs: &[InputPort]) -> Option<&InputPort> {
    inputs.iter().find(|port| port.name.as_str() == "result")
}

/// A flow over ports of the two kinds that were drawn by lot, mostly such that somebody waits.
fn random_flow(id: usize, from: &Node, to: &Node, random: &mut fastrand::Rng) -> Edit {
    let outputs = &kind(from.kind.as_str()).outputs;
    let inputs = &kind(to.kind.as_str()).inputs;
    let mut output = &outputs[random.usize(0..outputs.len())];
    let mut input = &inputs[random.usize(0..inputs.len())];
    if random.u8(0..4) > 0 {
        output = outputs.iter().find(|port| !port.side).unwrap_or(output);
        let waited = inputs.iter().filter(|port| !port.latched);
        let waited: Vec<_> = waited.collect();
        input = to_gate(inputs).unwrap_or(waited[random.usize(0..waited.len())]);
    }
    let ends = (
        EdgeEnd::new(from.id.clone(), output.name.clone()),
        EdgeEnd::new(to.id.clone(), input.name.clone()),
    );
    let payload = output.emits[0].clone();
    Edit::AddEdge(Edge::new(
        format!("e{id}").into(),
        ends.0,
        ends.1,
        Some(payload),
    ))
}

/// A board with a client, a front door and a few components joined at random, now and then in a circle.
fn random_board(random: &mut fastrand::Rng) -> Document {
    let mut nodes = vec![
        Node::new("client".into(), "client_app".into()),
        random_node("gate", "api_gateway", random),
    ];
    for n in 0..random.usize(2..7) {
        let kind = KINDS[random.usize(0..KINDS.len())];
        nodes.push(random_node(&format!("n{n}"), kind, random));
    }
    let mut edits: Vec<Edit> = nodes.iter().cloned().map(Edit::AddNode).collect();
    let outside = [
        ("client", "request", "gate"),
        ("gate", "response", "client"),
    ];
    for (n, (from, port, to)) in outside.into_iter().enumerate() {
        let ends = (EdgeEnd::new(from, port), EdgeEnd::new(to, port));
        let id = format!("e{n}").into();
        edits.push(Edit::AddEdge(Edge::new(
            id,
            ends.0,
            ends.1,
            Some(port.into()),
        )));
    }
    for n in 0..random.usize(6..20) {
        let back = random.u8(0..3) == 0;
        let to = if back {
            1
        } else {
            random.usize(1..nodes.len())
        };
        let from = random.usize(1..nodes.len());
        // Mostly forwards and back to the gate, so that not every board has a circle.
        if from == to || (from > to && to > 1 && random.u8(0..20) > 0) {
            continue;
        }
        edits.push(random_flow(n + 2, &nodes[from], &nodes[to], random));
    }
    let mut document = Document::default();
    apply(&mut document, &edits);
    document
}

type Port = (String, bool, String);

/// The graph of ports read off the board in the plainest way.
struct Tried {
    next: BTreeMap<Port, Vec<Port>>,
    pulls: Vec<(String, String, String)>,
    own: BTreeMap<String, (f64, f64)>,
    gates: BTreeSet<String>,
    clients: BTreeSet<String>,
    reached: BTreeSet<Port>,
}

const HOP: (f64, f64) = (0.3, 1.0);

impl Tried {
    fn new(document: &Document) -> Self {
        let mut tried = Self {
            next: BTreeMap::new(),
            pulls: Vec::new(),
            own: BTreeMap::new(),
            gates: BTreeSet::new(),
            clients: BTreeSet::new(),
            reached: BTreeSet::new(),
        };
        for node in document.diagram().nodes() {
            tried.add(node);
        }
        for edge in document.diagram().edges() {
            let of = |id: &NodeId| kind(document.diagram().node(id).expect("an end").kind.as_str());
            let (from, to) = (of(&edge.from.node), of(&edge.to.node));
            let output = from.output(edge.from.port.as_str()).expect("a port");
            let input = to.input(edge.to.port.as_str()).expect("a port");
            let (a, b) = (edge.from.node.to_string(), edge.to.node.to_string());
            if !output.side && !input.latched {
                let start = (a.clone(), false, output.name.to_string());
                tried.next.entry(start).or_default().push((
                    b.clone(),
                    true,
                    input.name.to_string(),
                ));
            }
            if input.pull {
                tried.pulls.push((a, output.name.to_string(), b));
            }
        }
        let mut todo = vec![("client".to_owned(), false, "request".to_owned())];
        while let Some(port) = todo.pop() {
            if tried.reached.insert(port.clone()) {
                todo.extend(tried.next.get(&port).into_iter().flatten().cloned());
            }
        }
        tried
    }

    fn add(&mut self, node: &Node) {
        let (id, kind) = (node.id.to_string(), kind(node.kind.as_str()));
        for pair in kind.flows.iter().filter(|pair| pair.mode == FlowMode::Sync) {
            let start = (id.clone(), true, pair.from.to_string());
            let end = (id.clone(), false, pair.to.to_string());
            self.next.entry(start).or_default().push(end);
        }
        let ms = |name: &str| {
            node.properties
                .get(name)
                .and_then(Value::as_number)
                .unwrap_or(0.0)
        };
        self.own.insert(id.clone(), (ms("p50_ms"), ms("p99_ms")));
        if kind.has_role(Role::Gateway) {
            self.gates.insert(id);
        } else if kind.has_role(Role::Client) {
            self.clients.insert(id);
        }
    }

    /// What the slowest supplier costs that is not on a request's way itself.
    fn pulled(&self, id: &str, depth: u8) -> (f64, f64) {
        if depth > 5 {
            return (0.0, 0.0);
        }
        let mut worst = (0.0, 0.0);
        for (from, output, _) in self.pulls.iter().filter(|(_, _, to)| to == id) {
            if self
                .reached
                .contains(&(from.clone(), false, output.clone()))
            {
                continue;
            }
            let (own, deeper) = (self.own[from], self.pulled(from, depth + 1));
            let all = (own.0 + deeper.0 + HOP.0, own.1 + deeper.1 + HOP.1);
            if all.1 > worst.1 {
                worst = all;
            }
        }
        worst
    }

    fn cost(&self, from: &Port, to: &Port) -> (f64, f64) {
        if from.0 != to.0 {
            return HOP;
        }
        if self.gates.contains(&from.0) && from.2 != "request" {
            return (0.0, 0.0);
        }
        let (own, pulled) = (self.own[&from.0], self.pulled(&from.0, 0));
        (own.0 + pulled.0, own.1 + pulled.1)
    }

    /// Every way to an answer, as the hops it adds up; `Err` where ports wait in a circle.
    fn ways(&self) -> Result<Vec<Vec<(f64, f64)>>, ()> {
        let circle = self.next.keys().any(|port| {
            let mut seen = BTreeSet::new();
            let mut todo: Vec<&Port> = self.next[port].iter().collect();
            while let Some(at) = todo.pop() {
                if seen.insert(at) {
                    todo.extend(self.next.get(at).into_iter().flatten());
                }
            }
            seen.contains(port)
        });
        if circle {
            return Err(());
        }
        let mut ways = Vec::new();
        let start = ("client".to_owned(), false, "request".to_owned());
        self.walk(&start, &mut Vec::new(), &mut ways);
        Ok(ways)
    }

    fn walk(&self, at: &Port, way: &mut Vec<(f64, f64)>, ways: &mut Vec<Vec<(f64, f64)>>) {
        if at.1 && self.clients.contains(&at.0) {
            ways.push(way.clone());
            return;
        }
        for next in self.next.get(at).into_iter().flatten() {
            way.push(self.cost(at, next));
            self.walk(next, way, ways);
            way.pop();
        }
    }
}

#[test]
fn the_critical_path_is_the_worst_of_all_ways_on_two_thousand_random_boards() {
    let (mut with_way, mut with_circle) = (0, 0);
    for seed in 0..2000 {
        let document = random_board(&mut fastrand::Rng::with_seed(seed));
        let estimate = Estimate::new(&document, Catalog::builtin());
        let Ok(ways) = Tried::new(&document).ways() else {
            assert!(estimate.critical_path().is_err(), "seed {seed}: a circle");
            with_circle += 1;
            continue;
        };
        let worst_of = |way: &Vec<(f64, f64)>| way.iter().map(|hop| hop.1).sum::<f64>();
        let worst = ways.iter().map(worst_of).fold(f64::NEG_INFINITY, f64::max);
        let Some(path) = estimate.critical_path().expect("no circle") else {
            assert!(ways.is_empty(), "seed {seed}: there is a way");
            continue;
        };
        with_way += 1;
        let is = path.latency;
        assert!(
            (is.worst_ms - worst).abs() < 1e-9,
            "seed {seed}: {} of {worst}",
            is.worst_ms
        );
        let is_one_of_them = ways.iter().any(|way| {
            let sum = PathLatency::new(way.iter().map(|hop| Latency::new(hop.0, hop.1)));
            (sum.p50_ms - is.p50_ms).abs() < 1e-9 && (sum.p99_ms - is.p99_ms).abs() < 1e-9
        });
        assert!(is_one_of_them, "seed {seed}: no way adds up to {is:?}");
    }
    assert!(
        with_way > 300 && with_circle > 50,
        "{with_way} with a way, {with_circle} with a circle"
    );
}
