//! Places for ends that nobody fixed: side by side around the middle of their side, in the order of what
//! they lead to, so that they do not cross at the box.

use crate::layout::cast::real;
use crate::layout::layered::long_edges::{Attachment, LongEdges, PointKind};

/// Distance between neighbouring ends on a side with room.
const STEP: f64 = 16.0;

/// Chooses the offsets that are still open. `layers` is the final order.
pub fn choose(chains: &mut LongEdges, layers: &[Vec<usize>]) {
    let mut pos = vec![0; chains.points.len()];
    for layer in layers {
        for (at, &point) in layer.iter().enumerate() {
            pos[point] = at;
        }
    }
    // By point and side: what the end leads to, and which end it is.
    let mut open: Vec<(usize, bool, (usize, f64), OpenEnd)> = Vec::new();
    for (k, piece) in chains.pieces.iter().enumerate() {
        for side in [0, 1] {
            let (here, there) = (piece.ends[side], piece.ends[1 - side]);
            if is_open(chains, here) {
                let target = (pos[there.point], there.offset.unwrap_or(0.0));
                open.push((here.point, side == 0, target, OpenEnd::Piece(k, side)));
            }
        }
    }
    for (k, turn) in chains.turns.iter().enumerate() {
        if is_open(chains, turn.at) {
            // Turns leave the side outermost, towards their bend.
            let target = if pos[turn.bend] < pos[turn.at.point] {
                0
            } else {
                usize::MAX
            };
            open.push((turn.at.point, turn.fore, (target, 0.0), OpenEnd::Turn(k)));
        }
    }
    open.sort_by(|a, b| {
        let by_target = a.2.0.cmp(&b.2.0).then(a.2.1.total_cmp(&b.2.1));
        (a.0, a.1)
            .cmp(&(b.0, b.1))
            .then(by_target)
            .then(a.3.cmp(&b.3))
    });
    for ends in open.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let across = chains.points[ends[0].0].across;
        let n = real(ends.len());
        let step = STEP.min(across / (n + 1.0));
        for (k, (.., end)) in ends.iter().enumerate() {
            let offset = across / 2.0 + (real(k) - (n - 1.0) / 2.0) * step;
            // Quarters are exact, so that level edges are exactly level.
            let offset = (offset * 4.0).round() / 4.0;
            match *end {
                OpenEnd::Piece(piece, side) => {
                    chains.pieces[piece].ends[side].offset = Some(offset);
                }
                OpenEnd::Turn(turn) => chains.turns[turn].at.offset = Some(offset),
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OpenEnd {
    Piece(usize, usize),
    Turn(usize),
}

fn is_open(chains: &LongEdges, tie: Attachment) -> bool {
    tie.offset.is_none() && matches!(chains.points[tie.point].what, PointKind::Box(_))
}
