//! The room between layers, with a track for every stretch, and with it the places of layers along the flow.
//!
//! A gap has three zones: turns of the earlier layer first, then everything that passes, then turns of the
//! later layer; between them the borders of groups that end or begin here. So a turn stays inside its group.

use std::collections::BTreeMap;

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::real;
use crate::layout::graph::LayoutOptions;
use crate::layout::layered::coordinates::Coordinates;
use crate::layout::layered::indexed_graph::{BOARD, LayerGraph};
use crate::layout::layered::long_edges::{Attachment, LongEdges, PointKind, SideBend};
use crate::layout::layered::tracks::{self, TrackSegment};

/// Where layers are along the flow, and where stretches are between them.
pub struct LayerSpacing {
    /// Begin and end of each layer.
    pub layers: Vec<(f64, f64)>,
    /// By piece.
    pub pieces: Vec<TrackChange>,
    /// By turn.
    pub turns: Vec<f64>,
    /// Begin and end of each group.
    pub groups: Vec<Option<(f64, f64)>>,
}

/// How a piece gets from one height to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TrackChange {
    /// It runs straight on.
    None,
    /// On one track.
    Once(f64),
    /// On one track, at a height over to another track, and on.
    Twice(f64, f64, f64),
}

/// What the title of a lane takes along the flow, beyond the room before boxes.
const TITLE_WIDTH: f64 = 56.0;

/// Closer than this, two heights are the same.
pub const SAME: f64 = 0.05;

/// What lies in one gap, by zone.
#[derive(Default)]
struct GapZones {
    pieces: Vec<(Vec<usize>, TrackSegment)>,
    turns: [Vec<(usize, TrackSegment)>; 2],
}

/// Measures all gaps. `layers` is the order of points.
pub fn gaps(
    net: &LayerGraph,
    chains: &LongEdges,
    across: &Coordinates,
    options: &LayoutOptions,
    work: &mut Budget,
) -> Result<LayerSpacing, CancelledError> {
    let n = chains.layers.len();
    let mut zones: Vec<GapZones> = (0..=n).map(|_| GapZones::default()).collect();
    collect(net, chains, across, &mut zones);
    let pads = BorderPads::new(net, chains, options);
    let mut gaps = LayerSpacing {
        layers: Vec::with_capacity(n),
        pieces: vec![TrackChange::None; chains.pieces.len()],
        turns: vec![0.0; chains.turns.len()],
        groups: vec![None; net.groups.len()],
    };
    // Invariant: every layer before this gap has its final place, and `at` is where the last of them ends. A gap
    // depends on nothing behind it, so one pass is enough.
    let mut at = 0.0;
    for (gap, zones) in zones.into_iter().enumerate() {
        let least = least_gap(chains, gap, options);
        let heights = |piece: usize| chains.pieces[piece].ends.map(|tie| height(across, tie));
        let room = GapRoom {
            least,
            ending: pads.ending[gap],
            beginning: pads.beginning[gap],
        };
        at = measure(&mut gaps, zones, at, room, &heights, options, work)?;
        if gap < n {
            let width = chains.layers[gap]
                .iter()
                .map(|point| along(net, chains, *point));
            let width = width.fold(0.0, f64::max);
            gaps.layers.push((at, at + width));
            at += width;
        }
    }
    pads.place(chains, &mut gaps);
    Ok(gaps)
}

/// The extent of a point along the flow.
pub fn along(net: &LayerGraph, chains: &LongEdges, point: usize) -> f64 {
    match chains.points[point].what {
        PointKind::Box(k) => net.boxes[k].along,
        PointKind::Label(edge) => net.edges[edge].label.map_or(0.0, |(along, _)| along),
        PointKind::Dummy(_) | PointKind::NearBorder(_) | PointKind::FarBorder(_) => 0.0,
    }
}

/// The height of an end.
pub fn height(across: &Coordinates, tie: Attachment) -> f64 {
    across.points[tie.point] + tie.offset.unwrap_or(0.0)
}

