//! Edges that run on each other are pushed apart, in the order in which they cross least.

use crate::geom::{Point, Rect};
use crate::layout::engine::{Cancelled, Work};
use crate::layout::layered::tracks::{self, Stretch};
use crate::layout::router::{Field, Spacing};

/// How many times upright and level stretches are pushed in turn.
const ROUNDS: usize = 4;
/// Even beside a box an edge does not touch it.
const TOUCH: f64 = 1.0;
/// Ways with stretches nearer than so many tracks are pushed apart together.
const BUNDLE: f64 = 2.5;
/// How many tracks a stretch may be pushed aside at a time.
const MOST_TRACKS: f64 = 6.0;
/// Least straight way out of a port.
const STUB: f64 = 6.0;

/// A straight stretch of a way.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Which way, and which of its corners it begins at; `None` for a way that stays as it is.
    of: Option<(usize, usize)>,
    /// Its line across, and from where to where it runs.
    line: f64,
    from: f64,
    to: f64,
    /// Whether the neighbouring stretches lead to greater coordinates across, at both ends.
    turns: [Option<bool>; 2],
    /// Between which lines its ports allow it, where it is next to one.
    limits: (f64, f64),
    /// Ends of its way, by which relatives are known.
    ports: [Point; 2],
}

impl Piece {
    fn is_free(&self) -> bool {
        self.of.is_some() && self.turns.iter().all(Option::is_some)
    }

    fn shares_a_port_with(&self, other: &Self) -> bool {
        let same = |a: &Point| other.ports.iter().any(|b| a.distance(*b) < 0.5);
        self.ports.iter().any(same)
    }
}

/// How far beside a way boxes decide where it may be pushed, all rounds together.
pub(super) fn reach(spacing: Spacing) -> f64 {
    real(ROUNDS + 1) * MOST_TRACKS * spacing.edge_gap + TOUCH
}

/// Pushes ways apart where they share a track with each other or with a fixed one.
pub(super) fn push_apart(
    field: &Field,
    fixed: &[&[Point]],
    ways: &mut [&mut Vec<Point>],
    spacing: Spacing,
    work: &mut Work,
) -> Result<(), Cancelled> {
    for _ in 0..ROUNDS {
        for upright in [true, false] {
            push_one_way(field, fixed, ways, upright, spacing, work)?;
        }
    }
    for way in ways {
        **way = super::search::straightened(way);
    }
    Ok(())
}

fn push_one_way(
    field: &Field,
    fixed: &[&[Point]],
    ways: &mut [&mut Vec<Point>],
    upright: bool,
    spacing: Spacing,
    work: &mut Work,
) -> Result<(), Cancelled> {
    let mut pieces = Vec::new();
    for way in fixed {
        pieces.extend(cut(way, None, upright));
    }
    for (k, way) in ways.iter().enumerate() {
        pieces.extend(cut(way, Some(k), upright));
    }
    pieces.sort_by(|a, b| {
        let by_line = a.line.total_cmp(&b.line);
        by_line
            .then(a.from.total_cmp(&b.from))
            .then(a.of.cmp(&b.of))
    });
    work.spend(pieces.len() * 8)?;
    for cluster in clusters(&pieces, spacing.edge_gap, work)? {
        spread(field, ways, &pieces, &cluster, (upright, spacing), work)?;
    }
    Ok(())
}

/// The upright or level stretches of a way.
fn cut(way: &[Point], number: Option<usize>, upright: bool) -> Vec<Piece> {
    let turned = |at: Point| if upright { (at.x, at.y) } else { (at.y, at.x) };
    let mut pieces = Vec::new();
    let (Some(first), Some(last)) = (way.first(), way.last()) else {
        return pieces;
    };
    for (k, pair) in way.windows(2).enumerate() {
        let ((line, from), (other, to)) = (turned(pair[0]), turned(pair[1]));
        if (line - other).abs() > 1e-6 || (from - to).abs() < 1e-6 {
            continue;
        }
        let leads = |neighbour: Option<&Point>| neighbour.map(|at| turned(*at).0 > line);
        let mut turns = [
            leads(k.checked_sub(1).and_then(|before| way.get(before))),
            leads(way.get(k + 2)),
        ];
        if from > to {
            turns.reverse();
        }
        let mut limits = (f64::NEG_INFINITY, f64::INFINITY);
        let ports = [
            (k == 1).then_some(first),
            (k + 3 == way.len()).then_some(last),
        ];
        for port in ports.into_iter().flatten() {
            let at = turned(*port).0;
            // An edge leaves its port straight for a bit, whatever it makes room for.
            if at < line {
                limits.0 = limits.0.max((at + STUB).min(line));
            } else {
                limits.1 = limits.1.min((at - STUB).max(line));
            }
        }
        pieces.push(Piece {
            of: number.map(|number| (number, k)),
            line,
            from: from.min(to),
            to: from.max(to),
            turns,
            limits,
            ports: [*first, *last],
        });
    }
    pieces
}

