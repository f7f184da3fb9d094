//! Tracks beside boxes, for ends of edges on their near and far sides.

use std::cmp::Ordering;

use crate::layout::layered::indexed_graph::FlowSide;

/// One of the two ends of a chain of dummy nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainEnd {
    /// In the earlier layer.
    Start,
    /// In the later layer.
    End,
}

/// The track of an end on the near or far side of a box.
#[derive(Clone, Copy, Debug)]
pub struct SideTrack {
    /// The port, from the aft side of the box, in world units.
    pub along: f64,
    /// Near or far.
    pub side: FlowSide,
    /// Tracks between it and the box, counted from one.
    pub track: usize,
}

/// How many tracks lie beside a box for ends on its near and far sides.
#[derive(Clone, Copy, Debug, Default)]
pub struct MarginTracks {
    /// On the near side.
    pub near: usize,
    /// On the far side.
    pub far: usize,
}

/// An end on the near or far side of a box, which needs a track beside it.
#[derive(Clone, Copy, Debug)]
pub struct TrackRequest {
    /// Number of the box.
    pub node: usize,
    /// Near or far.
    pub side: FlowSide,
    /// Whether the track leads towards earlier layers.
    pub leads_aft: bool,
    /// The port, from the aft side of the box, in world units.
    pub along: f64,
    /// Number of the edge.
    pub edge: usize,
    /// Which end of the edge's chain it is.
    pub end: ChainEnd,
}

impl TrackRequest {
    fn port(&self) -> (usize, FlowSide, bool, f64) {
        (self.node, self.side, self.leads_aft, self.along)
    }

    /// By box, side and direction; then the port nearest to where the track leads, which lies innermost, so that
    /// tracks do not cross.
    fn compare(&self, other: &Self) -> Ordering {
        let along = if self.leads_aft {
            self.along.total_cmp(&other.along)
        } else {
            other.along.total_cmp(&self.along)
        };
        let side = |request: &Self| (request.node, request.side, request.leads_aft);
        side(self)
            .cmp(&side(other))
            .then(along)
            .then(self.edge.cmp(&other.edge))
    }
}

/// A track for each request, and how many of them each of `n` boxes has.
pub fn assign(
    n: usize,
    mut requests: Vec<TrackRequest>,
) -> (Vec<MarginTracks>, Vec<(TrackRequest, SideTrack)>) {
    requests.sort_by(TrackRequest::compare);
    let mut margins = vec![MarginTracks::default(); n];
    let mut assigned = Vec::with_capacity(requests.len());
    let mut last: Option<(usize, FlowSide, bool, f64)> = None;
    // Invariant: `last` is the port of the request before; ends of one port share a track.
    for request in requests {
        let margin = &mut margins[request.node];
        let count = if request.side == FlowSide::Far {
            &mut margin.far
        } else {
            &mut margin.near
        };
        if last.replace(request.port()) != Some(request.port()) {
            *count += 1;
        }
        let track = SideTrack {
            along: request.along,
            side: request.side,
            track: *count,
        };
        assigned.push((request, track));
    }
    (margins, assigned)
}
