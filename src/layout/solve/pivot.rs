//! Exchanging tree arcs while the sum of costs shrinks.

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::solve::{CostArc, IncidenceLists, NONE};

/// Of so many arcs that should leave the tree, the one that gains most per unit is taken.
const CANDIDATES: usize = 24;

/// Moves to the best positions, or as far as the budget reaches. They are valid at any time.
pub(super) fn improve(
    arcs: &[CostArc],
    incidence: &IncidenceLists,
    tree: &[bool],
    x: &mut [i64],
    budget: u64,
    work: &mut Budget,
) -> Result<(), CancelledError> {
    let end = work.spent().saturating_add(budget);
    let mut forest = SpanningForest::new(arcs, incidence, tree, x);
    let mut cursor = 0;
    // Each round exchanges one tree arc for another. Positions keep all hard arcs and the cost never grows, so the
    // loop may stop at any time.
    while work.spent() < end {
        let Some((node, way)) = forest.worst(&mut cursor, work)? else {
            break;
        };
        forest.exchange(node, way, x, work)?;
    }
    Ok(())
}

/// Which side of the leaving arc moves: the smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MovingSide {
    /// The subtree below the arc.
    Subtree,
    /// The rest of the tree, the other way.
    Rest,
}

/// The spanning trees of the network simplex. Every tree arc stands at its kink, so the trees fix all positions
/// but one each.
///
/// `pull` takes the place of cut values: the cut value of the arc above a node is `pull` of the node and the slopes
/// of that arc. Sums over subtrees are kept along the path to the root instead of the ranges `lim` and `low` of
/// Gansner et al., because exchanges here mostly touch small subtrees.
struct SpanningForest<'a> {
    arcs: &'a [CostArc],
    incidence: &'a IncidenceLists,
    is_tree: Vec<bool>,
    /// Which side of its kink an arc outside the tree counts on.
    is_above: Vec<bool>,
    parent: Vec<usize>,
    /// The tree arc to the parent.
    via: Vec<usize>,
    /// Children as doubly linked lists.
    child: Vec<usize>,
    next: Vec<usize>,
    before: Vec<usize>,
    /// Sum over the subtree of the slopes of arcs outside the tree, when it moves up by a unit. Arcs inside the
    /// subtree cancel out.
    pull: Vec<i64>,
    size: Vec<usize>,
    /// Nodes with this mark are on the side that moves.
    mark: Vec<u32>,
    marked: u32,
    side: Vec<usize>,
    ahead: Vec<(i64, usize)>,
    /// Nodes whose exchange had no end: their costs do not hold them.
    is_stuck: Vec<bool>,
}

impl<'a> SpanningForest<'a> {
    fn new(arcs: &'a [CostArc], incidence: &'a IncidenceLists, tree: &[bool], x: &[i64]) -> Self {
        let n = x.len();
        let is_above = arcs
            .iter()
            .map(|arc| x[arc.to] - x[arc.from] >= arc.at)
            .collect();
        let mut forest = Self {
            arcs,
            incidence,
            is_tree: tree.to_vec(),
            is_above,
            parent: vec![NONE; n],
            via: vec![NONE; n],
            child: vec![NONE; n],
            next: vec![NONE; n],
            before: vec![NONE; n],
            pull: vec![0; n],
            size: vec![1; n],
            mark: vec![0; n],
            marked: 0,
            side: Vec::new(),
            ahead: Vec::new(),
            is_stuck: vec![false; n],
        };
        for (k, arc) in arcs.iter().enumerate() {
            if !forest.is_tree[k] {
                let slope = forest.slope(k);
                forest.pull[arc.to] += slope;
                forest.pull[arc.from] -= slope;
            }
        }
        forest.grow();
        forest
    }

    /// Hangs the trees up and adds the pulls from the leaves to the roots.
    fn grow(&mut self) {
        let n = self.parent.len();
        let mut seen = vec![false; n];
        let mut order = Vec::with_capacity(n);
        for root in 0..n {
            if std::mem::replace(&mut seen[root], true) {
                continue;
            }
            let mut next = order.len();
            order.push(root);
            while let Some(&node) = order.get(next) {
                next += 1;
                for &k in self.incidence.of(node) {
                    let other = self.arcs[k].from + self.arcs[k].to - node;
                    if self.is_tree[k] && !std::mem::replace(&mut seen[other], true) {
                        self.link(other, node, k);
                        order.push(other);
                    }
                }
            }
        }
        for node in order.into_iter().rev() {
            let parent = self.parent[node];
            if parent != NONE {
                self.pull[parent] += self.pull[node];
                self.size[parent] += self.size[node];
            }
        }
    }

