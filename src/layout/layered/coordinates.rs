//! Places across the flow: edges as straight and short as the order allows, long ones first. Every group
//! has one near and one far border for all its layers, so that its area is a rectangle.
//!
//! The costs are those of Gansner et al. (1993); positions start from sweeps that solve each layer exactly,
//! and are then improved together.

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::coordinate;
use crate::layout::graph::{LayoutOptions, LayoutPreset};
use crate::layout::layered::indexed_graph::{BOARD, LayerGraph};
use crate::layout::layered::long_edges::{LongEdges, PointKind};
use crate::layout::solve::{self, CostArc};

/// Positions are whole numbers of this fraction of a world unit.
const UNITS: f64 = 64.0;
/// What bends cost: between boxes, between a box and a long edge, inside a long edge.
const WEIGHTS: [i64; 3] = [2, 4, 16];
const TURN_WEIGHT: i64 = 1;
const GROUP_WEIGHT: i64 = 1;
const SWEEPS: usize = 6;

/// Where everything is across the flow, from the near side.
pub struct Coordinates {
    /// The near side of each point.
    pub points: Vec<f64>,
    /// Near and far border of each group that holds anything.
    pub groups: Vec<Option<(f64, f64)>>,
}

/// Places all points. `layers` is their order.
pub fn assign(
    net: &LayerGraph,
    chains: &LongEdges,
    layers: &[Vec<usize>],
    options: &LayoutOptions,
    work: &mut Budget,
) -> Result<Coordinates, CancelledError> {
    let names = CoordinateVariables::new(net, chains);
    let gaps = Separations {
        net,
        chains,
        options,
    };
    let mut arcs = Vec::new();
    for layer in layers {
        for pair in layer.windows(2) {
            let apart = (gaps.between(pair[0], pair[1]) * UNITS).ceil() as i64;
            arcs.push(CostArc::apart(names.of[pair[0]], names.of[pair[1]], apart));
        }
    }
    // The sweeps place layer by layer; borders that several layers share may then lie wrong, which `push_apart` mends
    // before the simplex begins: it needs positions that keep every separation.
    let mut x = sweeps(chains, layers, &gaps, &names, work)?;
    solve::push_apart(&arcs, &mut x);
    wishes(net, chains, &names, &mut arcs);
    let size = (x.len() + arcs.len()) as u64;
    let budget = match options.preset {
        LayoutPreset::Live => (size * 150).min(60_000_000),
        LayoutPreset::Best => (size * 3_000).min(400_000_000),
    };
    solve::solve(&arcs, &mut x, budget, work)?;
    let least = names.of.iter().map(|k| x[*k]).min().unwrap_or(0);
    let place = |k: usize| coordinate(x[k] - least) / UNITS;
    Ok(Coordinates {
        points: names.of.iter().map(|k| place(*k)).collect(),
        groups: (0..net.groups.len())
            .map(|group| {
                let (near, far) = names.borders[group]?;
                Some((place(near), place(far)))
            })
            .collect(),
    })
}

/// The variable of each point: borders of one group share one.
struct CoordinateVariables {
    of: Vec<usize>,
    borders: Vec<Option<(usize, usize)>>,
    n: usize,
}

impl CoordinateVariables {
    fn new(net: &LayerGraph, chains: &LongEdges) -> Self {
        let mut borders: Vec<Option<(usize, usize)>> = vec![None; net.groups.len()];
        let mut n = 0;
        let of = chains
            .points
            .iter()
            .map(|point| {
                let (PointKind::NearBorder(group) | PointKind::FarBorder(group)) = point.what
                else {
                    n += 1;
                    return n - 1;
                };
                let (near, far) = *borders[group].get_or_insert_with(|| {
                    n += 2;
                    (n - 2, n - 1)
                });
                if point.what == PointKind::NearBorder(group) {
                    near
                } else {
                    far
                }
            })
            .collect();
        Self { of, borders, n }
    }
}

/// Least distances from the near side of a point to that of the next.
struct Separations<'a> {
    net: &'a LayerGraph,
    chains: &'a LongEdges,
    options: &'a LayoutOptions,
}

