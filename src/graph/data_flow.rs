//! Data-flow analysis: what holds of the data of each flow, followed along the flows to a fixpoint.
//!
//! Facts are joined where data meet, so they only ever grow and the worklist runs dry. What leaves a component is made of
//! what arrives there: of data of the same type where the component hands data on and such arrive, else of all that
//! feed the output. What something is only looked up with is not in what comes out.

use std::collections::VecDeque;
use std::ops::{BitAnd, BitOr, BitOrAssign};

use crate::catalog::{Role, RoleSet};
use crate::graph::{Adjacent, FlowGraph, NodeIx, PayloadSet};

/// Facts about data as the bits of a word; the analysis says what each means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactSet(u32);

impl FactSet {
    pub const EMPTY: Self = Self(0);
    pub const ALL: Self = Self(u32::MAX);

    /// The fact of that number, which is less than 32.
    pub const fn one(number: u32) -> Self {
        Self(1 << number)
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether some fact is in both.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitAnd for FactSet {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for FactSet {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}

impl BitOrAssign for FactSet {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.and(other);
    }
}

/// What components do to facts.
pub trait FlowAnalysis {
    /// What holds of the data that leave by the flow, made of data of which `arriving` holds. More of the one must not
    /// give less of the other.
    fn leaving(&self, at: NodeIx, flow: &Adjacent, arriving: FactSet) -> FactSet;
}

/// What arrives at a component: by input and data type.
type ArrivingData = Vec<(Option<usize>, PayloadSet, FactSet)>;

/// Where facts may differ after a change.
#[derive(Clone, Debug, Default)]
pub struct FactSources {
    /// Components of which less may leave than before.
    pub lowered: Vec<NodeIx>,
    /// Components of which more may leave, and not less.
    pub raised: Vec<NodeIx>,
}

impl FlowGraph {
    /// What holds of each flow, by its number.
    pub fn solve(&self, analysis: &impl FlowAnalysis) -> Vec<FactSet> {
        let mut facts = vec![FactSet::EMPTY; self.n_edge_numbers()];
        self.spread(analysis, &mut facts, self.nodes());
        facts
    }

    /// Follows a change; flows that came hold nothing yet. Facts that may have lost their reason are taken back along the
    /// flows and found again, so that none is left that only a circle holds up.
    pub fn solve_again(
        &self,
        analysis: &impl FlowAnalysis,
        facts: &mut [FactSet],
        sources: FactSources,
    ) {
        let mut todo = sources.lowered;
        let mut seeds = sources.raised;
        seeds.extend(&todo);
        while let Some(at) = todo.pop() {
            for flow in self.adjacent_after(at) {
                if std::mem::take(&mut facts[flow.edge]) != FactSet::EMPTY {
                    seeds.push(at);
                    todo.push(flow.node);
                    seeds.push(flow.node);
                }
            }
        }
        self.spread(analysis, facts, seeds.into_iter());
    }

    fn spread(
        &self,
        analysis: &impl FlowAnalysis,
        facts: &mut [FactSet],
        seeds: impl Iterator<Item = NodeIx>,
    ) {
        let mut is_waiting = vec![false; self.n_numbers()];
        let mut todo = VecDeque::new();
        for at in seeds {
            if !std::mem::replace(&mut is_waiting[at], true) {
                todo.push_back(at);
            }
        }
        let mut arriving = ArrivingData::new();
        while let Some(at) = todo.pop_front() {
            is_waiting[at] = false;
            self.gather(at, facts, &mut arriving);
            for flow in self.adjacent_after(at) {
                let made_of = self.made_of(at, flow, &arriving);
                let holds = facts[flow.edge] | analysis.leaving(at, flow, made_of);
                if holds == facts[flow.edge] {
                    continue;
                }
                facts[flow.edge] = holds;
                if !std::mem::replace(&mut is_waiting[flow.node], true) {
                    todo.push_back(flow.node);
                }
            }
        }
    }

    /// Puts together what arrives at the component, without what is only looked up with.
    fn gather(&self, at: NodeIx, facts: &[FactSet], groups: &mut ArrivingData) {
        let looks_up = self.roles(at).meets(looked_up_in());
        groups.clear();
        for flow in self.adjacent_before(at) {
            let Some(edge) = self.edge(flow.edge) else {
                continue;
            };
            if looks_up && !self.is_latched(edge) {
                continue;
            }
            let known = groups
                .iter_mut()
                .find(|(input, payload, _)| (*input, *payload) == (edge.input, flow.payload));
            match known {
                Some((.., holds)) => *holds |= facts[flow.edge],
                None => groups.push((edge.input, flow.payload, facts[flow.edge])),
            }
        }
    }

    fn made_of(&self, at: NodeIx, flow: &Adjacent, arriving: &ArrivingData) -> FactSet {
        let output = self.edge(flow.edge).and_then(|edge: &_| edge.output);
        let feeding = arriving.iter().filter(|(input, ..)| {
            let ports = input.zip(output);
            ports.is_none_or(|(input, output)| self.feeds(at, input).contains(&output))
        });
        let hands_on = self.has_role(at, Role::PassThrough);
        let same =
            |(_, payload, _): &&&(Option<usize>, PayloadSet, FactSet)| *payload == flow.payload;
        let is_handed_on = hands_on && feeding.clone().any(|one| same(&&one));
        let all = feeding.filter(|one| !is_handed_on || same(&one));
        all.fold(FactSet::EMPTY, |sum, (.., holds)| sum | *holds)
    }
}

/// Where what comes in by a live input is the key and not the data.
fn looked_up_in() -> RoleSet {
    const ROLES: [Role; 3] = [Role::KeyedLookup, Role::SearchesIndex, Role::CachesResults];
    ROLES.into_iter().collect()
}
