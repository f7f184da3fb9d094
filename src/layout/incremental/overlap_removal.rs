//! Pushing boxes apart with the least movement, spread over as few boxes as possible.
//!
//! Pairs that lie on each other are separated along the axis that asks for less; the sum of all movements is
//! made least, so most boxes do not move at all. After Dwyer, Marriott and Stuckey, "Fast node overlap
//! removal" (2005), with distances instead of their squares.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Rect, Vec2};
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::coordinate;
use crate::layout::graph::{FlowDirection, LayoutGraph, LayoutOptions};
use crate::layout::solve::{self, CostArc};
use crate::model::NodeId;

/// Positions are whole numbers of this fraction of a world unit.
const UNITS: f64 = 64.0;
/// What moving costs: a box that has changed, any other, a pinned one.
const CHANGED: i64 = 2;
const UNTOUCHED: i64 = 3;
const PINNED: i64 = 1 << 20;
const ROUNDS: usize = 40;
const BUDGET: u64 = 50_000_000;

/// Separates what lies on changed boxes, on what had to move because of them, and so on. Boxes that lay on
/// each other before and are not concerned stay so.
pub(super) fn push(
    graph: &LayoutGraph,
    boxes: &mut BTreeMap<NodeId, Rect>,
    changed: &BTreeSet<NodeId>,
    options: &LayoutOptions,
    work: &mut Budget,
) -> Result<(), CancelledError> {
    let ids: Vec<NodeId> = boxes.keys().cloned().collect();
    let old: Vec<Rect> = boxes.values().copied().collect();
    let mut crowd = OverlapSolver::new(graph, &ids, old, changed, options);
    // Separation constraints are only ever added, and each round solves all of them from the old positions. So moves do
    // not pile up, and the loop ends when a solution causes no new overlap.
    for _ in 0..ROUNDS {
        if !crowd.find_pairs(work)? {
            break;
        }
        crowd.solve(work)?;
    }
    let is_pinned = |id: &NodeId| {
        let block = graph.blocks.get(id);
        block.is_some_and(|block| block.pinned && block.at.is_some())
    };
    // Two pinned boxes on each other stay so: somebody put them there.
    for (id, rect) in ids.into_iter().zip(crowd.now) {
        if !is_pinned(&id) {
            boxes.insert(id, rect);
        }
    }
    Ok(())
}

struct OverlapSolver<'a> {
    old: Vec<Rect>,
    now: Vec<Rect>,
    weights: Vec<i64>,
    dirty: Vec<bool>,
    joined: BTreeSet<(usize, usize)>,
    /// Separations found so far, along x and along y: which before which, how far apart their corners are.
    pairs: [BTreeMap<(usize, usize), f64>; 2],
    options: &'a LayoutOptions,
}

impl<'a> OverlapSolver<'a> {
    fn new(
        graph: &LayoutGraph,
        ids: &[NodeId],
        old: Vec<Rect>,
        changed: &BTreeSet<NodeId>,
        options: &'a LayoutOptions,
    ) -> Self {
        let number: BTreeMap<&NodeId, usize> =
            ids.iter().enumerate().map(|(k, id)| (id, k)).collect();
        let ends = graph.edges.values().filter_map(|edge| {
            let (a, b) = (*number.get(&edge.from.node)?, *number.get(&edge.to.node)?);
            Some((a.min(b), a.max(b)))
        });
        let weights = ids.iter().map(|id| match graph.blocks.get(id) {
            Some(block) if block.pinned && block.at.is_some() => PINNED,
            Some(_) | None if changed.contains(id) => CHANGED,
            Some(_) | None => UNTOUCHED,
        });
        Self {
            now: old.clone(),
            weights: weights.collect(),
            dirty: ids.iter().map(|id| changed.contains(id)).collect(),
            joined: ends.collect(),
            pairs: [BTreeMap::new(), BTreeMap::new()],
            old,
            options,
        }
    }

    /// How far apart two boxes should be, along x and along y.
    fn room(&self, a: usize, b: usize) -> Vec2 {
        let beside = self.options.box_gap / 2.0;
        let is_joined = self.joined.contains(&(a.min(b), a.max(b)));
        let along = if is_joined {
            self.options.layer_gap / 2.0
        } else {
            beside
        };
        match self.options.direction {
            FlowDirection::LeftToRight => Vec2::new(along, beside),
            FlowDirection::TopToBottom => Vec2::new(beside, along),
        }
    }

    /// Notes which boxes are too near to dirty ones. Whether there was any that was not noted before.
    fn find_pairs(&mut self, work: &mut Budget) -> Result<bool, CancelledError> {
        let order = sweep_order(&self.now);
        work.spend(order.len() * 16)?;
        let mut found = false;
        // Sweep line: beyond the first box that begins too far right, none of the rest can be near.
        for (k, &a) in order.iter().enumerate() {
            for &b in &order[k + 1..] {
                if self.now[b].x0 > self.now[a].x1 + self.options.layer_gap {
                    break;
                }
                work.spend(2)?;
                let matters = (self.dirty[a] || self.dirty[b])
                    && self.weights[a].min(self.weights[b]) < PINNED;
                if matters {
                    found |= self.note(a, b);
                }
            }
        }
        Ok(found)
    }

