//! The references worked out a second time, in the plainest way and by code that shares nothing with the program's: a
//! request is followed flow by flow through every world of cache hits and shares, and every way to an answer is tried.

mod latency;
mod loads;
mod worlds;

use std::collections::{BTreeMap, BTreeSet};

use mlboard::catalog::{Catalog, FlowMode, Kind, Phase, Role};
use mlboard::model::{Document, Edge, EdgeTraffic, Node, Value};

/// A port of a component: its name, whether it is an input, and the port's name.
type Port = (String, bool, String);

/// A component with its kind.
struct WalkedNode {
    kind: &'static Kind,
    node: Node,
}

impl WalkedNode {
    fn value(&self, name: &str) -> Option<Value> {
        let spec = self.kind.property(name)?;
        let stated = self.node.properties.get(name).cloned();
        Some(stated.unwrap_or_else(|| spec.default_value()))
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.value(name)?.as_number()
    }

    fn choice(&self, name: &str) -> String {
        match self.value(name) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    fn has(&self, role: Role) -> bool {
        self.kind.has_role(role)
    }

    /// Items that it needs the features of.
    fn items(&self) -> f64 {
        let name = if self.has(Role::Ranks) {
            "candidates_in"
        } else if self.has(Role::PredictsOnline) {
            "items_per_request"
        } else {
            return 1.0;
        };
        self.number(name).unwrap_or(1.0).max(1.0)
    }
}

/// A flow with what its ends say of it.
struct WalkedFlow {
    id: String,
    from: Port,
    to: Port,
    payload: Option<String>,
    traffic: EdgeTraffic,
    is_waited: bool,
    is_pulled: bool,
    is_latched: bool,
}

/// A loop: its ports, and how often it is gone round.
struct WalkedLoop {
    ports: BTreeSet<Port>,
    rounds: f64,
}

/// A board, read off in the plainest way.
struct WalkedBoard {
    nodes: BTreeMap<String, WalkedNode>,
    flows: Vec<WalkedFlow>,
    /// Ports that a request reaches while a client waits.
    reached: BTreeSet<Port>,
    questions: Vec<Port>,
    loops: Vec<WalkedLoop>,
}

impl WalkedBoard {
    fn new(document: &Document) -> Self {
        let diagram = document.diagram();
        let known = |node: &Node| {
            let kind = Catalog::builtin().kind(node.kind.as_str())?;
            let node = node.clone();
            Some((node.id.to_string(), WalkedNode { kind, node }))
        };
        let mut walked = Self {
            nodes: diagram.nodes().filter_map(known).collect(),
            flows: Vec::new(),
            reached: BTreeSet::new(),
            questions: Vec::new(),
            loops: Vec::new(),
        };
        walked.flows = diagram.edges().filter_map(|e| walked.flow(e)).collect();
        for (id, node) in &walked.nodes {
            let outputs = node.kind.outputs.iter().filter(|_| node.has(Role::Client));
            let asking = outputs.filter(|port| port.emits.iter().any(|p| p.as_str() == "request"));
            let ports = asking.map(|port| (id.clone(), false, port.name.to_string()));
            walked.questions.extend(ports);
        }
        let all = walked.questions.clone();
        walked.reached = all.iter().flat_map(|port| walked.beyond(port)).collect();
        walked.loops = walked.find_loops();
        walked
    }

    fn flow(&self, edge: &Edge) -> Option<WalkedFlow> {
        let ends = (&edge.from, &edge.to);
        let (from, to) = (
            self.nodes.get(ends.0.node.as_str())?,
            self.nodes.get(ends.1.node.as_str())?,
        );
        let output = from.kind.output(ends.0.port.as_str())?;
        let input = to.kind.input(ends.1.port.as_str())?;
        let is_taken = edge.traffic.share != Some(0.0) && edge.traffic.calls != Some(0.0);
        Some(WalkedFlow {
            id: edge.id.to_string(),
            from: (ends.0.node.to_string(), false, output.name.to_string()),
            to: (ends.1.node.to_string(), true, input.name.to_string()),
            payload: edge.payload.as_ref().map(ToString::to_string),
            traffic: edge.traffic,
            is_waited: is_taken && !output.side && !input.latched,
            is_pulled: is_taken && input.pull,
            is_latched: input.latched,
        })
    }

