//! Ports in line: where a component that is moved makes one of its connections straight.

use crate::catalog::PortSide;
use crate::editor::arrange::axis::Axis;
use crate::editor::arrange::guides::GuideMark;
use crate::editor::connect::CandidateEdge;
use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Vec2};
use crate::model::{Edge, EdgeEnd, Edit, FreshIds, Node, Target, apply};
use crate::scene::node_box;

/// Two ports that an edge joins, one of which moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PortLevel {
    /// The port that moves, before it does, in world units.
    own: Point,
    /// The port that stays.
    other: Point,
}

/// The ports of all edges between what is moved and what stays, but for those whose bends a person or a layout placed.
pub fn levels(board: &BoardState, moved: &TargetSet) -> Vec<PortLevel> {
    let boxes = &board.derived().boxes;
    let is_moved = |id| moved.contains(&Target::Node(id));
    let edges = board.document().diagram().edges();
    let level = |edge: &Edge| {
        let ends = [&edge.from, &edge.to].map(|end| is_moved(end.node.clone()));
        let from = boxes.get(&edge.from.node)?;
        let to = boxes.get(&edge.to.node)?;
        let from = from.attachment(&edge.from.port, PortSide::Output);
        let to = to.attachment(&edge.to.port, PortSide::Input);
        match ends {
            [true, false] => Some(PortLevel {
                own: from,
                other: to,
            }),
            [false, true] => Some(PortLevel {
                own: to,
                other: from,
            }),
            [true, true] | [false, false] => None,
        }
    };
    let plain = edges.filter(|edge| edge.via.is_empty());
    plain.filter_map(level).collect()
}

/// The ports that are nearest to being level after a move, if they are within reach.
pub fn snap(levels: &[PortLevel], by: Vec2, reach: f64) -> Option<PortLevel> {
    let off = |level: &PortLevel| level.by(by).abs();
    let near = levels.iter().filter(|level| off(level) <= reach);
    near.min_by(|a, b| off(a).total_cmp(&off(b))).copied()
}

/// The corner of a new component that makes the edge to it straight, where that is near its corner; else the one with
/// its port where its middle was to be. Tried out on a copy of the board, since ports move as they are connected.
pub fn straight(board: &BoardState, new: &Node, edge: &CandidateEdge, held: PortSide) -> Point {
    let corner = new.at.unwrap_or_default();
    let mut tried = board.document().clone();
    let line = Edge::new(
        FreshIds::new(&tried).edge(),
        edge.from.clone(),
        edge.to.clone(),
        None,
    );
    apply(
        &mut tried,
        &[Edit::AddNode(new.clone()), Edit::AddEdge(line)],
    );
    let placed = |end: &EdgeEnd, side| {
        let node = tried.diagram().node(&end.node)?;
        let at = node.at.unwrap_or_default();
        let placed = node_box(&tried, node, at, board.catalog());
        Some((placed.rect, placed.attachment(&end.port, side)))
    };
    let from = placed(&edge.from, PortSide::Output);
    let to = placed(&edge.to, PortSide::Input);
    let (own, other) = match held {
        PortSide::Output => (to, from),
        PortSide::Input => (from, to),
    };
    let Some((rect, own)) = own else {
        return corner;
    };
    let middle = rect.center().y;
    let level = other.map(|(_, other)| other.y);
    let is_near = |level: &f64| (level - middle).abs() <= rect.height();
    let level = level.filter(is_near).unwrap_or(middle);
    corner + Vec2::new(0.0, level - own.y)
}

impl PortLevel {
    /// How much further down its port must be than a move puts it.
    pub fn by(&self, by: Vec2) -> f64 {
        self.other.y - self.own.y - by.y
    }

    /// What shows it: the straight line between both, once the move is made.
    pub fn mark(&self, by: Vec2) -> GuideMark {
        GuideMark::Line {
            axis: Axis::Y,
            at: self.other.y,
            ticks: vec![self.own.x + by.x, self.other.x],
        }
    }
}
