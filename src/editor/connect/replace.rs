//! Putting a component of another kind in a component's place: edges stay where a port of the new kind takes
//! what flows on them.

use std::collections::BTreeSet;

use crate::catalog::{Fit, InputPort, Kind, OutputPort, Role};
use crate::editor::connect::ports::arriving;
use crate::editor::{BoardState, Editor, Effect, TargetSet, text::display_names};
use crate::estimate::Variant;
use crate::model::{Edge, EdgeEnd, EdgeId, Edit, KindId, NodeId, PayloadId, PortName, Target};
use crate::text::counted;

/// A component in another's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindReplacement {
    /// The component whose place is taken.
    pub node: NodeId,
    /// The kind that it becomes.
    pub kind: KindId,
    /// Edges that stay, with the port each is at from then on.
    kept: Vec<(EdgeId, PortName)>,
    /// Edges that no port takes.
    lost: BTreeSet<EdgeId>,
}

/// What becomes of the edges; `None` when either is unknown or the kind stays the same.
pub fn replacement(board: &BoardState, node: &NodeId, kind: &KindId) -> Option<KindReplacement> {
    let diagram = board.document().diagram();
    if diagram.node(node)?.kind == *kind {
        return None;
    }
    let new = board.catalog().kind(kind.as_str())?;
    let mut found = KindReplacement {
        node: node.clone(),
        kind: kind.clone(),
        kept: Vec::new(),
        lost: BTreeSet::new(),
    };
    let mut taken = BTreeSet::new();
    for edge in diagram.incoming(node) {
        let port = input_for(board, new, edge, &taken);
        let port = port.filter(|_| edge.from.node != *node);
        taken.extend(port.map(|port| port.name.clone()));
        found.note(edge, port.map(|port| port.name.clone()));
    }
    let arriving = arriving(board, node);
    for edge in diagram.outgoing(node) {
        if edge.to.node != *node {
            let port = output_for(new, edge, &arriving);
            found.note(edge, port.map(|port| port.name.clone()));
        }
    }
    Some(found)
}

/// The input that takes what flows on the edge: the one of the same name if it does, else the best that is free.
fn input_for<'k>(
    board: &BoardState,
    kind: &'k Kind,
    edge: &Edge,
    taken: &BTreeSet<PortName>,
) -> Option<&'k InputPort> {
    let fit = |port: &InputPort| match &edge.payload {
        Some(payload) => board.catalog().accepts(port, payload.as_str()),
        None => Fit::Widened,
    };
    let free = kind.inputs.iter();
    let free = free.filter(|port| port.many || !taken.contains(&port.name));
    let fitting = free.filter(|port| fit(port) != Fit::No);
    fitting.min_by_key(|port| (port.name != edge.to.port, fit(port), !port.required))
}

/// The output that emits what flows on the edge: the one of the same name if it does, else the first.
fn output_for<'k>(
    kind: &'k Kind,
    edge: &Edge,
    arriving: &BTreeSet<PayloadId>,
) -> Option<&'k OutputPort> {
    let emits = |port: &&OutputPort| {
        let payload = edge.payload.as_ref();
        payload.is_none_or(|payload| {
            let hands_on = !kind.has_role(Role::PassThrough) || arriving.contains(payload);
            port.emits.contains(payload) && hands_on
        })
    };
    let fitting = kind.outputs.iter().filter(emits);
    fitting.min_by_key(|port| (port.name != edge.from.port, port.offered_last))
}

impl KindReplacement {
    fn note(&mut self, edge: &Edge, port: Option<PortName>) {
        match port {
            Some(port) => self.kept.push((edge.id.clone(), port)),
            None => drop(self.lost.insert(edge.id.clone())),
        }
    }

    /// How many edges stay.
    pub fn n_kept(&self) -> usize {
        self.kept.len()
    }

    /// How many edges there are.
    pub fn n_edges(&self) -> usize {
        self.kept.len() + self.lost.len()
    }

    /// `keeps 2 of 3 connections`.
    pub fn keeps(&self) -> String {
        match (self.n_kept(), self.n_edges()) {
            (_, 0) => "no connections to keep".to_owned(),
            (kept, all) if kept == all => {
                format!("keeps {}", counted(all, "connection"))
            }
            (kept, all) => format!("keeps {kept} of {}", counted(all, "connection")),
        }
    }

