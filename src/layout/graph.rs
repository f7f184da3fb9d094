//! What the engine lays out: boxes with ports, groups, and edges with labels. No kinds, no themes.

use std::collections::BTreeMap;

use crate::geom::{Point, Size};
use crate::model::{EdgeId, NodeId, SketchId};

/// Boxes, groups and edges by id. Maps, because the order in which things were listed must not matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutGraph {
    /// Boxes; an edge or a group may name only these.
    pub blocks: BTreeMap<NodeId, Block>,
    /// Groups, nested by their parents.
    pub groups: BTreeMap<SketchId, LayoutGroup>,
    /// Edges whose ends are unknown take no part.
    pub edges: BTreeMap<EdgeId, LayoutEdge>,
}

/// A box. Sizes that are no numbers or negative count as nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// In world units, width and height as on the board.
    pub size: Size,
    /// The innermost group around it.
    pub group: Option<SketchId>,
    /// Where it lies now: its top-left corner.
    pub at: Option<Point>,
    /// It must not move when others do.
    pub pinned: bool,
    /// Whether the flow begins here, so that cycles are read from this end.
    pub first: bool,
    /// Height kept free below it, in world units.
    pub below: f64,
}

/// A frame or a lane around boxes and other groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutGroup {
    /// The group around it; `None` on the board itself.
    pub parent: Option<SketchId>,
    /// Lanes are bands along the flow over the whole drawing, in this order.
    pub lane: Option<u32>,
    /// Height kept free for a title at the top, in world units.
    pub title: f64,
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoxSide {
    Left,
    Right,
    Top,
    Bottom,
}

/// Where on a box an edge is attached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutPort {
    /// The side of the box it lies on.
    pub face: BoxSide,
    /// From the top of the box (left and right), or from its left (top and bottom), in world units.
    pub offset: f64,
}

/// One end of an edge.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutEnd {
    /// The box; an edge to a box that is not in the graph takes no part.
    pub node: NodeId,
    /// `None` leaves the place to the layout.
    pub port: Option<LayoutPort>,
}

/// A directed edge.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutEdge {
    /// Where it begins.
    pub from: LayoutEnd,
    /// Where it leads to.
    pub to: LayoutEnd,
    /// The room its label needs; `None` without one.
    pub label: Option<Size>,
    /// A person said that it runs against the flow. It counts only where it closes a cycle.
    pub feedback: bool,
    /// From this length on, in world units, it need not be short: it could be drawn as a jump.
    pub far: Option<f64>,
}

impl LayoutEnd {
    /// An end whose place on the box is left to the layout.
    pub fn free(node: impl Into<NodeId>) -> Self {
        Self {
            node: node.into(),
            port: None,
        }
    }
}

impl LayoutEdge {
    /// An edge without ports and label.
    pub fn between(from: impl Into<NodeId>, to: impl Into<NodeId>) -> Self {
        Self {
            from: LayoutEnd::free(from),
            to: LayoutEnd::free(to),
            label: None,
            feedback: false,
            far: None,
        }
    }
}

/// Which way the edges point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FlowDirection {
    #[default]
    LeftToRight,
    TopToBottom,
}

/// How much work is spent on a better drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LayoutPreset {
    /// As quick as good: for drawings that change while one looks.
    #[default]
    Live,
    /// As good as affordable: for a command one waits for.
    Best,
}

/// How edges are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PathStyle {
    /// Stretches along the axes.
    #[default]
    Elbow,
    /// Smooth curves along the same way.
    Curve,
    /// From port to port, whatever lies between.
    Straight,
}

/// What a layout should look like. Lengths in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutOptions {
    /// Which way layers follow each other.
    pub direction: FlowDirection,
    /// How much work is spent.
    pub preset: LayoutPreset,
    /// How edges are drawn between their ends.
    pub line: PathStyle,
    /// Between boxes side by side across the flow.
    pub box_gap: f64,
    /// Least distance between layers, along the flow.
    pub layer_gap: f64,
    /// Between parallel edges.
    pub edge_gap: f64,
    /// Between a group and what it holds.
    pub group_pad: f64,
    /// Width over height that the drawing should have where it can be folded; `None` folds nothing.
    pub aspect: Option<f64>,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self {
            direction: FlowDirection::LeftToRight,
            preset: LayoutPreset::Live,
            line: PathStyle::Elbow,
            box_gap: 32.0,
            layer_gap: 76.0,
            edge_gap: 10.0,
            group_pad: 24.0,
            aspect: None,
        }
    }
}
