//! A straight stretch of a way, and which stretches are too near to each other.

use crate::geom::Point;
use crate::layout::router::nudge::route::{NudgedRoute, SegmentAxis};
use crate::model::EdgeId;

/// Least straight way out of a port, and into one: no other edge runs over the arrowhead there.
const STUBS: [f64; 2] = [6.0, 16.0];
/// Points nearer to each other are one.
const SAME: f64 = 0.5;

/// A straight stretch of a way.
#[derive(Clone, Debug)]
pub(super) struct RouteSegment {
    /// Its edge, and the corner it begins at.
    pub id: SegmentId,
    /// Its line across, and from where to where it runs.
    pub line: f64,
    /// The lesser coordinate along it.
    pub from: f64,
    /// The greater coordinate along it.
    pub to: f64,
    /// Whether the neighbouring stretches lead to greater coordinates across, at both ends.
    pub turns: [Option<bool>; 2],
    /// Between which lines its ports allow it, where it is next to one.
    pub limits: (f64, f64),
    /// Whether its way stays as it is.
    pub is_fixed: bool,
    /// Ends of its way, by which relatives are known.
    ports: [Point; 2],
}

/// The edge a stretch belongs to, and the corner it begins at.
pub(super) type SegmentId = (EdgeId, usize);

impl RouteSegment {
    /// The upright or level stretch of a way that begins at a corner.
    pub fn new(id: &EdgeId, way: &NudgedRoute, corner: usize, axis: SegmentAxis) -> Option<Self> {
        let points = &way.corners;
        let turned = |at: Point| {
            if axis == SegmentAxis::Upright {
                (at.x, at.y)
            } else {
                (at.y, at.x)
            }
        };
        let (line, begin) = turned(*points.get(corner)?);
        let (other, end) = turned(*points.get(corner + 1)?);
        if (line - other).abs() > 1e-6 || (begin - end).abs() < 1e-6 {
            return None;
        }
        let leads = |neighbour: Option<&Point>| neighbour.map(|at| turned(*at).0 > line);
        let before = corner.checked_sub(1).and_then(|before| points.get(before));
        let mut turns = [leads(before), leads(points.get(corner + 2))];
        if begin > end {
            turns.reverse();
        }
        let ports = [*points.first()?, *points.last()?];
        let is_next = [corner == 1, corner + 3 == points.len()];
        let mut limits = (f64::NEG_INFINITY, f64::INFINITY);
        let stubs = ports.into_iter().zip(STUBS).zip(is_next);
        for ((port, stub), _) in stubs.filter(|(_, is_next)| *is_next) {
            let at = turned(port).0;
            // An edge leaves its port straight for a bit, whatever it makes room for.
            if at < line {
                limits.0 = limits.0.max((at + stub).min(line));
            } else {
                limits.1 = limits.1.min((at - stub).max(line));
            }
        }
        Some(Self {
            id: (id.clone(), corner),
            line,
            from: begin.min(end),
            to: begin.max(end),
            turns,
            limits,
            is_fixed: way.is_fixed,
            ports,
        })
    }

    /// The upright or level stretches of a way.
    pub fn all(id: &EdgeId, way: &NudgedRoute, axis: SegmentAxis) -> impl Iterator<Item = Self> {
        let corners = 0..way.corners.len().saturating_sub(1);
        corners.filter_map(move |corner| Self::new(id, way, corner, axis))
    }

    /// Whether it may be pushed: it leads to no port, and its way may change.
    pub fn is_free(&self) -> bool {
        !self.is_fixed && self.turns.iter().all(Option::is_some)
    }

    /// Whether one of two stretches whose lines are close and that run side by side must be pushed away.
    pub fn disturbs(&self, other: &Self) -> bool {
        let is_relative = self.shares_a_port_with(other) && (self.line - other.line).abs() < 1e-6;
        self.id.0 != other.id.0 && (self.is_free() || other.is_free()) && !is_relative
    }

    fn shares_a_port_with(&self, other: &Self) -> bool {
        let same = |a: &Point| other.ports.iter().any(|b| a.distance(*b) < SAME);
        self.ports.iter().any(same)
    }
}