impl Separations<'_> {
    fn between(&self, a: usize, b: usize) -> f64 {
        let (first, second) = (&self.chains.points[a], &self.chains.points[b]);
        let (box_gap, edge_gap) = (self.options.box_gap, self.options.edge_gap);
        let beside = (box_gap / 2.0).max(edge_gap);
        let gap = match (first.what, second.what) {
            // A corridor needs room for its edges, and none without.
            (PointKind::NearBorder(group), PointKind::FarBorder(_))
                if self.net.is_corridor(group) =>
            {
                0.0
            }
            (PointKind::NearBorder(group), _) | (_, PointKind::FarBorder(group))
                if self.net.is_corridor(group) =>
            {
                edge_gap
            }
            (PointKind::FarBorder(_), PointKind::NearBorder(group))
            | (PointKind::FarBorder(group), PointKind::NearBorder(_))
                if self.net.is_corridor(group) =>
            {
                box_gap / 2.0
            }
            (PointKind::NearBorder(group), next) => {
                let pad = self.options.group_pad + self.net.groups[group].title.1;
                let far_pad = f64::from(u8::from(matches!(next, PointKind::FarBorder(_))));
                pad + far_pad * self.options.group_pad
            }
            (_, PointKind::FarBorder(_)) => self.options.group_pad,
            (
                PointKind::Box(_) | PointKind::FarBorder(_),
                PointKind::Box(_) | PointKind::NearBorder(_),
            ) => box_gap,
            (PointKind::Label(_), PointKind::Label(_)) => edge_gap * 0.6,
            (
                PointKind::Dummy(_) | PointKind::Label(_),
                PointKind::Dummy(_) | PointKind::Label(_),
            ) => edge_gap,
            _ => beside,
        };
        first.across + gap
    }
}

/// What should be level with what.
fn wishes(
    net: &LayerGraph,
    chains: &LongEdges,
    names: &CoordinateVariables,
    arcs: &mut Vec<CostArc>,
) {
    for piece in chains.pieces.iter().filter(|piece| piece.edge.is_some()) {
        let [a, b] = piece.ends;
        let n_bends = piece
            .ends
            .iter()
            .filter(|tie| is_bend(chains, tie.point))
            .count();
        let at = units(a.offset.unwrap_or(0.0) - b.offset.unwrap_or(0.0));
        let (from, to) = (names.of[a.point], names.of[b.point]);
        arcs.push(CostArc::level(from, to, at, WEIGHTS[n_bends]));
    }
    for turn in &chains.turns {
        let (from, to) = (names.of[turn.at.point], names.of[turn.bend]);
        let at = units(turn.at.offset.unwrap_or(0.0));
        arcs.push(CostArc::level(from, to, at, TURN_WEIGHT));
    }
    for (near, far) in names.borders.iter().flatten() {
        arcs.push(CostArc::short(*near, *far, 0, GROUP_WEIGHT));
    }
    // Borders of nested groups are tied by the layers they share; an outer one also spans layers of its own.
    for group in 1..net.groups.len() {
        let parent = net.groups[group].parent;
        if let (Some(inner), Some(outer)) = (names.borders[group], names.borders[parent])
            && parent != BOARD
        {
            arcs.push(CostArc::apart(outer.0, inner.0, 0));
            arcs.push(CostArc::apart(inner.1, outer.1, 0));
        }
    }
}

fn is_bend(chains: &LongEdges, point: usize) -> bool {
    matches!(
        chains.points[point].what,
        PointKind::Dummy(_) | PointKind::Label(_)
    )
}

