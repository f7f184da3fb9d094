//! A route while it is nudged, and how far a pass may push it.

use std::sync::Arc;

use crate::geom::Point;

/// Even beside a box an edge does not touch it.
pub(super) const TOUCH: f64 = 1.0;
/// How many tracks a stretch may be pushed aside at a time.
pub(super) const MOST_TRACKS: f64 = 6.0;

/// The direction of the segments that a pass nudges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SegmentAxis {
    /// Along y; they are pushed along x.
    Upright,
    /// Along x; they are pushed along y.
    Level,
}

/// The way of an edge.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::layout::router) struct NudgedRoute {
    /// Corners, ends included.
    pub corners: Arc<[Point]>,
    /// Whether it stays as it is, and others are pushed clear of it.
    pub is_fixed: bool,
}

impl NudgedRoute {
    /// A route that may be pushed.
    pub(in crate::layout::router) fn free(corners: Vec<Point>) -> Self {
        Self {
            corners: corners.into(),
            is_fixed: false,
        }
    }

    /// A route that stays as it is.
    pub(in crate::layout::router) fn fixed(corners: Vec<Point>) -> Self {
        Self {
            corners: corners.into(),
            is_fixed: true,
        }
    }
}
