//! The connected parts of a board, whichever way flows point, kept up to date as flows come and go.
//!
//! A new flow joins two parts by moving the smaller into the larger. Where a flow went, two searches start from its
//! ends by turns: they meet, or the smaller side comes to an end and is a part of its own.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::graph::FlowGraph;
use crate::model::NodeId;

/// Names a part for as long as it is kept up to date. Which number it is depends on what happened before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) struct ComponentId(u64);

#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct ConnectedComponents {
    of: BTreeMap<NodeId, ComponentId>,
    members: BTreeMap<ComponentId, ComponentMembers>,
    /// Parts with components that count, largest first; of equal ones that with the first component.
    by_size: BTreeSet<(Reverse<usize>, NodeId, ComponentId)>,
    n_made: u64,
}

#[derive(Clone, Debug, Default)]
struct ComponentMembers {
    all: BTreeSet<NodeId>,
    /// Those that count.
    counted: BTreeSet<NodeId>,
}

impl ComponentMembers {
    fn size(&self) -> Option<(Reverse<usize>, NodeId)> {
        let first = self.counted.first()?;
        Some((Reverse(self.counted.len()), first.clone()))
    }
}

impl ConnectedComponents {
    /// The part the component is in.
    pub fn of(&self, id: &NodeId) -> Option<ComponentId> {
        self.of.get(id).copied()
    }

    /// The components that count of a part beside the largest.
    pub fn island(&self, part: ComponentId) -> Option<&BTreeSet<NodeId>> {
        if Some(part) == self.largest() {
            return None;
        }
        let members = self.members.get(&part)?;
        Some(&members.counted).filter(|counted| !counted.is_empty())
    }

    fn largest(&self) -> Option<ComponentId> {
        self.by_size.first().map(|(.., part)| *part)
    }

    /// Follows a change: `touched` came, went, counts otherwise than before or has other flows; `cut` are the ends of
    /// flows that went or were taken elsewhere. Returns the parts that came, went, have other members that count, or are
    /// the largest only now or no longer.
    pub fn update(
        &mut self,
        graph: &FlowGraph,
        touched: &BTreeSet<NodeId>,
        cut: &BTreeSet<(NodeId, NodeId)>,
        counts: impl Fn(&NodeId) -> bool,
    ) -> BTreeSet<ComponentId> {
        let largest = self.largest();
        let mut changed = BTreeSet::new();
        for id in touched {
            let is_there = graph.index(id).is_some();
            match (is_there, self.of.contains_key(id)) {
                (true, false) => self.add(id),
                (false, true) => self.remove(id, &mut changed),
                _ => {}
            }
        }
        self.part_all(graph, cut, &mut changed);
        for id in touched {
            for other in graph.neighbours(id) {
                self.join(id, other, &mut changed);
            }
        }
        for id in touched {
            self.count(id, counts(id), &mut changed);
        }
        for part in &changed {
            self.by_size.extend(self.entry(*part));
        }
        if self.largest() != largest {
            changed.extend(largest.into_iter().chain(self.largest()));
        }
        changed
    }

    fn entry(&self, part: ComponentId) -> Option<(Reverse<usize>, NodeId, ComponentId)> {
        let (size, first) = self.members.get(&part)?.size()?;
        Some((size, first, part))
    }

    /// The members of a part, to be changed. Until the change is through, the part is not among those by size.
    fn change(
        &mut self,
        part: ComponentId,
        changed: &mut BTreeSet<ComponentId>,
    ) -> &mut ComponentMembers {
        if changed.insert(part)
            && let Some(entry) = self.entry(part)
        {
            self.by_size.remove(&entry);
        }
        self.members.entry(part).or_default()
    }

    fn next(&mut self) -> ComponentId {
        self.n_made += 1;
        ComponentId(self.n_made)
    }

    fn add(&mut self, id: &NodeId) {
        let part = self.next();
        self.of.insert(id.clone(), part);
        let members = ComponentMembers {
            all: [id.clone()].into(),
            counted: BTreeSet::new(),
        };
        self.members.insert(part, members);
    }

    fn remove(&mut self, id: &NodeId, changed: &mut BTreeSet<ComponentId>) {
        let Some(part) = self.of.remove(id) else {
            return;
        };
        let members = self.change(part, changed);
        members.all.remove(id);
        members.counted.remove(id);
        if members.all.is_empty() {
            self.members.remove(&part);
        }
    }

    fn count(&mut self, id: &NodeId, counts: bool, changed: &mut BTreeSet<ComponentId>) {
        let Some(part) = self.of(id) else {
            return;
        };
        let members = self.members.get(&part);
        if members.is_some_and(|members| members.counted.contains(id)) == counts {
            return;
        }
        let counted = &mut self.change(part, changed).counted;
        if counts {
            counted.insert(id.clone());
        } else {
            counted.remove(id);
        }
    }

    fn join(&mut self, a: &NodeId, b: &NodeId, changed: &mut BTreeSet<ComponentId>) {
        let (Some(a), Some(b)) = (self.of(a), self.of(b)) else {
            return;
        };
        if a == b {
            return;
        }
        let size = |part: ComponentId| self.members.get(&part).map_or(0, |part| part.all.len());
        let (small, large) = if size(a) < size(b) { (a, b) } else { (b, a) };
        let moved = std::mem::take(self.change(small, changed));
        self.members.remove(&small);
        for id in &moved.all {
            self.of.insert(id.clone(), large);
        }
        let members = self.change(large, changed);
        members.all.extend(moved.all);
        members.counted.extend(moved.counted);
    }

