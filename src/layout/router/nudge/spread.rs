//! Puts a cluster of stretches on tracks beside each other.

use crate::geom::Rect;
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::real;
use crate::layout::layered::tracks::{self, TrackSegment};
use crate::layout::router::nudge::route::{MOST_TRACKS, SegmentAxis, TOUCH};
use crate::layout::router::nudge::segment::RouteSegment;
use crate::layout::router::{ObstacleMap, RouteSpacing};

/// The lines for a cluster of stretches on tracks beside each other, as far apart as there is room; `None` for those
/// that stay where they are.
pub(super) fn spread(
    field: &ObstacleMap,
    cluster: &[RouteSegment],
    axis: SegmentAxis,
    spacing: RouteSpacing,
    work: &mut Budget,
) -> Result<Vec<Option<f64>>, CancelledError> {
    if cluster.len() < 2 {
        return Ok(vec![None; cluster.len()]);
    }
    let stretches: Vec<TrackSegment> = cluster.iter().map(track_segment).collect();
    let (tracks, _) = tracks::assign(&stretches, &[], spacing.edge_gap, work)?;
    let room = |piece: &RouteSegment| piece.is_free().then(|| room(field, piece, axis, spacing));
    let rooms: Vec<Option<(f64, f64)>> = cluster.iter().map(room).collect();
    let numbers: Vec<f64> = tracks.iter().map(|track| real(track.first)).collect();
    let place = match cluster.iter().position(|piece| !piece.is_free()) {
        Some(k) => beside(cluster[k].line, numbers[k], &numbers, &rooms, spacing),
        None => amid(cluster, &numbers, &rooms, spacing),
    };
    let lines = rooms.into_iter().zip(numbers);
    let lines = lines.map(|(room, number)| {
        let (low, high) = room?;
        Some((place.line + (number - place.number) * place.pitch).clamp(low, high))
    });
    Ok(lines.collect())
}

/// Where tracks lie: the line of one of them, by number, and how far apart they are.
struct TrackLines {
    line: f64,
    number: f64,
    pitch: f64,
}

/// Tracks beside a stretch that cannot be moved.
fn beside(
    line: f64,
    number: f64,
    numbers: &[f64],
    rooms: &[Option<(f64, f64)>],
    spacing: RouteSpacing,
) -> TrackLines {
    let mut pitch = spacing.edge_gap;
    for (other, room) in numbers.iter().zip(rooms) {
        let steps = other - number;
        let Some((low, high)) = room.filter(|_| steps.abs() > 0.0) else {
            continue;
        };
        let free = if steps > 0.0 { high - line } else { line - low };
        pitch = pitch.min((free / steps.abs()).max(0.0));
    }
    TrackLines {
        line,
        number,
        pitch,
    }
}

/// Tracks around the middle of stretches that can all be moved, as far as there is room for each.
fn amid(
    cluster: &[RouteSegment],
    numbers: &[f64],
    rooms: &[Option<(f64, f64)>],
    spacing: RouteSpacing,
) -> TrackLines {
    let middle = cluster.iter().map(|piece| piece.line).sum::<f64>() / real(cluster.len());
    let last = numbers.iter().copied().fold(0.0, f64::max);
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    for room in rooms.iter().flatten() {
        (low, high) = (low.max(room.0), high.min(room.1));
    }
    let pitch = spacing
        .edge_gap
        .min(((high - low) / last.max(1.0)).max(0.0));
    let half = pitch * last / 2.0;
    let fits = low + half <= high - half;
    TrackLines {
        line: if fits {
            middle.clamp(low + half, high - half)
        } else {
            middle
        },
        number: last / 2.0,
        pitch,
    }
}

/// The stretch as the assignment of tracks sees it: where it is joined from before and from behind.
fn track_segment(piece: &RouteSegment) -> TrackSegment {
    let mut stretch = TrackSegment::default();
    for (turn, at) in piece.turns.into_iter().zip([piece.from, piece.to]) {
        match turn {
            Some(true) => stretch.later.push(at),
            // A port is an end like one that comes from before.
            Some(false) | None => stretch.earlier.push(at),
        }
    }
    stretch
}

/// Between which lines a stretch can be moved without touching a box.
fn room(
    field: &ObstacleMap,
    piece: &RouteSegment,
    axis: SegmentAxis,
    spacing: RouteSpacing,
) -> (f64, f64) {
    let far = MOST_TRACKS * spacing.edge_gap;
    let area = |from: f64, to: f64| {
        let (low, high) = (piece.from - TOUCH, piece.to + TOUCH);
        if axis == SegmentAxis::Upright {
            Rect::new(from, low, to, high)
        } else {
            Rect::new(low, from, high, to)
        }
    };
    let mut room = (piece.line - far, piece.line + far);
    for rect in field.near(area(room.0, room.1)) {
        let (low, high, from, to) = if axis == SegmentAxis::Upright {
            (rect.x0, rect.x1, rect.y0, rect.y1)
        } else {
            (rect.y0, rect.y1, rect.x0, rect.x1)
        };
        if from >= piece.to + TOUCH || to <= piece.from - TOUCH {
            continue;
        }
        if high <= piece.line {
            room.0 = room.0.max(high + TOUCH);
        } else if low >= piece.line {
            room.1 = room.1.min(low - TOUCH);
        }
    }
    let room = (room.0.max(piece.limits.0), room.1.min(piece.limits.1));
    (room.0.min(piece.line), room.1.max(piece.line))
}
