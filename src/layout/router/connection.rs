//! What is to be routed: connections between terminals, and the distances routes keep.

use crate::geom::Point;
use crate::layout::graph::BoxSide;
use crate::model::NodeId;

/// An edge to be routed: two ports.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// Where the route begins.
    pub from: Terminal,
    /// Where the route ends.
    pub to: Terminal,
}

/// A port of a box on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Terminal {
    /// The box it belongs to.
    pub node: NodeId,
    /// Of the port, in world units, on the border of the box.
    pub at: Point,
    /// The side it leaves the box on.
    pub face: BoxSide,
}

/// Distances, in world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RouteSpacing {
    /// Edges rather keep so far from boxes.
    pub clearance: f64,
    /// Between parallel edges.
    pub edge_gap: f64,
}

impl Default for RouteSpacing {
    fn default() -> Self {
        Self {
            clearance: 16.0,
            edge_gap: 8.0,
        }
    }
}