/// Half a gap on each side of a layer that only holds labels; nothing outside the drawing.
fn least_gap(chains: &LongEdges, gap: usize, options: &LayoutOptions) -> f64 {
    if gap == 0 || gap == chains.layers.len() {
        return 0.0;
    }
    let holds_boxes = |layer: usize| {
        let mut points = chains.layers[layer].iter();
        points.any(|point| matches!(chains.points[*point].what, PointKind::Box(_)))
    };
    if holds_boxes(gap - 1) && holds_boxes(gap) {
        options.layer_gap
    } else {
        options.layer_gap / 2.0
    }
}

/// Sorts pieces and turns into gaps. Pieces from the same port share a stretch.
fn collect(net: &LayerGraph, chains: &LongEdges, across: &Coordinates, zones: &mut [GapZones]) {
    let mut shared: BTreeMap<(usize, u64, usize), usize> = BTreeMap::new();
    for (k, piece) in chains.pieces.iter().enumerate() {
        let Some(edge) = piece.edge else { continue };
        let gap = chains.points[piece.ends[1].point].layer;
        let heights = piece.ends.map(|tie| height(across, tie));
        let side = usize::from(chains.of_edge[edge].reversed);
        let source = piece.ends[side];
        let is_box = matches!(chains.points[source.point].what, PointKind::Box(_));
        let is_fixed = is_source_fixed(net, edge);
        let place = if is_box && is_fixed {
            let key = (source.point, heights[side].to_bits(), side);
            let next = zones[gap].pieces.len();
            *shared.entry(key).or_insert(next)
        } else {
            zones[gap].pieces.len()
        };
        if place == zones[gap].pieces.len() {
            zones[gap]
                .pieces
                .push((Vec::new(), TrackSegment::default()));
        }
        let (pieces, stretch) = &mut zones[gap].pieces[place];
        pieces.push(k);
        for (list, at) in [
            (&mut stretch.earlier, heights[0]),
            (&mut stretch.later, heights[1]),
        ] {
            if !list.contains(&at) {
                list.push(at);
            }
        }
    }
    collect_turns(chains, across, zones);
}

/// Sorts turns into gaps: behind their layer or before it.
fn collect_turns(chains: &LongEdges, across: &Coordinates, zones: &mut [GapZones]) {
    for (k, turn) in chains.turns.iter().enumerate() {
        let layer = chains.points[turn.bend].layer;
        let bend = Attachment {
            point: turn.bend,
            offset: Some(chains.points[turn.bend].across / 2.0),
        };
        let heights = vec![height(across, turn.at), height(across, bend)];
        // Seen from the layer, a turn only has ends on one side.
        let (gap, zone, stretch) = if turn.fore {
            let earlier = heights;
            (
                layer + 1,
                0,
                TrackSegment {
                    earlier,
                    later: Vec::new(),
                },
            )
        } else {
            let later = heights;
            (
                layer,
                1,
                TrackSegment {
                    earlier: Vec::new(),
                    later,
                },
            )
        };
        zones[gap].turns[zone].push((k, stretch));
    }
}

fn is_source_fixed(net: &LayerGraph, edge: usize) -> bool {
    net.edges[edge].from.port.is_some()
}

/// What a gap must hold besides its tracks, in world units along the flow.
#[derive(Clone, Copy, Debug)]
struct GapRoom {
    /// However few tracks there are.
    least: f64,
    /// Borders of groups that end at the layer before it.
    ending: f64,
    /// Borders of groups that begin at the layer behind it.
    beginning: f64,
}

