//! The connected parts of a board, whichever way flows point, kept up to date as flows come and go.
//!
//! A new flow joins two parts by moving the smaller into the larger. Where a flow went, two searches start from its
//! ends by turns: they meet, or the smaller side comes to an end and is a part of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::NodeId;
use crate::rules::wiring::Wiring;

#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Parts {
    of: BTreeMap<NodeId, u64>,
    by_number: BTreeMap<u64, Part>,
    n_made: u64,
}

#[derive(Clone, Debug, Default)]
struct Part {
    all: BTreeSet<NodeId>,
    /// Those that count.
    counted: BTreeSet<NodeId>,
}

impl Parts {
    /// The components of every part that count.
    pub fn counted(&self) -> impl Iterator<Item = &BTreeSet<NodeId>> {
        let counted = self.by_number.values().map(|part| &part.counted);
        counted.filter(|part| !part.is_empty())
    }

    /// Follows a change: `touched` came, went, counts otherwise than before or has other flows; `cut` are the ends of
    /// flows that went or were taken elsewhere.
    pub fn update(
        &mut self,
        wiring: &Wiring,
        touched: &BTreeSet<NodeId>,
        cut: &BTreeSet<(NodeId, NodeId)>,
        counts: impl Fn(&NodeId) -> bool,
    ) {
        for id in touched {
            let is_there = wiring.diagram.node(id).is_some();
            match (is_there, self.of.contains_key(id)) {
                (true, false) => self.add(id),
                (false, true) => self.remove(id),
                _ => {}
            }
        }
        self.part_all(wiring, cut);
        for id in touched {
            for other in wiring.neighbours(id) {
                self.join(id, other);
            }
        }
        for id in touched {
            let Some(part) = self
                .of
                .get(id)
                .and_then(|part| self.by_number.get_mut(part))
            else {
                continue;
            };
            if counts(id) {
                part.counted.insert(id.clone());
            } else {
                part.counted.remove(id);
            }
        }
    }

    fn add(&mut self, id: &NodeId) {
        self.n_made += 1;
        self.of.insert(id.clone(), self.n_made);
        let part = Part {
            all: [id.clone()].into(),
            counted: BTreeSet::new(),
        };
        self.by_number.insert(self.n_made, part);
    }

    fn remove(&mut self, id: &NodeId) {
        let Some(number) = self.of.remove(id) else {
            return;
        };
        if let Some(part) = self.by_number.get_mut(&number) {
            part.all.remove(id);
            part.counted.remove(id);
            if part.all.is_empty() {
                self.by_number.remove(&number);
            }
        }
    }

    fn join(&mut self, a: &NodeId, b: &NodeId) {
        let (Some(&a), Some(&b)) = (self.of.get(a), self.of.get(b)) else {
            return;
        };
        if a == b {
            return;
        }
        let size = |part: u64| self.by_number.get(&part).map_or(0, |part| part.all.len());
        let (small, large) = if size(a) < size(b) { (a, b) } else { (b, a) };
        let Some(moved) = self.by_number.remove(&small) else {
            return;
        };
        for id in &moved.all {
            self.of.insert(id.clone(), large);
        }
        let part = self.by_number.entry(large).or_default();
        part.all.extend(moved.all);
        part.counted.extend(moved.counted);
    }

    /// Takes apart what fell apart. Every component of a part was joined to some end of a flow that went, so it is
    /// enough to ask of each of these whether it still hangs together with the others of its part.
    fn part_all(&mut self, wiring: &Wiring, cut: &BTreeSet<(NodeId, NodeId)>) {
        let ends = cut.iter().flat_map(|(a, b)| [a, b]);
        let ends: BTreeSet<&NodeId> = ends.filter(|id| self.of.contains_key(id)).collect();
        // One of those known to hang together, by part.
        let mut known: BTreeMap<u64, &NodeId> = BTreeMap::new();
        for id in ends {
            if let Some(other) = self.of.get(id).and_then(|part| known.get(part)).copied() {
                self.part(wiring, id, other);
                known.extend(self.of.get(other).map(|part| (*part, other)));
            }
            known.extend(self.of.get(id).map(|part| (*part, id)));
        }
    }