    /// Notes a pair that is too near along the axis on which less is missing.
    fn note(&mut self, a: usize, b: usize) -> bool {
        let room = self.room(a, b);
        let (p, q) = (self.now[a], self.now[b]);
        let beside = self.options.box_gap / 4.0;
        let lack = |low: (f64, f64), high: (f64, f64), room: f64| {
            let (first, second) = if low.0 + low.1 <= high.0 + high.1 {
                (low, high)
            } else {
                (high, low)
            };
            room - (second.0 - first.1)
        };
        let least = Vec2::new(
            lack((p.x0, p.x1), (q.x0, q.x1), beside),
            lack((p.y0, p.y1), (q.y0, q.y1), beside),
        );
        if least.x <= 0.01 || least.y <= 0.01 {
            return false;
        }
        let (x, y) = (
            lack((p.x0, p.x1), (q.x0, q.x1), room.x),
            lack((p.y0, p.y1), (q.y0, q.y1), room.y),
        );
        let axis = usize::from(y < x);
        let (first, second) = self.in_order(a, b, axis);
        let size = if axis == 0 {
            self.old[first].width()
        } else {
            self.old[first].height()
        };
        let room = if axis == 0 { room.x } else { room.y };
        self.pairs[axis]
            .insert((first, second), size + room)
            .is_none()
    }

    /// Which box comes first along an axis, by where they were: the same in every round, so that no circle of
    /// wishes can arise.
    fn in_order(&self, a: usize, b: usize, axis: usize) -> (usize, usize) {
        let middle = |k: usize| {
            let at = self.old[k].center();
            if axis == 0 { at.x } else { at.y }
        };
        if (middle(a), a) <= (middle(b), b) {
            (a, b)
        } else {
            (b, a)
        }
    }

    fn solve(&mut self, work: &mut Budget) -> Result<(), CancelledError> {
        for axis in [0, 1] {
            let moved = self.solve_axis(axis, work)?;
            for (k, at) in moved {
                let size = self.old[k].size();
                let mut origin = self.now[k].origin();
                if axis == 0 {
                    origin.x = at;
                } else {
                    origin.y = at;
                }
                self.now[k] = Rect::from_origin_size(origin, size);
                let by = self.now[k].origin() - self.old[k].origin();
                self.dirty[k] |= by.hypot() > 0.1;
            }
        }
        Ok(())
    }

    /// New coordinates of the boxes that have pairs on an axis.
    fn solve_axis(
        &self,
        axis: usize,
        work: &mut Budget,
    ) -> Result<Vec<(usize, f64)>, CancelledError> {
        let pairs = &self.pairs[axis];
        let concerned: BTreeSet<usize> = pairs.keys().flat_map(|(a, b)| [*a, *b]).collect();
        let number: BTreeMap<usize, usize> = concerned.iter().copied().zip(1..).collect();
        let start = |k: usize| {
            if axis == 0 {
                self.old[k].x0
            } else {
                self.old[k].y0
            }
        };
        let mut x: Vec<i64> = vec![0];
        x.extend(concerned.iter().map(|k| (start(*k) * UNITS).round() as i64));
        let mut arcs: Vec<CostArc> = pairs
            .iter()
            .map(|((a, b), far)| CostArc::apart(number[a], number[b], (far * UNITS).ceil() as i64))
            .collect();
        solve::push_apart(&arcs, &mut x);
        for (k, name) in &number {
            let at = (start(*k) * UNITS).round() as i64;
            arcs.push(CostArc::level(0, *name, at, self.weights[*k]));
        }
        solve::solve(&arcs, &mut x, BUDGET, work)?;
        let place = |k: usize, name: usize| {
            let at = coordinate(x[name] - x[0]) / UNITS;
            // What does not move keeps its place to the last bit.
            if (at - start(k)).abs() < 1.0 / UNITS {
                start(k)
            } else {
                at
            }
        };
        Ok(number
            .into_iter()
            .map(|(k, name)| (k, place(k, name)))
            .collect())
    }
}

/// Boxes from left to right.
fn sweep_order(boxes: &[Rect]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by(|a, b| boxes[*a].x0.total_cmp(&boxes[*b].x0).then(a.cmp(b)));
    order
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::push;
    use crate::geom::{Rect, Size};
    use crate::layout::budget::Budget;
    use crate::layout::graph::{Block, LayoutGraph, LayoutOptions};
    use crate::model::NodeId;

    #[test]
    fn whatever_lies_on_changed_boxes_is_pushed_clear() {
        for seed in 0..60 {
            let mut random = fastrand::Rng::with_seed(seed);
            let mut graph = LayoutGraph::default();
            let mut boxes = BTreeMap::new();
            for k in 0..25 {
                let id = NodeId::from(format!("n{k}"));
                let size = Size::new(100.0, 50.0);
                let at = (f64::from(random.u32(0..500)), f64::from(random.u32(0..400)));
                let rect = Rect::from_origin_size(at, size);
                let pinned = k == 0;
                let block = Block {
                    size,
                    at: Some(rect.origin()),
                    pinned,
                    ..Block::default()
                };
                graph.blocks.insert(id.clone(), block);
                boxes.insert(id, rect);
            }
            let pinned = boxes[&"n0".into()];
            let changed: BTreeSet<NodeId> = boxes.keys().cloned().collect();
            push(
                &graph,
                &mut boxes,
                &changed,
                &LayoutOptions::default(),
                &mut Budget::endless(),
            )
            .expect("nobody cancels");
            let rects: Vec<Rect> = boxes.values().copied().collect();
            for (k, a) in rects.iter().enumerate() {
                let hit = rects[k + 1..]
                    .iter()
                    .find(|b| a.overlaps(b.inflate(-0.01, -0.01)));
                assert_eq!(hit, None, "seed {seed}: {a:?}");
            }
            assert_eq!(boxes[&"n0".into()], pinned, "seed {seed}");
        }
    }
}
