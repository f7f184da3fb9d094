//! The connection in the hand, as all may see it: one end holds, the other follows the pointer.

use crate::catalog::{Fit, PortSide};
use crate::editor::connect::answer::Answering;
use crate::editor::connect::candidate_edge::CandidateEdge;
use crate::geom::Point;
use crate::model::{EdgeEnd, EdgeId, NodeId, PortName};
use std::collections::BTreeMap;

/// A connection in the hand: one end holds, the other follows the pointer.
#[derive(Debug)]
pub struct ConnectDrag {
    /// The end that holds.
    pub(in crate::editor) fixed: EdgeEnd,
    /// The side of the port that holds.
    pub(in crate::editor) side: PortSide,
    /// Where the pointer is, world units.
    pub(in crate::editor) at: Point,
    /// What the pointer is over.
    pub(in crate::editor) over: ConnectTarget,
    /// The ports that take the other end.
    pub(in crate::editor) fits: BTreeMap<(NodeId, PortName), Fit>,
    /// The edge whose end is being moved.
    pub(in crate::editor) edge: Option<EdgeId>,
    /// Whether a request brings its answer with it.
    pub(in crate::editor) answering: Answering,
}

/// What the pointer is over.
#[derive(Debug)]
pub(in crate::editor) enum ConnectTarget {
    Empty,
    /// The component the connection comes from.
    Itself,
    /// A component without any port on that side.
    NoPort(NodeId),
    Joint(CandidateEdge),
}

impl ConnectDrag {
    /// The end that holds.
    pub fn fixed(&self) -> &EdgeEnd {
        &self.fixed
    }

    /// The side of the port that holds.
    pub fn side(&self) -> PortSide {
        self.side
    }

    /// Ports on the other side that take what flows here.
    pub fn fits(&self) -> &BTreeMap<(NodeId, PortName), Fit> {
        &self.fits
    }

    /// What would be made if the pointer let go now.
    pub fn candidate(&self) -> Option<&CandidateEdge> {
        match &self.over {
            ConnectTarget::Joint(joint) => Some(joint),
            ConnectTarget::Empty | ConnectTarget::Itself | ConnectTarget::NoPort(_) => None,
        }
    }

    /// The component under the pointer, other than the one that holds.
    pub fn over_node(&self) -> Option<NodeId> {
        match &self.over {
            ConnectTarget::Joint(joint) => Some(self.far(joint).node.clone()),
            ConnectTarget::NoPort(node) => Some(node.clone()),
            ConnectTarget::Empty | ConnectTarget::Itself => None,
        }
    }

    pub(in crate::editor) fn far<'a>(&self, joint: &'a CandidateEdge) -> &'a EdgeEnd {
        match self.side {
            PortSide::Output => &joint.to,
            PortSide::Input => &joint.from,
        }
    }
}
