//! The connection in the hand, as all may see it: one end holds, the other follows the pointer.

use crate::catalog::{Fit, Side};
use crate::editor::connect::joint::Joint;
use crate::geom::Point;
use crate::model::{EdgeId, End, NodeId, PortName};
use std::collections::BTreeMap;

/// A connection in the hand: one end holds, the other follows the pointer.
#[derive(Debug)]
pub struct Connecting {
    pub(in crate::editor) fixed: End,
    /// The side of the port that holds.
    pub(in crate::editor) side: Side,
    pub(in crate::editor) at: Point,
    pub(in crate::editor) over: Over,
    pub(in crate::editor) fits: BTreeMap<(NodeId, PortName), Fit>,
    /// The edge whose end is being moved.
    pub(in crate::editor) edge: Option<EdgeId>,
}

/// What the pointer is over.
#[derive(Debug)]
pub(in crate::editor) enum Over {
    Empty,
    /// The component the connection comes from.
    Itself,
    /// A component without any port on that side.
    NoPort(NodeId),
    Joint(Joint),
}

impl Connecting {
    /// The end that holds.
    pub fn fixed(&self) -> &End {
        &self.fixed
    }

    /// The side of the port that holds.
    pub fn side(&self) -> Side {
        self.side
    }

    /// Ports on the other side that take what flows here.
    pub fn fits(&self) -> &BTreeMap<(NodeId, PortName), Fit> {
        &self.fits
    }

    /// What would be made if the pointer let go now.
    pub fn joint(&self) -> Option<&Joint> {
        match &self.over {
            Over::Joint(joint) => Some(joint),
            Over::Empty | Over::Itself | Over::NoPort(_) => None,
        }
    }

    /// The component under the pointer, other than the one that holds.
    pub fn over_node(&self) -> Option<NodeId> {
        match &self.over {
            Over::Joint(joint) => Some(self.far(joint).node.clone()),
            Over::NoPort(node) => Some(node.clone()),
            Over::Empty | Over::Itself => None,
        }
    }

    pub(in crate::editor) fn far<'a>(&self, joint: &'a Joint) -> &'a End {
        match self.side {
            Side::Output => &joint.to,
            Side::Input => &joint.from,
        }
    }
}
