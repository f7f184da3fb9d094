//! Positions on a line that make a sum of costs least, each a convex, piecewise linear function of one
//! difference: "at least so far apart", "as short as possible", "level with". Layers, heights and tracks
//! are all found this way.
//!
//! A network simplex: a tree of differences that stand at their kink fixes all positions; the tree is
//! exchanged arc by arc while that makes the sum smaller. After Gansner, Koutsofios, North and Vo, "A
//! technique for drawing directed graphs" (1993), generalised to two-sided costs with the long-step rule
//! of the bounded simplex method.

mod pivot;
mod start;

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::digraph::topological_order;

/// The slope of what must not be.
const HARD: i64 = 1 << 44;
/// No node, no arc.
const NONE: usize = usize::MAX;

/// A cost of the difference `x[to] - x[from]` with one kink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostArc {
    /// Number of the node whose position is subtracted.
    pub from: usize,
    /// Number of the node whose position counts.
    pub to: usize,
    /// Where the cost is least, or bends.
    pub at: i64,
    /// Slope below the kink.
    below: i64,
    /// Slope above the kink.
    above: i64,
}

impl CostArc {
    /// `to` lies at least `at` behind `from`.
    pub fn apart(from: usize, to: usize, at: i64) -> Self {
        Self::short(from, to, at, 0)
    }

    /// `to` lies at least `at` behind `from`; every unit more costs `weight`.
    pub fn short(from: usize, to: usize, at: i64, weight: i64) -> Self {
        Self {
            from,
            to,
            at,
            below: -HARD,
            above: weight,
        }
    }

    /// Every unit that the difference is away from `at` costs `weight`.
    pub fn level(from: usize, to: usize, at: i64, weight: i64) -> Self {
        Self::rather(from, to, at, weight, weight)
    }

    /// Every unit that the difference is below `at` costs `below`, every unit above it `above`.
    pub fn rather(from: usize, to: usize, at: i64, below: i64, above: i64) -> Self {
        Self {
            from,
            to,
            at,
            below: -below,
            above,
        }
    }

    /// Whether being nearer than the kink is forbidden.
    pub fn is_hard(&self) -> bool {
        self.below == -HARD
    }

    /// By how much the slope grows at the kink.
    fn kink(&self) -> i64 {
        self.above - self.below
    }
}

/// Arcs by the nodes they touch.
struct IncidenceLists {
    starts: Vec<usize>,
    arcs: Vec<usize>,
}