    /// As [`Self::keeps`], as short as it can be said: `keeps 2 of 3`.
    pub fn in_short(&self) -> String {
        match (self.n_kept(), self.n_edges()) {
            (_, 0) => String::new(),
            (kept, all) if kept == all => format!("keeps all {all}"),
            (kept, all) => format!("keeps {kept} of {all}"),
        }
    }

    /// What would happen: `Replace Ranker with Re-ranker: keeps 2 of 3 connections`.
    pub fn say(&self, board: &BoardState) -> String {
        format!("{}: {}", self.label(board), self.keeps())
    }

    fn label(&self, board: &BoardState) -> String {
        let old = display_names::node_name(board.document(), board.catalog(), &self.node);
        let new = board.catalog().kind(self.kind.as_str());
        let new = new.map_or(self.kind.as_str(), |kind| &kind.name);
        format!("Replace {old} with {new}")
    }

    /// What it takes to do it.
    pub fn edits(&self, board: &BoardState) -> Vec<Edit> {
        let diagram = board.document().diagram();
        let mut edits = vec![Edit::SetKind {
            node: self.node.clone(),
            kind: self.kind.clone(),
        }];
        edits.extend(self.dropped_properties(board));
        for (id, port) in &self.kept {
            let Some(edge) = diagram.edge(id) else {
                continue;
            };
            let here = EdgeEnd::new(self.node.clone(), port.clone());
            let (from, to) = if edge.to.node == self.node {
                (edge.from.clone(), here)
            } else {
                (here, edge.to.clone())
            };
            if (&from, &to) != (&edge.from, &edge.to) {
                let edge = id.clone();
                edits.push(Edit::Reconnect { edge, from, to });
            }
        }
        if !self.lost.is_empty() {
            let lost = self.lost.iter().cloned().map(Target::Edge);
            edits.push(Edit::Remove(lost.collect()));
        }
        edits
    }

    /// Properties that the new kind does not have.
    fn dropped_properties(&self, board: &BoardState) -> Vec<Edit> {
        let node = board.document().diagram().node(&self.node);
        let kind = board.catalog().kind(self.kind.as_str());
        let names = node.into_iter().flat_map(|node| node.properties.keys());
        let unknown = names.filter(|name| kind.is_none_or(|kind| kind.property(name).is_none()));
        unknown
            .map(|name| Edit::SetProperty {
                node: self.node.clone(),
                name: name.clone(),
                value: None,
            })
            .collect()
    }
}

/// Kinds that could stand in the component's place with all its connections, those that do most of the same first.
pub fn other_kinds(board: &BoardState, node: &NodeId) -> Vec<Variant> {
    let kind = board.document().diagram().node(node);
    let Some(now) = kind.and_then(|node| board.catalog().kind(node.kind.as_str())) else {
        return Vec::new();
    };
    let shared = |kind: &Kind| kind.roles.n_shared(now.roles);
    let likely = board.catalog().kinds_in_order();
    let likely = likely.filter(|kind| kind.category == now.category && shared(kind) > 0);
    let mut found: Vec<(u32, Variant)> = likely
        .filter_map(|kind| {
            let plan = replacement(board, node, &kind.id)?;
            let variant = Variant {
                title: kind.name.clone(),
                edits: plan.edits(board),
            };
            (plan.n_kept() > 0 && plan.lost.is_empty()).then(|| (shared(kind), variant))
        })
        .collect();
    found.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    found.truncate(MOST_KINDS);
    found.into_iter().map(|(_, variant)| variant).collect()
}

/// More kinds than that are no comparison.
const MOST_KINDS: usize = 4;

/// Replaces as one step, and says which edges did not fit.
pub fn replace(editor: &mut Editor, node: &NodeId, kind: &KindId) -> Vec<Effect> {
    let board = editor.board();
    let Some(plan) = replacement(board, node, kind) else {
        return vec![Effect::info("It is already a component of that kind")];
    };
    let label = plan.label(board);
    let lost: Vec<String> = plan
        .lost
        .iter()
        .map(|id| {
            let target = Target::Edge(id.clone());
            display_names::target_name(board.document(), board.catalog(), &target)
        })
        .collect();
    let edits = plan.edits(board);
    let mut effects = editor.commit_announced(label.clone(), &edits, label);
    if editor
        .document()
        .diagram()
        .node(node)
        .map(|node| &node.kind)
        != Some(kind)
    {
        return effects;
    }
    editor.select(TargetSet::from([Target::Node(node.clone())]));
    if !lost.is_empty() {
        effects.push(Effect::warning(format!(
            "No port fits {}; removed. Undo brings it back.",
            lost.join(", ")
        )));
    }
    effects
}
