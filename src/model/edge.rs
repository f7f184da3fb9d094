//! A data flow between two ports.

use crate::geom::Point;
use crate::model::{EdgeId, EdgeTraffic, Extra, LineRouting, NodeId, PayloadId, PortName};

/// Where an edge is attached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EdgeEnd {
    /// The component.
    pub node: NodeId,
    /// Empty while nobody has said which port; resolved when the board is opened.
    pub port: PortName,
}

impl EdgeEnd {
    pub fn new(node: impl Into<NodeId>, port: impl Into<PortName>) -> Self {
        Self {
            node: node.into(),
            port: port.into(),
        }
    }
}

/// A typed arrow from an output port to an input port.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its identity while it lives.
    pub id: EdgeId,
    /// The output port it starts at.
    pub from: EdgeEnd,
    /// The input port it ends at.
    pub to: EdgeEnd,
    /// The one type of data it carries; `None` while nobody has said.
    pub payload: Option<PayloadId>,
    /// How much of the traffic takes it, as far as a person states it.
    pub traffic: EdgeTraffic,
    /// Shown instead of the data type's name when not empty.
    pub label: String,
    /// Bends a person placed, from start to end, in world units.
    pub via: Vec<Point>,
    /// Where along its path the label stands, 0 (start) to 1 (end); `None` where there is most room.
    pub label_at: Option<f64>,
    /// How it runs; `None` as the board says.
    pub routing: Option<LineRouting>,
    /// It is drawn as two stubs that name the other end, instead of a line between.
    pub jump: bool,
    /// Unknown fields of the edge itself.
    pub extra: Extra,
    /// Unknown fields of its start.
    pub from_extra: Extra,
    /// Unknown fields of its end.
    pub to_extra: Extra,
}

impl Edge {
    /// An edge without label or bends.
    pub fn new(id: EdgeId, from: EdgeEnd, to: EdgeEnd, payload: Option<PayloadId>) -> Self {
        Self {
            id,
            from,
            to,
            payload,
            traffic: EdgeTraffic::default(),
            label: String::new(),
            via: Vec::new(),
            label_at: None,
            routing: None,
            jump: false,
            extra: Extra::new(),
            from_extra: Extra::new(),
            to_extra: Extra::new(),
        }
    }
}
