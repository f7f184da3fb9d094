//! What can be reached from some starts, kept up to date as arcs come and go.
//!
//! Everything reached remembers by what. When an arc goes, what was reached by it alone is unsure, and all that was
//! reached by that; whatever of it has another way in is reached again. So a change costs about what it cuts off and
//! what it opens up (the delete-and-rederive of Gupta, Mumick and Subrahmanian, "Maintaining views incrementally",
//! 1993).

use std::collections::{BTreeMap, BTreeSet};

/// The graph that is walked, as it is now. What does not exist starts nothing and leads nowhere.
pub(in crate::rules) trait WalkedGraph<V> {
    fn starts(&self, at: &V) -> bool;
    fn next(&self, at: &V) -> Vec<V>;
    fn previous(&self, at: &V) -> Vec<V>;
}

#[derive(Clone, Debug)]
pub(in crate::rules) struct Reachability<V> {
    /// Everything that is reached, with what it was reached by; `None` for starts.
    by: BTreeMap<V, Option<V>>,
    /// The other way around.
    on: BTreeMap<V, BTreeSet<V>>,
}

impl<V> Default for Reachability<V> {
    fn default() -> Self {
        Self {
            by: BTreeMap::new(),
            on: BTreeMap::new(),
        }
    }
}

impl<V: Ord + Clone> Reachability<V> {
    pub fn contains(&self, at: &V) -> bool {
        self.by.contains_key(at)
    }

    pub fn all(&self) -> impl Iterator<Item = &V> {
        self.by.keys()
    }

    /// Follows a change: `dirty` is what came, went, or has other arcs or starts otherwise than before. Returns what
    /// is reached only now or no longer.
    pub fn update(&mut self, net: &impl WalkedGraph<V>, dirty: &BTreeSet<V>) -> BTreeSet<V> {
        let lost = self.lose(net, dirty);
        let gained = self.gain(net, dirty.union(&lost));
        lost.symmetric_difference(&gained).cloned().collect()
    }

    /// Lets go of everything whose way in is not what it was.
    fn lose(&mut self, net: &impl WalkedGraph<V>, dirty: &BTreeSet<V>) -> BTreeSet<V> {
        let after = dirty.iter().filter_map(|at| self.on.get(at)).flatten();
        let suspects = dirty.iter().chain(after);
        let mut todo: Vec<V> = suspects
            .filter(|at| self.contains(at) && !self.is_supported(net, at))
            .cloned()
            .collect();
        let mut lost = BTreeSet::new();
        while let Some(at) = todo.pop() {
            let Some(by) = self.by.remove(&at) else {
                continue;
            };
            if let Some(on) = by.and_then(|by| self.on.get_mut(&by)) {
                on.remove(&at);
            }
            todo.extend(self.on.remove(&at).into_iter().flatten());
            lost.insert(at);
        }
        lost
    }

    fn is_supported(&self, net: &impl WalkedGraph<V>, at: &V) -> bool {
        match self.by.get(at) {
            Some(None) => net.starts(at),
            Some(Some(by)) => self.contains(by) && net.previous(at).contains(by),
            None => false,
        }
    }

    /// Reaches what can be reached from the places asked about.
    fn gain<'v>(
        &mut self,
        net: &impl WalkedGraph<V>,
        ask: impl Iterator<Item = &'v V>,
    ) -> BTreeSet<V>
    where
        V: 'v,
    {
        let mut todo: Vec<(V, Option<V>)> = Vec::new();
        for at in ask {
            if self.contains(at) {
                todo.extend(
                    net.next(at)
                        .into_iter()
                        .map(|next| (next, Some(at.clone()))),
                );
            } else if net.starts(at) {
                todo.push((at.clone(), None));
            } else if let Some(by) = net.previous(at).into_iter().find(|by| self.contains(by)) {
                todo.push((at.clone(), Some(by)));
            }
        }
        let mut gained = BTreeSet::new();
        while let Some((at, by)) = todo.pop() {
            if self.contains(&at) {
                continue;
            }
            if let Some(by) = &by {
                self.on.entry(by.clone()).or_default().insert(at.clone());
            }
            let next = net.next(&at).into_iter();
            todo.extend(next.map(|next| (next, Some(at.clone()))));
            self.by.insert(at.clone(), by);
            gained.insert(at);
        }
        gained
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Reachability, WalkedGraph};

    /// Numbers joined by arcs; the first three start.
    #[derive(Default)]
    struct Arcs(BTreeSet<(u8, u8)>);

    impl WalkedGraph<u8> for Arcs {
        fn starts(&self, at: &u8) -> bool {
            *at < 3
        }

        fn next(&self, at: &u8) -> Vec<u8> {
            let from = self.0.iter().filter(|arc| arc.0 == *at);
            from.map(|arc| arc.1).collect()
        }

        fn previous(&self, at: &u8) -> Vec<u8> {
            let to = self.0.iter().filter(|arc| arc.1 == *at);
            to.map(|arc| arc.0).collect()
        }
    }

    #[test]
    fn whatever_arcs_come_and_go_the_same_is_reached_as_from_scratch() {
        for seed in 0..60 {
            let random = &mut fastrand::Rng::with_seed(seed);
            let (mut arcs, mut reach) = (Arcs::default(), Reachability::default());
            let all: BTreeSet<u8> = (0..24).collect();
            reach.update(&arcs, &all);
            for step in 0..150 {
                let mut dirty = BTreeSet::new();
                for _ in 0..random.usize(1..4) {
                    let arc = (random.u8(0..24), random.u8(0..24));
                    if !arcs.0.remove(&arc) {
                        arcs.0.insert(arc);
                    }
                    dirty.extend([arc.0, arc.1]);
                }
                let before: BTreeSet<u8> = reach.by.keys().copied().collect();
                let changed = reach.update(&arcs, &dirty);
                let mut fresh = Reachability::default();
                fresh.update(&arcs, &all);
                let after: BTreeSet<u8> = reach.by.keys().copied().collect();
                assert!(after.iter().eq(fresh.by.keys()), "seed {seed}, step {step}");
                let differs: BTreeSet<u8> = before.symmetric_difference(&after).copied().collect();
                assert_eq!(changed, differs, "seed {seed}, step {step}");
            }
        }
    }
}
