//! The first trees: what is tight already is joined, then each smaller piece slides downhill until it
//! meets another one.

use std::collections::BTreeSet;

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::solve::{CostArc, IncidenceLists, NONE};

/// Chooses tree arcs, and moves pieces so that every tree arc stands at its kink. Hard arcs stay kept.
pub(super) fn trees(
    arcs: &[CostArc],
    incidence: &IncidenceLists,
    x: &mut [i64],
    work: &mut Budget,
) -> Result<Vec<bool>, CancelledError> {
    let mut pieces = TightTrees::new(arcs, incidence, x);
    work.spend(arcs.len())?;
    let mut queue: BTreeSet<(usize, usize)> = pieces
        .members
        .iter()
        .enumerate()
        .map(|(piece, members)| (members.len(), piece))
        .collect();
    // Invariant: each tree is tight and in the queue under its size, but for those that nothing ties to others. The
    // smallest slides, so each node moves at most a logarithmic number of times.
    while let Some((_, piece)) = queue.pop_first() {
        work.spend(pieces.members[piece].len() * 4)?;
        let Some((arc, by)) = pieces.slide(piece, x) else {
            continue;
        };
        for &node in &pieces.members[piece] {
            x[node] += by;
        }
        let other = pieces.other(piece, arc);
        queue.remove(&(pieces.members[other].len(), other));
        pieces.join(piece, other);
        pieces.tree[arc] = true;
        queue.insert((pieces.members[other].len(), other));
    }
    Ok(pieces.tree)
}

struct TightTrees<'a> {
    arcs: &'a [CostArc],
    incidence: &'a IncidenceLists,
    tree: Vec<bool>,
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    /// Kinks ahead of the piece that slides: how far, which arc.
    ahead: Vec<(i64, usize)>,
}

impl<'a> TightTrees<'a> {
    /// Everything that is joined by tight arcs.
    fn new(arcs: &'a [CostArc], incidence: &'a IncidenceLists, x: &[i64]) -> Self {
        let n = x.len();
        let mut tree = vec![false; arcs.len()];
        let mut of = vec![NONE; n];
        let mut members: Vec<Vec<usize>> = Vec::new();
        for root in 0..n {
            if of[root] != NONE {
                continue;
            }
            of[root] = members.len();
            let mut found = vec![root];
            let mut next = 0;
            while let Some(&node) = found.get(next) {
                next += 1;
                for &k in incidence.of(node) {
                    let arc = &arcs[k];
                    let other = arc.from + arc.to - node;
                    if of[other] == NONE && x[arc.to] - x[arc.from] == arc.at {
                        of[other] = members.len();
                        tree[k] = true;
                        found.push(other);
                    }
                }
            }
            members.push(found);
        }
        Self {
            arcs,
            incidence,
            tree,
            of,
            members,
            ahead: Vec::new(),
        }
    }

    fn other(&self, piece: usize, arc: usize) -> usize {
        let (from, to) = (self.of[self.arcs[arc].from], self.of[self.arcs[arc].to]);
        if from == piece { to } else { from }
    }

    fn join(&mut self, small: usize, large: usize) {
        let moved = std::mem::take(&mut self.members[small]);
        for &node in &moved {
            self.of[node] = large;
        }
        self.members[large].extend(moved);
    }

    /// How far the piece should go, and the arc that it meets there. `None` when nothing ties it.
    fn slide(&mut self, piece: usize, x: &[i64]) -> Option<(usize, i64)> {
        let (up, down) = (self.slope(piece, x, 1), self.slope(piece, x, -1));
        let downhill = if up < 0 {
            Some((up, 1))
        } else {
            (down < 0).then_some((down, -1))
        };
        if let Some((slope, way)) = downhill {
            self.look_ahead(piece, x, way);
            let mut slope = slope;
            for &(far, arc) in &self.ahead {
                slope += self.arcs[arc].kink();
                if slope >= 0 {
                    return Some((arc, far * way));
                }
            }
        }
        // Nothing is gained either way: the nearest kink joins it to the rest.
        let nearest = [1, -1].map(|way| {
            self.look_ahead(piece, x, way);
            let nearest = self.ahead.first();
            nearest.map(|&(far, arc)| (far, arc, far * way))
        });
        let best = nearest.into_iter().flatten().min();
        best.map(|(_, arc, by)| (arc, by))
    }

    /// What a unit of way costs at first.
    fn slope(&self, piece: usize, x: &[i64], way: i64) -> i64 {
        let mut sum = 0;
        for &node in &self.members[piece] {
            for &k in self.incidence.of(node) {
                let arc = &self.arcs[k];
                if self.of[arc.from] == self.of[arc.to] {
                    continue;
                }
                let grows = (arc.to == node) == (way > 0);
                let d = x[arc.to] - x[arc.from];
                sum += match grows {
                    true if d >= arc.at => arc.above,
                    true => arc.below,
                    false if d <= arc.at => -arc.below,
                    false => -arc.above,
                };
            }
        }
        sum
    }

    /// Collects the kinks in this direction, nearest first.
    fn look_ahead(&mut self, piece: usize, x: &[i64], way: i64) {
        self.ahead.clear();
        for &node in &self.members[piece] {
            for &k in self.incidence.of(node) {
                let arc = &self.arcs[k];
                if self.of[arc.from] == self.of[arc.to] {
                    continue;
                }
                let grows = (arc.to == node) == (way > 0);
                let d = x[arc.to] - x[arc.from];
                let far = if grows { arc.at - d } else { d - arc.at };
                if far >= 0 {
                    self.ahead.push((far, k));
                }
            }
        }
        self.ahead.sort_unstable();
    }
}