impl IncidenceLists {
    fn new(n: usize, arcs: &[CostArc]) -> Self {
        let mut starts = vec![0; n + 1];
        for arc in arcs {
            starts[arc.from + 1] += 1;
            starts[arc.to + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut list = vec![0; arcs.len() * 2];
        for (k, arc) in arcs.iter().enumerate() {
            for end in [arc.from, arc.to] {
                list[next[end]] = k;
                next[end] += 1;
            }
        }
        Self { starts, arcs: list }
    }

    fn of(&self, node: usize) -> &[usize] {
        &self.arcs[self.starts[node]..self.starts[node + 1]]
    }
}

/// Improves positions that keep every hard arc, until they are the best or the budget (in steps) is spent.
/// Arcs must not join a node to itself.
pub fn solve(
    arcs: &[CostArc],
    x: &mut [i64],
    budget: u64,
    work: &mut Budget,
) -> Result<(), CancelledError> {
    let incidence = IncidenceLists::new(x.len(), arcs);
    let trees = start::trees(arcs, &incidence, x, work)?;
    pivot::improve(arcs, &incidence, &trees, x, budget, work)
}

/// The least positions that keep every hard arc, none below zero. `None` when they contradict each other.
pub fn pack(arcs: &[CostArc], n: usize) -> Option<Vec<i64>> {
    let order = in_order(arcs, n)?;
    let mut x = vec![0_i64; n];
    let hard = outgoing(arcs, n);
    for node in order {
        for &k in hard.of(node) {
            let arc = &arcs[k];
            if arc.from == node {
                x[arc.to] = x[arc.to].max(x[node] + arc.at);
            }
        }
    }
    Some(x)
}

/// Moves everything far enough to keep all hard arcs.
pub fn push_apart(arcs: &[CostArc], x: &mut [i64]) {
    let Some(order) = in_order(arcs, x.len()) else {
        return;
    };
    let mut place = vec![0; x.len()];
    for (at, node) in order.iter().enumerate() {
        place[*node] = at;
    }
    let mut sorted: Vec<&CostArc> = arcs.iter().collect();
    sorted.sort_by_key(|arc| place[arc.from]);
    for arc in sorted {
        x[arc.to] = x[arc.to].max(x[arc.from] + arc.at);
    }
}

/// Nodes so that hard arcs point onwards; `None` when they run in a circle.
fn in_order(arcs: &[CostArc], n: usize) -> Option<Vec<usize>> {
    let hard: Vec<(usize, usize)> = arcs
        .iter()
        .filter(|arc| arc.is_hard())
        .map(|arc| (arc.from, arc.to))
        .collect();
    topological_order(n, hard.into_iter())
}

fn outgoing(arcs: &[CostArc], n: usize) -> IncidenceLists {
    let mut starts = vec![0; n + 1];
    for arc in arcs.iter().filter(|arc| arc.is_hard()) {
        starts[arc.from + 1] += 1;
    }
    for i in 0..n {
        starts[i + 1] += starts[i];
    }
    let mut next = starts.clone();
    let mut list = vec![0; starts[n]];
    for (k, arc) in arcs.iter().enumerate().filter(|(_, arc)| arc.is_hard()) {
        list[next[arc.from]] = k;
        next[arc.from] += 1;
    }
    IncidenceLists { starts, arcs: list }
}

#[cfg(test)]
mod tests {
    use super::{CostArc, pack, solve};
    use crate::layout::budget::Budget;

    fn cost(arcs: &[CostArc], x: &[i64]) -> i64 {
        let one = |arc: &CostArc| {
            let d = x[arc.to] - x[arc.from] - arc.at;
            if d < 0 { arc.below * d } else { arc.above * d }
        };
        arcs.iter().map(one).sum()
    }

    fn solved(arcs: &[CostArc], n: usize) -> i64 {
        let mut x = pack(arcs, n).expect("no circle");
        solve(arcs, &mut x, u64::MAX, &mut Budget::endless()).expect("nobody cancels");
        cost(arcs, &x)
    }

    /// The least cost by trying every position in a small range.
    fn tried(arcs: &[CostArc], n: usize, range: i64) -> i64 {
        let mut x = vec![0_i64; n];
        let mut least = i64::MAX;
        loop {
            least = least.min(cost(arcs, &x));
            let Some(k) = (0..n).find(|k| x[*k] < range) else {
                return least;
            };
            x[..k].fill(0);
            x[k] += 1;
        }
    }

    #[test]
    fn the_result_is_the_best_there_is() {
        for seed in 0..300 {
            let mut random = fastrand::Rng::with_seed(seed);
            let n = 5;
            let mut arcs = Vec::new();
            for _ in 0..random.usize(3..10) {
                let (a, b) = (random.usize(0..n), random.usize(0..n));
                if a == b {
                    continue;
                }
                let (a, b) = (a.min(b), a.max(b));
                let weight = random.i64(0..5);
                arcs.push(match random.u8(0..3) {
                    0 => CostArc::apart(a, b, random.i64(0..2)),
                    1 => CostArc::short(a, b, random.i64(0..2), weight),
                    _ => CostArc::level(a, b, random.i64(-2..3), weight),
                });
            }
            let (found, best) = (solved(&arcs, n), tried(&arcs, n, 8));
            assert_eq!(found, best, "seed {seed}: {arcs:?}");
        }
    }

    #[test]
    fn contradictions_are_seen() {
        let arcs = [CostArc::apart(0, 1, 1), CostArc::apart(1, 0, 1)];
        assert_eq!(pack(&arcs, 2), None);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let n = 20_000;
        let arcs: Vec<CostArc> = (1..n).map(|k| CostArc::short(k - 1, k, 1, 1)).collect();
        assert_eq!(solved(&arcs, n), 0);
    }
}