/// Gives tracks to what lies in one gap, which begins at `at`. Returns where it ends.
fn measure(
    gaps: &mut LayerSpacing,
    zones: GapZones,
    at: f64,
    room: GapRoom,
    heights: &dyn Fn(usize) -> [f64; 2],
    options: &LayoutOptions,
    work: &mut Budget,
) -> Result<f64, CancelledError> {
    let pitch = options.edge_gap;
    let GapZones { mut pieces, turns } = zones;
    let straight: Vec<f64> = pieces
        .iter()
        .filter(|(_, stretch)| is_straight(stretch))
        .flat_map(|(_, stretch)| stretch.earlier.iter().copied())
        .collect();
    pieces.retain(|(_, stretch)| !is_straight(stretch));
    let (tracks, n_tracks) = assign(&mut pieces, &straight, heights, pitch, work)?;
    let mut turn_tracks = Vec::new();
    for zone in &turns {
        let stretches: Vec<TrackSegment> =
            zone.iter().map(|(_, stretch)| stretch.clone()).collect();
        turn_tracks.push(nested(&stretches, pitch));
    }
    let width = |n: usize| if n == 0 { 0.0 } else { (real(n) + 0.5) * pitch };
    let (fore, aft) = (width(turn_tracks[0].1), width(turn_tracks[1].1));
    let middle = if n_tracks == 0 {
        0.0
    } else {
        (real(n_tracks) + 1.0) * pitch
    };
    let end = at + (fore + room.ending + middle + room.beginning + aft).max(room.least);
    for ((turn, _), track) in turns[0].iter().zip(&turn_tracks[0].0) {
        gaps.turns[*turn] = at + (real(*track) + 1.0) * pitch;
    }
    for ((turn, _), track) in turns[1].iter().zip(&turn_tracks[1].0) {
        gaps.turns[*turn] = end - (real(*track) + 1.0) * pitch;
    }
    let centre = f64::midpoint(at + fore + room.ending, end - room.beginning - aft);
    let track_at = |track: usize| centre + (real(track) - (real(n_tracks) - 1.0) / 2.0) * pitch;
    for ((of, _), track) in pieces.iter().zip(&tracks) {
        let first = track_at(track.first);
        for &piece in of {
            gaps.pieces[piece] = match track.second {
                Some((height, second)) => TrackChange::Twice(first, height, track_at(second)),
                None => TrackChange::Once(first),
            };
        }
    }
    Ok(end)
}

/// Tracks for all stretches. One that several pieces share is cut up where it cannot get around another one.
fn assign(
    pieces: &mut Vec<(Vec<usize>, TrackSegment)>,
    straight: &[f64],
    heights: &dyn Fn(usize) -> [f64; 2],
    pitch: f64,
    work: &mut Budget,
) -> Result<(Vec<tracks::TrackAssignment>, usize), CancelledError> {
    // Each round cuts one shared segment into its parts, and parts are never shared again, so it ends.
    loop {
        let stretches: Vec<TrackSegment> =
            pieces.iter().map(|(_, stretch)| stretch.clone()).collect();
        let (tracks, n) = tracks::assign(&stretches, straight, pitch, work)?;
        let is_stuck = |k: &usize| tracks[*k].is_stuck && pieces[*k].0.len() > 1;
        let Some(stuck) = (0..tracks.len()).find(is_stuck) else {
            return Ok((tracks, n));
        };
        let (shared, _) = pieces.swap_remove(stuck);
        for piece in shared {
            let [earlier, later] = heights(piece);
            let stretch = TrackSegment {
                earlier: vec![earlier],
                later: vec![later],
            };
            if !is_straight(&stretch) {
                pieces.push((vec![piece], stretch));
            }
        }
    }
}

fn is_straight(stretch: &TrackSegment) -> bool {
    let all = || stretch.earlier.iter().chain(&stretch.later);
    all().all(|a| all().all(|b| (a - b).abs() < SAME))
}

