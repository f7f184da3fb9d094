//! What reaches what over flows of some types, not through components of some roles.

use std::collections::BTreeSet;

use petgraph::Direction;

use crate::catalog::{Role, RoleSet};
use crate::graph::{Adjacent, NodeIx, PayloadSet};
use crate::rules::engine::query::{BoardQuery, NodeRef};

/// Which flows may be followed, and what may not lie between the ends.
#[derive(Clone, Copy)]
pub struct EdgeFilter<'w> {
    payloads: Option<&'w [&'w str]>,
    avoided: &'w [Role],
}

impl<'w> EdgeFilter<'w> {
    /// Along any flow, through anything.
    pub const ANY: Self = Self {
        payloads: None,
        avoided: &[],
    };

    /// Along flows of these types.
    pub const fn over(payloads: &'w [&'w str]) -> Self {
        Self {
            payloads: Some(payloads),
            avoided: &[],
        }
    }

    /// Not through components with one of these roles; they may be where it ends.
    pub const fn avoiding(self, avoided: &'w [Role]) -> Self {
        Self { avoided, ..self }
    }
}

/// What was reached, for looking up.
pub struct ReachedSet(BTreeSet<NodeIx>);

impl ReachedSet {
    pub(super) fn new(found: Vec<NodeIx>) -> Self {
        Self(found.into_iter().collect())
    }

    pub fn contains(&self, site: NodeRef) -> bool {
        self.0.contains(&site.at())
    }
}

/// Who was met in which walk.
#[derive(Default)]
pub(super) struct VisitedSet {
    of: Vec<u32>,
    walk: u32,
}

impl VisitedSet {
    fn start(&mut self, n: usize) {
        self.of.resize(n, 0);
        self.walk += 1;
    }

    fn meet(&mut self, at: NodeIx) -> bool {
        let mark = &mut self.of[at];
        *mark != self.walk && {
            *mark = self.walk;
            true
        }
    }
}

impl<'a> BoardQuery<'a> {
    /// Everything from which the way leads to a component with the role.
    pub fn leading_to(&'a self, role: Role, way: EdgeFilter) -> ReachedSet {
        self.reached(role, way, Direction::Incoming)
    }

    /// Everything to which the way leads from a component with the role.
    pub fn led_to_from(&'a self, role: Role, way: EdgeFilter) -> ReachedSet {
        self.reached(role, way, Direction::Outgoing)
    }

    /// Everything to which the way leads from one of these.
    pub fn led_to_from_any(&'a self, starts: &[NodeRef<'a>], way: EdgeFilter) -> ReachedSet {
        let starts: Vec<NodeIx> = starts.iter().map(|site| site.at()).collect();
        ReachedSet(
            self.walk(&starts, way, Direction::Outgoing)
                .into_iter()
                .collect(),
        )
    }

    fn reached(&'a self, role: Role, way: EdgeFilter, direction: Direction) -> ReachedSet {
        let starts: Vec<NodeIx> = self.with(role).map(NodeRef::at).collect();
        ReachedSet(self.walk(&starts, way, direction).into_iter().collect())
    }

    pub(super) fn sites(&'a self, found: Vec<NodeIx>) -> Vec<NodeRef<'a>> {
        let mut sites: Vec<NodeRef<'a>> = found.into_iter().map(|at| self.site(at)).collect();
        sites.sort_by(|a, b| a.id().cmp(b.id()));
        sites
    }

    /// What is one flow or more away from a start.
    pub(super) fn walk(
        &self,
        starts: &[NodeIx],
        way: EdgeFilter,
        direction: Direction,
    ) -> Vec<NodeIx> {
        let payloads = way
            .payloads
            .map_or(PayloadSet::ALL, |some| PayloadSet::new(self.catalog, some));
        self.reads.borrow_mut().payloads |= payloads;
        let avoided: RoleSet = way.avoided.iter().copied().collect();
        self.walk_past(starts, direction, avoided, |next| {
            next.payload.meets(payloads)
        })
    }

    /// What is one of these flows or more away from a start.
    pub(super) fn walk_over(
        &self,
        starts: &[NodeIx],
        direction: Direction,
        follows: impl Fn(&Adjacent) -> bool,
    ) -> Vec<NodeIx> {
        self.walk_past(starts, direction, RoleSet::default(), follows)
    }

    fn walk_past(
        &self,
        starts: &[NodeIx],
        direction: Direction,
        avoided: RoleSet,
        follows: impl Fn(&Adjacent) -> bool,
    ) -> Vec<NodeIx> {
        let graph = self.graph;
        let mut marks = self.marks.borrow_mut();
        marks.start(graph.n_numbers());
        let (mut todo, mut found) = (starts.to_vec(), Vec::new());
        while let Some(at) = todo.pop() {
            let all = match direction {
                Direction::Outgoing => graph.adjacent_after(at),
                Direction::Incoming => graph.adjacent_before(at),
            };
            for next in all.iter().filter(|next| follows(next)) {
                if !marks.meet(next.node) {
                    continue;
                }
                found.push(next.node);
                if !graph.roles(next.node).meets(avoided) {
                    todo.push(next.node);
                }
            }
        }
        found
    }
}