    fn slope(&self, arc: usize) -> i64 {
        if self.is_above[arc] {
            self.arcs[arc].above
        } else {
            self.arcs[arc].below
        }
    }

    fn link(&mut self, node: usize, parent: usize, via: usize) {
        self.parent[node] = parent;
        self.via[node] = via;
        let first = std::mem::replace(&mut self.child[parent], node);
        self.next[node] = first;
        self.before[node] = NONE;
        if first != NONE {
            self.before[first] = node;
        }
    }

    fn unlink(&mut self, node: usize) {
        let (before, next) = (self.before[node], self.next[node]);
        if before == NONE {
            let parent = self.parent[node];
            self.child[parent] = next;
        } else {
            self.next[before] = next;
        }
        if next != NONE {
            self.before[next] = before;
        }
        self.parent[node] = NONE;
        self.via[node] = NONE;
    }

    /// What a unit up and a unit down cost when the subtree of the node leaves its parent.
    fn costs(&self, node: usize) -> (i64, i64) {
        let arc = &self.arcs[self.via[node]];
        let (up, down) = if arc.to == node {
            (arc.above, -arc.below)
        } else {
            (-arc.below, arc.above)
        };
        (self.pull[node] + up, down - self.pull[node])
    }

    /// A node whose subtree should move, and which way; the search goes on where the last one stopped.
    fn worst(
        &self,
        cursor: &mut usize,
        work: &mut Budget,
    ) -> Result<Option<(usize, i64)>, CancelledError> {
        let n = self.parent.len();
        let (mut best, mut found): (Option<(i64, usize, i64)>, usize) = (None, 0);
        let mut looked = 0;
        while looked < n && found < CANDIDATES {
            looked += 1;
            let node = *cursor;
            *cursor = if node + 1 == n { 0 } else { node + 1 };
            if self.parent[node] == NONE || self.is_stuck[node] {
                continue;
            }
            let (up, down) = self.costs(node);
            let least = up.min(down);
            if least < 0 {
                found += 1;
                if best.is_none_or(|(most, ..)| least < most) {
                    best = Some((least, node, if up < down { 1 } else { -1 }));
                }
            }
        }
        work.spend(looked)?;
        Ok(best.map(|(_, node, way)| (node, way)))
    }

    /// Lets the subtree of a node go `way` as long as that gains, and ties it to what it meets there.
    fn exchange(
        &mut self,
        node: usize,
        way: i64,
        x: &mut [i64],
        work: &mut Budget,
    ) -> Result<(), CancelledError> {
        let root = self.root(node);
        let moving = if self.size[node] * 2 <= self.size[root] {
            MovingSide::Subtree
        } else {
            MovingSide::Rest
        };
        self.collect_side(node, moving);
        let side_way = match moving {
            MovingSide::Subtree => way,
            MovingSide::Rest => -way,
        };
        self.look_ahead(side_way, x);
        work.spend(self.side.len() * 3 + self.ahead.len() * 2)?;
        let (up, down) = self.costs(node);
        let mut slope = if way > 0 { up } else { down };
        // The long-step rule: past a kink the slope grows by that kink, and moving on pays while it is negative. The arc
        // at which it no longer is enters the tree.
        let met = self.ahead.iter().position(|&(_, arc)| {
            slope += self.arcs[arc].kink();
            slope >= 0
        });
        let Some(met) = met else {
            self.is_stuck[node] = true;
            return Ok(());
        };
        let by = self.ahead[met].0 * side_way;
        for &moved in &self.side {
            x[moved] += by;
        }
        let steps = self.rewire(node, way, met, moving);
        work.spend(steps)
    }

    fn root(&self, mut node: usize) -> usize {
        while self.parent[node] != NONE {
            node = self.parent[node];
        }
        node
    }

    /// Marks the smaller side of the arc above the node.
    fn collect_side(&mut self, node: usize, moving: MovingSide) {
        self.marked += 1;
        self.side.clear();
        let first = match moving {
            MovingSide::Subtree => node,
            MovingSide::Rest => self.parent[node],
        };
        self.mark[first] = self.marked;
        self.side.push(first);
        let mut next = 0;
        while let Some(&at) = self.side.get(next) {
            next += 1;
            let up = self.parent[at];
            if moving == MovingSide::Rest && up != NONE && self.mark[up] != self.marked {
                self.mark[up] = self.marked;
                self.side.push(up);
            }
            let mut child = self.child[at];
            while child != NONE {
                let excluded = child == node;
                if !excluded && self.mark[child] != self.marked {
                    self.mark[child] = self.marked;
                    self.side.push(child);
                }
                child = self.next[child];
            }
        }
    }

