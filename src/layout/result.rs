//! What a layout decided.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{BezPath, Point, Rect};
use crate::model::{EdgeId, NodeId, SketchId};

/// Places of boxes, ways of edges, areas of groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutResult {
    /// Where each box lies, in world units.
    pub blocks: BTreeMap<NodeId, Rect>,
    /// The path of each edge, from its source to its target.
    pub ways: BTreeMap<EdgeId, EdgePath>,
    /// Where labels go: each on its edge, clear of boxes and other labels.
    pub labels: BTreeMap<EdgeId, Rect>,
    /// The area of each group, with room for its title.
    pub groups: BTreeMap<SketchId, Rect>,
    /// Edges that run against the flow. Empty when the graph has no cycle.
    pub feedback: BTreeSet<EdgeId>,
    /// Edges for which no way was found; they are drawn straight and dashed.
    pub unrouted: BTreeSet<EdgeId>,
    /// Edges that are better drawn as jumps; they have no way.
    pub jumps: BTreeSet<EdgeId>,
}

/// The way of an edge from port to port.
#[derive(Clone, Debug, PartialEq)]
pub enum EdgePath {
    /// Corners, ends included.
    Corners(Vec<Point>),
    /// A smooth curve.
    Curve(BezPath),
}

impl EdgePath {
    /// The way as a path with sharp corners.
    pub fn path(&self) -> BezPath {
        match self {
            Self::Curve(path) => path.clone(),
            Self::Corners(corners) => {
                let mut path = BezPath::new();
                let mut corners = corners.iter();
                if let Some(first) = corners.next() {
                    path.move_to(*first);
                }
                corners.for_each(|corner| path.line_to(*corner));
                path
            }
        }
    }

    /// The way as straight pieces; curves are cut within `tolerance`.
    pub fn flattened(&self, tolerance: f64) -> Vec<Point> {
        match self {
            Self::Corners(corners) => corners.clone(),
            Self::Curve(path) => {
                let mut points = Vec::new();
                kurbo::flatten(path.iter(), tolerance, |el| points.extend(el.end_point()));
                points
            }
        }
    }
}