/// Tracks for turns: the shorter one inside.
fn nested(stretches: &[TrackSegment], pitch: f64) -> (Vec<usize>, usize) {
    let span = |k: usize| {
        let ends: Vec<f64> = stretches[k]
            .earlier
            .iter()
            .chain(&stretches[k].later)
            .copied()
            .collect();
        (ends[0].min(ends[1]), ends[0].max(ends[1]))
    };
    let mut order: Vec<usize> = (0..stretches.len()).collect();
    order.sort_by(|a, b| {
        let length = |k: usize| span(k).1 - span(k).0;
        length(*a).total_cmp(&length(*b)).then(a.cmp(b))
    });
    let mut tracks = vec![0; stretches.len()];
    let mut placed: Vec<usize> = Vec::new();
    let mut count = 0;
    // Shortest first: whatever a segment encloses has its track already, and it goes one further out.
    for k in order {
        let (low, high) = span(k);
        let meets = placed.iter().filter(|other| {
            let (from, to) = span(**other);
            from < high + pitch && low < to + pitch
        });
        tracks[k] = meets.map(|other| tracks[*other] + 1).max().unwrap_or(0);
        count = count.max(tracks[k] + 1);
        placed.push(k);
    }
    (tracks, count)
}

/// Room for the borders of groups, at both ends of each gap.
struct BorderPads {
    /// By group: how far its borders are from its first and last layer.
    of_group: Vec<(f64, f64)>,
    /// By gap: of groups that end at the layer before it, and that begin at the layer behind it.
    ending: Vec<f64>,
    beginning: Vec<f64>,
}

impl BorderPads {
    fn new(net: &LayerGraph, chains: &LongEdges, options: &LayoutOptions) -> Self {
        let n = chains.layers.len();
        let mut pads = Self {
            of_group: vec![(0.0, 0.0); net.groups.len()],
            ending: vec![0.0; n + 1],
            beginning: vec![0.0; n + 1],
        };
        // Parents stand before their children, so backwards inner groups come first: an outer one that ends at the same layer lies around them.
        for group in (1..net.groups.len()).rev() {
            let Some((first, last)) = chains.spans[group] else {
                continue;
            };
            // Edges that turn round before the first boxes of a lane keep clear of its title.
            let turns_there = |turn: &SideBend| {
                let bend = &chains.points[turn.bend];
                !turn.fore && bend.layer == first
            };
            let is_lane = net.groups[group].lane.is_some() && net.groups[group].title.1 > 0.0;
            let beside = f64::from(u8::from(is_lane && chains.turns.iter().any(turns_there)));
            let own = &mut pads.of_group[group];
            own.0 += options.group_pad + net.groups[group].title.0 + beside * TITLE_WIDTH;
            own.1 += options.group_pad;
            let own = *own;
            pads.beginning[first] = pads.beginning[first].max(own.0);
            pads.ending[last + 1] = pads.ending[last + 1].max(own.1);
            let parent = net.groups[group].parent;
            if let Some((outer_first, outer_last)) =
                chains.spans[parent].filter(|_| parent != BOARD)
            {
                let outer = &mut pads.of_group[parent];
                if outer_first == first {
                    outer.0 = outer.0.max(own.0);
                }
                if outer_last == last {
                    outer.1 = outer.1.max(own.1);
                }
            }
        }
        pads
    }

    /// Places the borders: outside the turns of the layers they hold.
    fn place(&self, chains: &LongEdges, gaps: &mut LayerSpacing) {
        for group in 1..self.of_group.len() {
            let Some((first, last)) = chains.spans[group] else {
                continue;
            };
            let (begin, end) = (gaps.layers[first].0, gaps.layers[last].1);
            let turns = chains.turns.iter().zip(&gaps.turns);
            let (mut aft, mut fore) = (0.0_f64, 0.0_f64);
            for (turn, at) in turns {
                let layer = chains.points[turn.bend].layer;
                if !turn.fore && layer == first {
                    aft = aft.max(begin - at);
                }
                if turn.fore && layer == last {
                    fore = fore.max(at - end);
                }
            }
            let (before, behind) = self.of_group[group];
            gaps.groups[group] = Some((begin - aft - before, end + fore + behind));
        }
    }
}