    /// Kinks of arcs between the sides that come nearer, nearest first.
    fn look_ahead(&mut self, way: i64, x: &[i64]) {
        self.ahead.clear();
        for &node in &self.side {
            for &k in self.incidence.of(node) {
                let arc = &self.arcs[k];
                let other = arc.from + arc.to - node;
                if self.is_tree[k] || self.mark[other] == self.marked {
                    continue;
                }
                let grows = (arc.to == node) == (way > 0);
                let d = x[arc.to] - x[arc.from];
                match (grows, self.is_above[k]) {
                    (true, false) => self.ahead.push((arc.at - d, k)),
                    (false, true) => self.ahead.push((d - arc.at, k)),
                    (true, true) | (false, false) => {}
                }
            }
        }
        self.ahead.sort_unstable();
    }

    /// Takes the arc above the node out of the tree and the arc that was met into it. Returns the steps it took.
    fn rewire(&mut self, node: usize, way: i64, met: usize, moving: MovingSide) -> usize {
        let (leaving, entering) = (self.via[node], self.ahead[met].1);
        let parent = self.parent[node];
        // Invariant for all that follows: `pull` of a node is the sum of the slopes of non-tree arcs at its subtree. So
        // the subtree is taken out of all sums above it first, then every arc that changes its slope or its place is
        // poured into both its ends, and the sums are added again where the subtree is hung up.
        let mut steps = self.add_up(parent, -self.pull[node]);
        self.resize(parent, -self.size[node].cast_signed());
        self.unlink(node);
        self.is_tree[leaving] = false;
        self.is_above[leaving] = (self.arcs[leaving].to == node) == (way > 0);
        steps += self.pour(leaving, self.slope(leaving));
        for k in 0..met {
            let passed = self.ahead[k].1;
            let kink = self.arcs[passed].kink();
            let change = if self.is_above[passed] { -kink } else { kink };
            self.is_above[passed] = !self.is_above[passed];
            steps += self.pour(passed, change);
        }
        steps += self.pour(entering, -self.slope(entering));
        self.is_tree[entering] = true;
        let (from, to) = (self.arcs[entering].from, self.arcs[entering].to);
        let from_moves = self.mark[from] == self.marked;
        // The side that moved is the smaller one: it is hung up anew.
        let (inner, outer) = if from_moves { (from, to) } else { (to, from) };
        debug_assert_eq!(moving == MovingSide::Subtree, self.root(inner) == node);
        steps += self.turn_over(inner);
        self.link(inner, outer, entering);
        steps += self.add_up(outer, self.pull[inner]);
        self.resize(outer, self.size[inner].cast_signed());
        steps
    }

    /// Adds to the pull of a node and everything above it.
    fn add_up(&mut self, mut node: usize, pull: i64) -> usize {
        let mut steps = 0;
        while node != NONE {
            self.pull[node] += pull;
            node = self.parent[node];
            steps += 1;
        }
        steps
    }

    /// Counts so many nodes more or fewer at a node and everything above it.
    fn resize(&mut self, mut node: usize, by: isize) {
        while node != NONE {
            self.size[node] = self.size[node].saturating_add_signed(by);
            node = self.parent[node];
        }
    }

    /// Changes the slope of an arc outside the tree.
    fn pour(&mut self, arc: usize, slope: i64) -> usize {
        let (from, to) = (self.arcs[arc].from, self.arcs[arc].to);
        self.add_up(to, slope) + self.add_up(from, -slope)
    }

    /// Makes a node the root of its tree.
    fn turn_over(&mut self, node: usize) -> usize {
        let root = self.root(node);
        let (pull, size) = (self.pull[root], self.size[root]);
        let mut path = Vec::new();
        let mut at = node;
        while at != NONE {
            path.push((at, self.via[at], self.pull[at], self.size[at]));
            at = self.parent[at];
        }
        for step in path.iter().take(path.len() - 1) {
            self.unlink(step.0);
        }
        // Along the path parent and child change roles: what a node summed up becomes the rest of the tree.
        for pair in path.windows(2) {
            let ((below, via, below_pull, below_size), (above, ..)) = (pair[0], pair[1]);
            self.link(above, below, via);
            self.pull[above] = pull - below_pull;
            self.size[above] = size - below_size;
        }
        self.pull[node] = pull;
        self.size[node] = size;
        path.len()
    }
}