/// Positions by going through the layers there and back, each placed as near as possible to where the
/// layer before pulls its points.
fn sweeps(
    chains: &LongEdges,
    layers: &[Vec<usize>],
    gaps: &Separations,
    names: &CoordinateVariables,
    work: &mut Budget,
) -> Result<Vec<i64>, CancelledError> {
    let n = chains.points.len();
    let mut at = vec![0.0_f64; n];
    for layer in layers {
        for pair in layer.windows(2) {
            at[pair[1]] = at[pair[0]] + gaps.between(pair[0], pair[1]);
        }
    }
    let pulls = [
        NeighbourPulls::new(chains, 0),
        NeighbourPulls::new(chains, 1),
    ];
    // Every layer is separated at any time; each sweep only moves it nearer to its neighbours' pull. The last sweep
    // asks both sides at once.
    for sweep in 0..SWEEPS {
        let backwards = sweep % 2 == 1;
        for k in 0..layers.len() {
            let layer = if backwards { layers.len() - 1 - k } else { k };
            let last = sweep + 1 == SWEEPS;
            work.spend(layers[layer].len() * 40)?;
            settle(
                &layers[layer],
                gaps,
                &pulls,
                (usize::from(backwards), last),
                &mut at,
            );
        }
    }
    let mut x = vec![i64::MIN; names.n];
    for (point, &at) in at.iter().enumerate() {
        let is_near = matches!(chains.points[point].what, PointKind::NearBorder(_));
        let name = names.of[point];
        let here = units(at);
        x[name] = match x[name] {
            i64::MIN => here,
            there if is_near => there.min(here),
            there => there.max(here),
        };
    }
    Ok(x)
}

/// Ends of pieces by point, towards one side: the other point, how much higher it should be, how much it counts.
struct NeighbourPulls {
    starts: Vec<usize>,
    pulls: Vec<(usize, f64, f64)>,
}

impl NeighbourPulls {
    fn new(chains: &LongEdges, side: usize) -> Self {
        let n = chains.points.len();
        let mut starts = vec![0; n + 1];
        for piece in &chains.pieces {
            starts[piece.ends[1 - side].point + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut pulls = vec![(0, 0.0, 0.0); chains.pieces.len()];
        for piece in &chains.pieces {
            let (here, there) = (piece.ends[1 - side], piece.ends[side]);
            let shift = there.offset.unwrap_or(0.0) - here.offset.unwrap_or(0.0);
            let n_bends = piece
                .ends
                .iter()
                .filter(|tie| is_bend(chains, tie.point))
                .count();
            pulls[next[here.point]] = (there.point, shift, coordinate(WEIGHTS[n_bends]));
            next[here.point] += 1;
        }
        Self { starts, pulls }
    }

    fn of(&self, point: usize) -> &[(usize, f64, f64)] {
        &self.pulls[self.starts[point]..self.starts[point + 1]]
    }
}

/// Places one layer with the least sum of squares away from where it is pulled, by merging points that would
/// come too near (pool adjacent violators; Ayer et al. 1955).
fn settle(
    layer: &[usize],
    gaps: &Separations,
    pulls: &[NeighbourPulls; 2],
    (side, both): (usize, bool),
    at: &mut [f64],
) {
    // Blocks: sum of weighted wishes, weight, first point.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::with_capacity(layer.len());
    let mut offsets = Vec::with_capacity(layer.len());
    let mut offset = 0.0;
    for (k, &point) in layer.iter().enumerate() {
        if k > 0 {
            offset += gaps.between(layer[k - 1], point);
        }
        offsets.push(offset);
        let sides = if both { 0..2 } else { side..side + 1 };
        let mut sum = (0.0, 0.0);
        for &(other, shift, weight) in sides.clone().flat_map(|side| pulls[side].of(point)) {
            sum = (sum.0 + (at[other] + shift) * weight, sum.1 + weight);
        }
        // What nothing pulls rather stays than not.
        sum = (sum.0 + at[point] * 0.01, sum.1 + 0.01);
        let mut block = (sum.0 - offset * sum.1, sum.1, k);
        // Invariant: the mean wishes of the blocks rise from near to far. A block that wishes to lie before the one
        // before it is pooled with it, since in the best solution both stand side by side.
        while let Some(before) = blocks.last()
            && before.0 * block.1 > block.0 * before.1
        {
            block = (before.0 + block.0, before.1 + block.1, before.2);
            blocks.pop();
        }
        blocks.push(block);
    }
    for (k, block) in blocks.iter().enumerate() {
        let end = blocks.get(k + 1).map_or(layer.len(), |next| next.2);
        for slot in block.2..end {
            at[layer[slot]] = block.0 / block.1 + offsets[slot];
        }
    }
}

fn units(length: f64) -> i64 {
    (length * UNITS).round() as i64
}