/// The bundle of each way: ways with stretches so near to each other that pushing some apart may push them onto
/// others are in one.
pub(super) fn bundles(
    ways: &[&[Point]],
    spacing: Spacing,
    work: &mut Work,
) -> Result<Vec<usize>, Cancelled> {
    let mut sets: Vec<usize> = (0..ways.len()).collect();
    let near = BUNDLE * spacing.edge_gap;
    for upright in [true, false] {
        let all = ways.iter().enumerate();
        let mut pieces: Vec<Piece> = all
            .flat_map(|(k, way)| cut(way, Some(k), upright))
            .collect();
        pieces.sort_by(|a, b| a.line.total_cmp(&b.line).then(a.of.cmp(&b.of)));
        for (k, a) in pieces.iter().enumerate() {
            for b in &pieces[k + 1..] {
                if b.line - a.line > near {
                    break;
                }
                work.spend(2)?;
                if let (Some((a_way, _)), Some((b_way, _))) = (a.of, b.of)
                    && a.from < b.to + near
                    && b.from < a.to + near
                {
                    let (a, b) = (root(&mut sets, a_way), root(&mut sets, b_way));
                    sets[a.max(b)] = a.min(b);
                }
            }
        }
    }
    Ok((0..ways.len()).map(|k| root(&mut sets, k)).collect())
}

fn root(parent: &mut [usize], mut k: usize) -> usize {
    while parent[k] != k {
        parent[k] = parent[parent[k]];
        k = parent[k];
    }
    k
}

/// Stretches that are too near to each other, each cluster with at least one that can move.
fn clusters(pieces: &[Piece], gap: f64, work: &mut Work) -> Result<Vec<Vec<usize>>, Cancelled> {
    let mut parent: Vec<usize> = (0..pieces.len()).collect();
    for (k, a) in pieces.iter().enumerate() {
        for (other, b) in pieces.iter().enumerate().skip(k + 1) {
            if b.line - a.line > gap * 0.9 {
                break;
            }
            work.spend(2)?;
            let overlaps = a.from < b.to + gap * 0.5 && b.from < a.to + gap * 0.5;
            let matters =
                a.of.map(|of| of.0) != b.of.map(|of| of.0) && (a.is_free() || b.is_free());
            if overlaps && matters && !(a.shares_a_port_with(b) && (a.line - b.line).abs() < 1e-6) {
                let (a, b) = (root(&mut parent, k), root(&mut parent, other));
                parent[a.max(b)] = a.min(b);
            }
        }
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); pieces.len()];
    for k in 0..pieces.len() {
        let root = root(&mut parent, k);
        members[root].push(k);
    }
    members.retain(|members| members.len() > 1);
    Ok(members)
}

/// Puts the stretches of a cluster on tracks beside each other, as far apart as there is room.
fn spread(
    field: &Field,
    ways: &mut [&mut Vec<Point>],
    pieces: &[Piece],
    cluster: &[usize],
    (upright, spacing): (bool, Spacing),
    work: &mut Work,
) -> Result<(), Cancelled> {
    let stretches: Vec<Stretch> = cluster.iter().map(|k| stretch(&pieces[*k])).collect();
    let (tracks, _) = tracks::assign(&stretches, &[], spacing.edge_gap, work)?;
    let anchor = cluster.iter().position(|k| !pieces[*k].is_free());
    let number = |k: usize| real(tracks[k].first);
    let n = real(cluster.len());
    let centre: f64 = match anchor {
        Some(k) => pieces[cluster[k]].line,
        None => cluster.iter().map(|k| pieces[*k].line).sum::<f64>() / n,
    };
    let last = (0..cluster.len()).map(number).fold(0.0, f64::max);
    let zero = anchor.map_or(last / 2.0, number);
    let mut pitch = spacing.edge_gap;
    let mut shift = (f64::NEG_INFINITY, f64::INFINITY);
    let rooms: Vec<(f64, f64)> = cluster
        .iter()
        .map(|k| room(field, &pieces[*k], upright, spacing))
        .collect();
    for (k, room) in rooms
        .iter()
        .enumerate()
        .filter(|(k, _)| pieces[cluster[*k]].is_free())
    {
        shift = (shift.0.max(room.0), shift.1.min(room.1));
        let steps = number(k) - zero;
        if anchor.is_some() && steps.abs() > 0.0 {
            let free = if steps > 0.0 {
                room.1 - centre
            } else {
                centre - room.0
            };
            pitch = pitch.min((free / steps.abs()).max(0.0));
        }
    }
    let mut middle = centre;
    if anchor.is_none() {
        pitch = pitch.min(((shift.1 - shift.0) / last.max(1.0)).max(0.0));
        let half = pitch * last / 2.0;
        if shift.0 + half <= shift.1 - half {
            middle = centre.clamp(shift.0 + half, shift.1 - half);
        }
    }
    for (k, &piece) in cluster.iter().enumerate() {
        if let Some((way, corner)) = pieces[piece].of.filter(|_| pieces[piece].is_free()) {
            let line = middle + (number(k) - zero) * pitch;
            let line = line.clamp(rooms[k].0, rooms[k].1);
            for at in &mut ways[way][corner..=corner + 1] {
                if upright {
                    at.x = line;
                } else {
                    at.y = line;
                }
            }
        }
    }
    Ok(())
}

/// The stretch as the assignment of tracks sees it: where it is joined from before and from behind.
fn stretch(piece: &Piece) -> Stretch {
    let mut stretch = Stretch::default();
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
fn room(field: &Field, piece: &Piece, upright: bool, spacing: Spacing) -> (f64, f64) {
    let far = MOST_TRACKS * spacing.edge_gap;
    let area = |from: f64, to: f64| {
        let (low, high) = (piece.from - TOUCH, piece.to + TOUCH);
        if upright {
            Rect::new(from, low, to, high)
        } else {
            Rect::new(low, from, high, to)
        }
    };
    let mut room = (piece.line - far, piece.line + far);
    for rect in field.near(area(room.0, room.1)) {
        let (low, high, from, to) = if upright {
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

#[expect(clippy::cast_precision_loss, reason = "counts of tracks")]
fn real(n: usize) -> f64 {
    n as f64
}
