//! The order of points in their layers, so that few edges cross: sweeps by mean neighbour, exchanges of
//! neighbours, several starts. Every group stays together in every layer, and groups beside each other keep
//! one order through all layers, so that their areas can be rectangles.

mod adjacency;
mod anneal;
mod count;
mod sift;
mod start;
mod sweep;
mod transpose;

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::graph::LayoutPreset;
use crate::layout::layered::indexed_graph::LayerGraph;
use crate::layout::layered::long_edges::{LongEdges, PointKind};
use adjacency::Adjacency;
use sweep::{EqualKeyOrder, NeighbourCentre, SweepDirection};
use transpose::EqualSwaps;

/// Points in their layers with everything needed to compare orders.
pub(in crate::layout::layered) struct LayerOrder<'a> {
    chains: &'a LongEdges,
    net: &'a LayerGraph,
    /// Numbers of the points of each layer, in the present order.
    pub layers: Vec<Vec<usize>>,
    pos: Vec<usize>,
    /// Pieces towards earlier and towards later layers.
    links: [Adjacency; 2],
    /// Turns at each point: the other point, and whether behind the layer.
    turns: Vec<Vec<(usize, bool)>>,
    /// Place of each group among its siblings.
    rank: Vec<usize>,
    has_groups: bool,
    room: transpose::NeighbourKeys,
}

/// Rounds without a better order before a start is given up.
const PATIENCE: usize = 4;

/// How long a better order is looked for.
struct OrderingEffort {
    /// First orders, of which the best is annealed.
    starts: usize,
    /// Sweeps of each, at most.
    sweeps: usize,
    /// How often the best order is annealed, and in how many rounds each time.
    runs: usize,
    coolings: usize,
}

/// How much of the work of ordering the starts are, about; the rest is annealing.
const STARTED: f32 = 0.3;

/// Steps that a round of annealing takes for each point, about.
const STEPS_OF_COOLING: u64 = 48;

/// Orders the layers of the chains so that few pieces cross. That is the work between the two shares.
pub(in crate::layout::layered) fn order(
    net: &LayerGraph,
    chains: &LongEdges,
    preset: LayoutPreset,
    (begin, end): (f32, f32),
    work: &mut Budget,
) -> Result<Vec<Vec<usize>>, CancelledError> {
    let effort = effort(net.boxes.len(), preset);
    let mut order = LayerOrder::new(net, chains);
    let started = begin + (end - begin) * STARTED;
    let mut crossings = order.start(&effort, (begin, started), work)?;
    let rounds = (effort.runs * effort.coolings) as u64;
    work.begin(end, chains.points.len() as u64 * STEPS_OF_COOLING * rounds);
    for run in 0..effort.runs {
        if crossings > 0 {
            crossings = order.anneal(crossings, effort.coolings, run as u64, work)?;
        }
    }
    if preset == LayoutPreset::Best && crossings > 0 {
        order.sift(work)?;
    }
    Ok(order.layers)
}

/// Measured: annealing gains much more than further starts or sweeps.
fn effort(n: usize, preset: LayoutPreset) -> OrderingEffort {
    let (starts, sweeps, runs, coolings) = match (preset, n) {
        (LayoutPreset::Live, ..=3_000) => (1, 24, 1, 40),
        (LayoutPreset::Live, _) => (1, 10, 1, 16),
        (LayoutPreset::Best, ..=600) => (2, 24, 4, 100),
        (LayoutPreset::Best, ..=3_000) => (2, 24, 2, 100),
        (LayoutPreset::Best, _) => (1, 24, 1, 60),
    };
    OrderingEffort {
        starts,
        sweeps,
        runs,
        coolings,
    }
}