    /// Makes two parts of one if nothing joins the two components any more.
    fn part(&mut self, wiring: &Wiring, a: &NodeId, b: &NodeId) {
        if a == b || self.of.get(a) != self.of.get(b) {
            return;
        }
        let (mut from_a, mut from_b) = (Search::new(a), Search::new(b));
        let side = loop {
            match from_a.step(wiring, &from_b.seen) {
                Step::Met => return,
                Step::End => break from_a.seen,
                Step::On => {}
            }
            match from_b.step(wiring, &from_a.seen) {
                Step::Met => return,
                Step::End => break from_b.seen,
                Step::On => {}
            }
        };
        self.n_made += 1;
        let mut new = Part::default();
        for id in side {
            let Some(old) = self.of.insert(id.clone(), self.n_made) else {
                continue;
            };
            if let Some(part) = self.by_number.get_mut(&old) {
                part.all.remove(&id);
                if part.counted.remove(&id) {
                    new.counted.insert(id.clone());
                }
                if part.all.is_empty() {
                    self.by_number.remove(&old);
                }
            }
            new.all.insert(id);
        }
        self.by_number.insert(self.n_made, new);
    }
}

struct Search {
    seen: BTreeSet<NodeId>,
    todo: Vec<NodeId>,
}

enum Step {
    On,
    Met,
    End,
}

impl Search {
    fn new(start: &NodeId) -> Self {
        Self {
            seen: [start.clone()].into(),
            todo: vec![start.clone()],
        }
    }

    fn step(&mut self, wiring: &Wiring, others: &BTreeSet<NodeId>) -> Step {
        let Some(at) = self.todo.pop() else {
            return Step::End;
        };
        for id in wiring.neighbours(&at) {
            if others.contains(id) {
                return Step::Met;
            }
            if self.seen.insert(id.clone()) {
                self.todo.push(id.clone());
            }
        }
        Step::On
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Parts;
    use crate::catalog::Catalog;
    use crate::model::{Document, Edge, Edit, End, Node, NodeId, Target, apply};
    use crate::rules::touched::Touched;
    use crate::rules::wiring::Wiring;

    fn update(
        parts: &mut Parts,
        document: &Document,
        touched: &Touched,
    ) -> BTreeSet<BTreeSet<NodeId>> {
        let wiring = Wiring::new(document, Catalog::builtin());
        let mut all = touched.ends.clone();
        all.extend(touched.nodes.iter().cloned());
        parts.update(&wiring, &all, &touched.cut, |_| true);
        parts.counted().cloned().collect()
    }

    fn edit(random: &mut fastrand::Rng) -> Edit {
        let id = |random: &mut fastrand::Rng| NodeId::from(format!("n{}", random.u8(0..14)));
        let edge = format!("e{}", random.u8(0..14));
        match random.u8(0..6) {
            0 => Edit::AddNode(Node::new(id(random), "note".into())),
            1 => Edit::Remove([Target::Node(id(random))].into()),
            2 => Edit::Remove([Target::Edge(edge.as_str().into())].into()),
            _ => {
                let ends = (End::new(id(random), "a"), End::new(id(random), "b"));
                Edit::AddEdge(Edge::new(edge.as_str().into(), ends.0, ends.1, None))
            }
        }
    }

    #[test]
    fn whatever_comes_and_goes_the_parts_are_those_found_from_scratch() {
        for seed in 0..60 {
            let random = &mut fastrand::Rng::with_seed(seed);
            let (mut document, mut parts) = (Document::default(), Parts::default());
            for step in 0..150 {
                let edits: Vec<Edit> = (0..random.usize(1..5)).map(|_| edit(random)).collect();
                let patch = apply(&mut document, &edits);
                let found = update(&mut parts, &document, &Touched::by(&patch));
                let everything = Touched::everything(&document);
                let fresh = update(&mut Parts::default(), &document, &everything);
                assert_eq!(found, fresh, "seed {seed}, step {step}: {edits:?}");
            }
        }
    }
}
