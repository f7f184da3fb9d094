//! How much of a drawing moves when a little of it changes: the edits of people, tidied around.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::geom::{Point, Rect, Size, Vec2};
use mlboard::layout::graph::{Block, LayoutEdge, LayoutGraph, LayoutOptions};
use mlboard::layout::incremental::{LayoutScope, PreviousLayout, tidy};
use mlboard::layout::{LayoutResult, arrange};
use mlboard::model::{EdgeId, NodeId};

use crate::metric;

/// What one edit did to the drawing, or the mean of several.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moved {
    /// Mean displacement of boxes that are in both drawings, without the shift of the whole, in distances to the
    /// nearest other box.
    pub displacement: f64,
    /// Share of boxes that moved more than 40 units.
    pub far: f64,
    /// Share of pairs of boxes that changed sides, along or across.
    pub flips: f64,
}

/// Beyond this, in world units, a person sees that a box has moved.
const FAR: f64 = 40.0;

/// The kinds of edits.
pub const EDITS: [&str; 4] = [
    "add an edge",
    "delete an edge",
    "put a box on an edge",
    "widen a box",
];

/// A drawing that is edited and tidied again and again.
pub struct Desk {
    graph: LayoutGraph,
    drawn: LayoutResult,
    random: fastrand::Rng,
    n_edits: usize,
}

impl Desk {
    pub fn new(graph: LayoutGraph, options: &LayoutOptions) -> Self {
        let drawn = arrange(&graph, options, &|_| true).expect("nobody cancels");
        Self {
            graph,
            drawn,
            random: fastrand::Rng::with_seed(11),
            n_edits: 0,
        }
    }

    /// One edit, tidied around. Returns what has moved.
    pub fn edit(&mut self, kind: usize, options: &LayoutOptions) -> Moved {
        self.n_edits += 1;
        let changed = self.change(kind);
        let old = PreviousLayout {
            ways: self
                .drawn
                .ways
                .iter()
                .map(|(id, way)| (id.clone(), way.flattened(0.5)))
                .collect(),
            groups: BTreeMap::new(),
        };
        for (id, block) in &mut self.graph.blocks {
            block.at = self.drawn.blocks.get(id).map(Rect::origin);
        }
        let tidied = tidy(
            &self.graph,
            &old,
            &LayoutScope::Around(changed),
            options,
            &|_| true,
        );
        let before = std::mem::replace(&mut self.drawn, tidied.expect("nobody cancels"));
        moved(&before, &self.drawn)
    }

    fn change(&mut self, kind: usize) -> BTreeSet<NodeId> {
        let boxes: Vec<NodeId> = self.graph.blocks.keys().cloned().collect();
        let edges: Vec<EdgeId> = self.graph.edges.keys().cloned().collect();
        let edge = edges[self.random.usize(0..edges.len())].clone();
        let k = self.random.usize(0..boxes.len() - 1);
        let name = format!("new{}", self.n_edits);
        match kind {
            0 => {
                let ends = [boxes[k].clone(), boxes[k + 1].clone()];
                let new = LayoutEdge::between(ends[0].as_str(), ends[1].as_str());
                self.graph.edges.insert(name.as_str().into(), new);
                ends.into()
            }
            1 => {
                self.graph.edges.remove(&edge);
                BTreeSet::new()
            }
            2 => {
                let old = self.graph.edges.remove(&edge).expect("it is there");
                let block = Block {
                    size: Size::new(160.0, 60.0),
                    ..Block::default()
                };
                self.graph.blocks.insert(name.as_str().into(), block);
                let (from, to) = (old.from.node, old.to.node);
                for (end, from, to) in [
                    ("in", from.as_str(), name.as_str()),
                    ("out", name.as_str(), to.as_str()),
                ] {
                    let id = format!("{name}{end}");
                    self.graph
                        .edges
                        .insert(id.as_str().into(), LayoutEdge::between(from, to));
                }
                [name.as_str().into()].into()
            }
            _ => {
                let block = self.graph.blocks.get_mut(&boxes[k]).expect("it is there");
                block.size.width += 60.0;
                [boxes[k].clone()].into()
            }
        }
    }

    /// Crossings of the drawing as it stands, against one laid out anew.
    pub fn crossings(&self, options: &LayoutOptions) -> (usize, usize) {
        let anew = arrange(&self.graph, options, &|_| true).expect("nobody cancels");
        let count = |drawn| metric::score(&crate::drawn(&self.graph, drawn)).crossings;
        (count(&self.drawn), count(&anew))
    }
}

fn moved(before: &LayoutResult, after: &LayoutResult) -> Moved {
    let pairs: Vec<(Point, Point)> = before
        .blocks
        .iter()
        .filter_map(|(id, rect)| Some((rect.center(), after.blocks.get(id)?.center())))
        .collect();
    let n = real(pairs.len().max(1));
    // The shift of the whole is that of most boxes.
    let mut shifts: Vec<Vec2> = pairs.iter().map(|(from, to)| *to - *from).collect();
    let middle = shifts.len() / 2;
    shifts.sort_by(|a, b| a.x.total_cmp(&b.x));
    let dx = shifts.get(middle).map_or(0.0, |shift| shift.x);
    shifts.sort_by(|a, b| a.y.total_cmp(&b.y));
    let shift = Vec2::new(dx, shifts.get(middle).map_or(0.0, |shift| shift.y));
    let (mut sum, mut far, mut flips) = (0.0, 0.0, 0.0);
    for (k, (from, to)) in pairs.iter().enumerate() {
        let by = (*to - *from - shift).hypot();
        let others = pairs.iter().enumerate().filter(|(other, _)| *other != k);
        let nearest = others
            .map(|(_, (other, _))| other.distance(*from))
            .fold(f64::INFINITY, f64::min);
        sum += by / nearest.max(1.0);
        far += f64::from(u8::from(by > FAR));
        for (other_from, other_to) in &pairs[k + 1..] {
            let (was, is) = (*other_from - *from, *other_to - *to);
            let swaps = |was: f64, is: f64| was * is < 0.0 && was.abs() > 1.0 && is.abs() > 1.0;
            flips += f64::from(u8::from(swaps(was.x, is.x) || swaps(was.y, is.y)));
        }
    }
    Moved {
        displacement: sum / n,
        far: far / n,
        flips: flips / (n * (n - 1.0) / 2.0).max(1.0),
    }
}

/// A count as a number.
pub fn real(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