impl<'a> LayerOrder<'a> {
    fn new(net: &'a LayerGraph, chains: &'a LongEdges) -> Self {
        let n = chains.points.len();
        let mut turns = vec![Vec::new(); n];
        for turn in &chains.turns {
            turns[turn.at.point].push((turn.bend, turn.fore));
            turns[turn.bend].push((turn.at.point, turn.fore));
        }
        Self {
            chains,
            net,
            layers: chains.layers.clone(),
            pos: vec![0; n],
            links: [Adjacency::new(chains, 0), Adjacency::new(chains, 1)],
            turns,
            rank: vec![0; net.groups.len()],
            has_groups: net.groups.len() > 1,
            room: transpose::NeighbourKeys::default(),
        }
    }

    fn put(&mut self, layers: Vec<Vec<usize>>) {
        self.layers = layers;
        for layer in &self.layers {
            for (at, &point) in layer.iter().enumerate() {
                self.pos[point] = at;
            }
        }
    }

    /// Puts the points into the best of some first orders. Returns its crossings.
    fn start(
        &mut self,
        effort: &OrderingEffort,
        (begin, end): (f32, f32),
        work: &mut Budget,
    ) -> Result<u64, CancelledError> {
        let size = (self.chains.points.len() + self.chains.pieces.len()) as u64;
        let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
        let count = |n: usize| f32::from(u8::try_from(n).unwrap_or(u8::MAX));
        for start in 0..effort.starts {
            let part = count(start + 1) / count(effort.starts);
            work.begin(
                begin + (end - begin) * part,
                size * 16 * effort.sweeps as u64,
            );
            self.begin(start);
            let crossings = self.improve(effort.sweeps, start, work)?;
            if best.as_ref().is_none_or(|(least, _)| crossings < *least) {
                best = Some((crossings, self.layers.clone()));
            }
            if crossings == 0 {
                break;
            }
        }
        let Some((crossings, layers)) = best else {
            return Ok(0);
        };
        self.put(layers);
        Ok(crossings)
    }

    /// The group of which the point is a border.
    fn border(&self, point: usize) -> Option<usize> {
        match self.chains.points[point].what {
            PointKind::NearBorder(group) | PointKind::FarBorder(group) => Some(group),
            PointKind::Box(_) | PointKind::Dummy(_) | PointKind::Label(_) => None,
        }
    }

    /// Sweeps there and back until that no longer helps. Returns the crossings of the best order, which stays.
    fn improve(
        &mut self,
        rounds: usize,
        start: usize,
        work: &mut Budget,
    ) -> Result<u64, CancelledError> {
        let size = self.chains.points.len() + self.chains.pieces.len();
        self.transpose(EqualSwaps::Left, work)?;
        let mut best = (self.count(), self.layers.clone());
        let mut stale = 0;
        // Sweeps may make it worse for a while; the best order is kept aside, and `stale` counts the rounds that gained
        // next to nothing.
        for round in 0..rounds {
            if best.0 == 0 || stale >= PATIENCE {
                break;
            }
            let direction = match (round + start) % 2 {
                1 => SweepDirection::Backward,
                _ => SweepDirection::Forward,
            };
            let centre = match start % 2 {
                1 => NeighbourCentre::Median,
                _ => NeighbourCentre::Mean,
            };
            let (ties, swaps) = if round % 4 >= 2 {
                (EqualKeyOrder::Reversed, EqualSwaps::Made)
            } else {
                (EqualKeyOrder::Kept, EqualSwaps::Left)
            };
            self.sweep(direction, ties, centre);
            self.transpose(swaps, work)?;
            work.spend(size * 16)?;
            let crossings = self.count();
            // A gain too small to see does not buy more rounds.
            if crossings * 200 > best.0 * 199 {
                stale += 1;
            } else {
                stale = 0;
            }
            if crossings < best.0 {
                best = (crossings, self.layers.clone());
            }
        }
        let (mut crossings, layers) = best;
        self.put(layers);
        for _ in 0..PATIENCE {
            let before = self.layers.clone();
            self.transpose(EqualSwaps::Made, work)?;
            let now = self.count();
            if now >= crossings {
                if now > crossings {
                    self.put(before);
                }
                break;
            }
            crossings = now;
        }
        Ok(crossings)
    }
}
