//! Pieces by the point at one of their ends.

use crate::layout::layered::long_edges::{Attachment, LongEdges};

/// One piece seen from a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct AdjacentEnd {
    /// Number of the point at the other end.
    pub other: usize,
    /// Where on this point it is attached, as a fraction in [`STEPS`].
    pub here: u32,
    /// Where on the other point.
    pub there: u32,
}

/// A point has so many places for ends.
pub(super) const STEPS: u32 = 1 << 12;

/// Links towards one side, point by point.
pub(super) struct Adjacency {
    starts: Vec<usize>,
    links: Vec<AdjacentEnd>,
}

impl Adjacency {
    /// Towards earlier layers (0) or later ones (1).
    pub fn new(chains: &LongEdges, side: usize) -> Self {
        let n = chains.points.len();
        let mut starts = vec![0; n + 1];
        for piece in &chains.pieces {
            starts[piece.ends[1 - side].point + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let nothing = AdjacentEnd {
            other: 0,
            here: 0,
            there: 0,
        };
        let mut links = vec![nothing; chains.pieces.len()];
        let mut next = starts.clone();
        for piece in &chains.pieces {
            let (here, there) = (piece.ends[1 - side], piece.ends[side]);
            links[next[here.point]] = AdjacentEnd {
                other: there.point,
                here: fraction(chains, here),
                there: fraction(chains, there),
            };
            next[here.point] += 1;
        }
        // Ends in the order of their ports, so that counting need not sort by them.
        for point in 0..n {
            links[starts[point]..starts[point + 1]].sort_by_key(|link| link.here);
        }
        Self { starts, links }
    }

    pub fn of(&self, point: usize) -> &[AdjacentEnd] {
        &self.links[self.starts[point]..self.starts[point + 1]]
    }
}

#[expect(clippy::cast_sign_loss, reason = "clamped first")]
fn fraction(chains: &LongEdges, tie: Attachment) -> u32 {
    let across = chains.points[tie.point].across;
    match tie.offset {
        Some(offset) if across > 0.0 => {
            let most = f64::from(STEPS - 1);
            (offset / across * most).clamp(0.0, most) as u32
        }
        _ => STEPS / 2,
    }
}