    /// Takes apart what fell apart. Every component of a part was joined to some end of a flow that went, so it is
    /// enough to ask of each of these whether it still hangs together with the others of its part.
    fn part_all(
        &mut self,
        graph: &FlowGraph,
        cut: &BTreeSet<(NodeId, NodeId)>,
        changed: &mut BTreeSet<ComponentId>,
    ) {
        let ends = cut.iter().flat_map(|(a, b)| [a, b]);
        let ends: BTreeSet<&NodeId> = ends.filter(|id| self.of.contains_key(id)).collect();
        // One of those known to hang together, by part.
        let mut known: BTreeMap<ComponentId, &NodeId> = BTreeMap::new();
        for id in ends {
            if let Some(other) = self.of(id).and_then(|part| known.get(&part)).copied() {
                self.part(graph, id, other, changed);
                known.extend(self.of(other).map(|part| (part, other)));
            }
            known.extend(self.of(id).map(|part| (part, id)));
        }
    }

    /// Makes two parts of one if nothing joins the two components any more.
    fn part(
        &mut self,
        graph: &FlowGraph,
        a: &NodeId,
        b: &NodeId,
        changed: &mut BTreeSet<ComponentId>,
    ) {
        if a == b || self.of(a) != self.of(b) {
            return;
        }
        let (mut from_a, mut from_b) = (ComponentSearch::new(a), ComponentSearch::new(b));
        let side = loop {
            match from_a.step(graph, &from_b.seen) {
                SearchStep::Met => return,
                SearchStep::End => break from_a.seen,
                SearchStep::On => {}
            }
            match from_b.step(graph, &from_a.seen) {
                SearchStep::Met => return,
                SearchStep::End => break from_b.seen,
                SearchStep::On => {}
            }
        };
        let part = self.next();
        let mut new = ComponentMembers::default();
        for id in side {
            // A new flow may have led the search into other parts.
            let Some(old) = self.of.insert(id.clone(), part) else {
                continue;
            };
            let members = self.change(old, changed);
            members.all.remove(&id);
            if members.counted.remove(&id) {
                new.counted.insert(id.clone());
            }
            if members.all.is_empty() {
                self.members.remove(&old);
            }
            new.all.insert(id);
        }
        changed.insert(part);
        self.members.insert(part, new);
    }
}

struct ComponentSearch {
    seen: BTreeSet<NodeId>,
    /// Nearest first: where flows went, others nearby most often still join the two ends.
    todo: VecDeque<NodeId>,
}

enum SearchStep {
    On,
    Met,
    End,
}

impl ComponentSearch {
    fn new(start: &NodeId) -> Self {
        Self {
            seen: [start.clone()].into(),
            todo: [start.clone()].into(),
        }
    }

    fn step(&mut self, graph: &FlowGraph, others: &BTreeSet<NodeId>) -> SearchStep {
        let Some(at) = self.todo.pop_front() else {
            return SearchStep::End;
        };
        for id in graph.neighbours(&at) {
            if others.contains(id) {
                return SearchStep::Met;
            }
            if self.seen.insert(id.clone()) {
                self.todo.push_back(id.clone());
            }
        }
        SearchStep::On
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ConnectedComponents;
    use crate::catalog::Catalog;
    use crate::graph::FlowGraph;
    use crate::model::{Document, Edge, EdgeEnd, Edit, Node, NodeId, Target, apply};
    use crate::rules::engine::touched::RulesTouched;

    fn update(
        parts: &mut ConnectedComponents,
        document: &Document,
        touched: &RulesTouched,
    ) -> Vec<BTreeSet<NodeId>> {
        let graph = FlowGraph::new(document.diagram(), Catalog::builtin());
        let mut all = touched.ends.clone();
        all.extend(touched.nodes.iter().cloned());
        parts.update(&graph, &all, &touched.cut, |_| true);
        let by_size = parts.by_size.iter();
        by_size
            .map(|(.., part)| parts.members[part].counted.clone())
            .collect()
    }

    fn edit(random: &mut fastrand::Rng) -> Edit {
        let id = |random: &mut fastrand::Rng| NodeId::from(format!("n{}", random.u8(0..14)));
        let edge = format!("e{}", random.u8(0..14));
        match random.u8(0..6) {
            0 => Edit::AddNode(Node::new(id(random), "note".into())),
            1 => Edit::Remove([Target::Node(id(random))].into()),
            2 => Edit::Remove([Target::Edge(edge.as_str().into())].into()),
            _ => {
                let ends = (EdgeEnd::new(id(random), "a"), EdgeEnd::new(id(random), "b"));
                Edit::AddEdge(Edge::new(edge.as_str().into(), ends.0, ends.1, None))
            }
        }
    }

    #[test]
    fn whatever_comes_and_goes_the_parts_are_those_found_from_scratch() {
        for seed in 0..60 {
            let random = &mut fastrand::Rng::with_seed(seed);
            let (mut document, mut parts) = (Document::default(), ConnectedComponents::default());
            for step in 0..150 {
                let edits: Vec<Edit> = (0..random.usize(1..5)).map(|_| edit(random)).collect();
                let patch = apply(&mut document, &edits);
                let found = update(&mut parts, &document, &RulesTouched::by(&patch));
                let everything = RulesTouched::everything(&document);
                let fresh = update(&mut ConnectedComponents::default(), &document, &everything);
                assert_eq!(found, fresh, "seed {seed}, step {step}: {edits:?}");
                let filled = parts
                    .members
                    .values()
                    .filter(|part| !part.counted.is_empty());
                assert_eq!(filled.count(), found.len(), "seed {seed}, step {step}");
            }
        }
    }
}