    /// The ports that wait for this one, each with the flow there is between two components.
    fn next(&self, port: &Port) -> Vec<(Port, Option<&WalkedFlow>)> {
        if port.1 {
            let kind = self.nodes[&port.0].kind;
            let pairs = kind.flows.iter();
            let inside = pairs.filter(|p| p.mode == FlowMode::Sync && p.from.as_str() == port.2);
            let outputs = inside.map(|p| (port.0.clone(), false, p.to.to_string()));
            return outputs.map(|output| (output, None)).collect();
        }
        let out = self.flows.iter().filter(|f| f.is_waited && f.from == *port);
        out.map(|flow| (flow.to.clone(), Some(flow))).collect()
    }

    /// Ports before this one, closing steps of loops left aside.
    fn before(&self, port: &Port) -> Vec<Port> {
        let reached = self.reached.iter();
        let before = reached.filter(|from| {
            let leads = self.next(from).iter().any(|(to, _)| to == port);
            leads && !self.closes(from, port)
        });
        before.cloned().collect()
    }

    /// The port and all that waits for it, however far.
    fn beyond(&self, port: &Port) -> BTreeSet<Port> {
        let mut seen = BTreeSet::new();
        let mut todo = vec![port.clone()];
        while let Some(at) = todo.pop() {
            if seen.insert(at.clone()) {
                todo.extend(self.next(&at).into_iter().map(|(to, _)| to));
            }
        }
        seen
    }

    fn find_loops(&self) -> Vec<WalkedLoop> {
        let beyond: BTreeMap<&Port, BTreeSet<Port>> =
            self.reached.iter().map(|p| (p, self.beyond(p))).collect();
        let mut found: Vec<WalkedLoop> = Vec::new();
        for port in &self.reached {
            let with =
                |other: &&Port| beyond[port].contains(*other) && beyond[*other].contains(port);
            let ports: BTreeSet<Port> = self.reached.iter().filter(with).cloned().collect();
            if ports.len() > 1 && !found.iter().any(|one| one.ports.contains(port)) {
                let rounds = self.rounds(&ports);
                found.push(WalkedLoop { ports, rounds });
            }
        }
        found
    }

    /// As a flow of the loop states, else three or as many as a component of it allows.
    fn rounds(&self, ports: &BTreeSet<Port>) -> f64 {
        let inside = |flow: &&WalkedFlow| ports.contains(&flow.from) && ports.contains(&flow.to);
        let stated = self
            .flows
            .iter()
            .filter(inside)
            .filter_map(|f| f.traffic.rounds);
        let bounded = ports.iter().filter_map(|(id, ..)| {
            let node = &self.nodes[id];
            let most = node.number("max_steps")?;
            node.has(Role::BoundedLoop).then(|| most.clamp(1.0, 3.0))
        });
        let stated = stated.reduce(f64::max);
        stated.or(bounded.reduce(f64::max)).expect("a bound")
    }

    fn loop_at(&self, port: &Port) -> Option<&WalkedLoop> {
        self.loops.iter().find(|one| one.ports.contains(port))
    }

    /// Whether the step leads back to where its loop was entered from outside.
    fn closes(&self, from: &Port, to: &Port) -> bool {
        let Some(one) = self.loop_at(from).filter(|one| one.ports.contains(to)) else {
            return false;
        };
        let outside = self
            .reached
            .iter()
            .filter(|port| !one.ports.contains(*port));
        outside
            .into_iter()
            .any(|port| self.next(port).iter().any(|(next, _)| next == to))
    }

    /// Calls of the end of a flow each time it is taken.
    fn calls(&self, flow: &WalkedFlow) -> f64 {
        let keyed = |store: &str, reader: &str| {
            let limit = self.nodes[store].number("batch_get_limit");
            limit.map_or(1.0, |limit| {
                (self.nodes[reader].items() / limit).ceil().max(1.0)
            })
        };
        if let Some(stated) = flow.traffic.calls {
            return stated;
        }
        if flow.is_pulled {
            return keyed(&flow.from.0, &flow.to.0);
        }
        let read = self
            .flows
            .iter()
            .filter(|f| f.is_pulled && f.from.0 == flow.to.0);
        read.map(|f| keyed(&flow.to.0, &f.to.0)).fold(1.0, f64::max)
    }

    fn is_offline(&self, node: &str) -> bool {
        self.nodes[node].kind.phase == Phase::Offline
    }
}
