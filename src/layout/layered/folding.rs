//! Folding: layers so that a drawing gets the proportions that were asked for, where few edges lead back.
//!
//! Every box may stand in any of so many layers. An edge costs what it is longer than from one layer to the next, and
//! more where it leads back; a lane costs the height of its fullest layer. Boxes are moved from layer to layer even
//! where that costs a little, ever less ("threshold accepting": Dueck and Scheuer 1990), from several first layers.

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::real;
use crate::layout::graph::{LayoutOptions, LayoutPreset};
use crate::layout::layered::indexed_graph::LayerGraph;
use crate::layout::layered::random::SplitMix64;

/// What is folded at most: beyond it people look at parts of a drawing, whatever its proportions.
const MOST_BOXES: usize = 400;
/// What it costs to lead back, in layers, beside the layers.
const BACK: f64 = 2.5;
/// What each layer costs before a box where the flow begins, and before one that nothing leads to, in layers.
const FIRST: f64 = 3.0;
const SOURCE: f64 = 0.5;
/// What a unit of the side that decides the size of a fitted drawing costs, and of the other one, in units of edge
/// length. Measured on the references: less leaves air, more turns edges round.
const DECISIVE: f64 = 8.0;
const OTHER: f64 = 2.0;
/// What a lane needs beside its boxes: title and borders, and a share for edges that pass.
const LANE_ROOM: f64 = 60.0;
const PASSING: f64 = 1.25;
/// Tries for each box and layer, and the share of a layer's cost that a move may add at first.
const TRIES: usize = 30;
const WARMEST: f64 = 1.5;

/// Layers of boxes, or nothing where those that there are will do.
pub fn fold(
    net: &LayerGraph,
    layer: &[usize],
    options: &LayoutOptions,
    work: &mut Budget,
) -> Result<Option<Vec<usize>>, CancelledError> {
    let n_layers = layer.iter().max().map_or(0, |last| last + 1);
    let Some(aspect) = options.aspect else {
        return Ok(None);
    };
    if layer.len() > MOST_BOXES || n_layers < 3 {
        return Ok(None);
    }
    let tries = match options.preset {
        LayoutPreset::Live => TRIES / 6,
        LayoutPreset::Best => TRIES,
    };
    let mut best: Option<(f64, Vec<usize>)> = None;
    let narrowest = n_layers.div_ceil(4).max(2);
    for n in narrowest..=n_layers {
        for begin in [0, n / 2] {
            let first = layer.iter().map(|at| (at + begin) % n).collect();
            let mut fold = Fold::new(net, n, aspect, options, (layer, first));
            let cost = fold.improve(tries, work)?;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, fold.layer));
            }
        }
    }
    Ok(best.map(|(_, layer)| dense(&layer)))
}

/// One way to fold.
struct Fold<'a> {
    net: &'a LayerGraph,
    n: usize,
    aspect: f64,
    /// From layer to layer.
    pitch: f64,
    box_gap: f64,
    /// By box.
    layer: Vec<usize>,
    lane: Vec<usize>,
    edges_at: Vec<Vec<usize>>,
    /// By box: what every layer before it costs, in layers.
    early: Vec<f64>,
    /// By lane, then by layer: the height of what stands there.
    heights: Vec<Vec<f64>>,
}

impl<'a> Fold<'a> {
    fn new(
        net: &'a LayerGraph,
        n: usize,
        aspect: f64,
        options: &LayoutOptions,
        (natural, layer): (&[usize], Vec<usize>),
    ) -> Self {
        let lane: Vec<usize> = (0..net.boxes.len())
            .map(|node| net.lane(node).map_or(0, |lane| lane as usize / 2))
            .collect();
        let n_lanes = lane.iter().max().map_or(1, |last| last + 1);
        let widest = net.boxes.iter().map(|at| at.along).fold(0.0, f64::max);
        let mut edges_at = vec![Vec::new(); net.boxes.len()];
        for (k, edge) in net.edges.iter().enumerate() {
            if edge.from.node != edge.to.node {
                edges_at[edge.from.node].push(k);
                edges_at[edge.to.node].push(k);
            }
        }
        let early = |node: usize| match (net.boxes[node].first, natural[node]) {
            (true, _) => FIRST,
            (false, 0) => SOURCE,
            (false, _) => 0.0,
        };
        let early = (0..net.boxes.len()).map(early).collect();
        let mut heights = vec![vec![0.0; n]; n_lanes];
        for (node, at) in net.boxes.iter().enumerate() {
            heights[lane[node]][layer[node]] += at.across + options.box_gap;
        }
        Self {
            net,
            n,
            aspect,
            pitch: widest + options.layer_gap * 1.3,
            box_gap: options.box_gap,
            layer,
            lane,
            edges_at,
            early,
            heights,
        }
    }

    fn width(&self) -> f64 {
        real(self.n) * self.pitch
    }

    fn height(&self) -> f64 {
        let highest = |lane: &Vec<f64>| lane.iter().copied().fold(0.0, f64::max);
        self.heights
            .iter()
            .map(|lane| highest(lane) * PASSING + LANE_ROOM)
            .sum()
    }

    /// What the extent costs: a drawing fitted into its proportions is as small as its longer side makes it.
    fn extent(&self) -> f64 {
        let (height, width) = (self.height() * self.aspect, self.width());
        height.max(width) * DECISIVE + height.min(width) * OTHER
    }

    fn edge(&self, edge: usize) -> f64 {
        let ends = &self.net.edges[edge];
        let (from, to) = (self.layer[ends.from.node], self.layer[ends.to.node]);
        let layers = if from < to {
            real(to - from - 1)
        } else {
            real(from - to + 1) + BACK
        };
        (layers * self.pitch).min(ends.far)
    }

    fn edges(&self) -> f64 {
        (0..self.net.edges.len()).map(|edge| self.edge(edge)).sum()
    }

    /// The edges of a box, but for those to another one.
    fn around(&self, node: usize, but: Option<usize>) -> f64 {
        let is_other = |edge: &&usize| {
            let ends = &self.net.edges[**edge];
            but.is_none_or(|but| ends.from.node != but && ends.to.node != but)
        };
        let edges = self.edges_at[node].iter().filter(is_other);
        let edges: f64 = edges.map(|edge| self.edge(*edge)).sum();
        edges + self.early[node] * real(self.layer[node]) * self.pitch
    }

    fn put(&mut self, node: usize, layer: usize) {
        let height = self.net.boxes[node].across + self.box_gap;
        let heights = &mut self.heights[self.lane[node]];
        heights[self.layer[node]] -= height;
        heights[layer] += height;
        self.layer[node] = layer;
    }

    /// Moves boxes. Returns the cost of the best layers, which stay.
    fn improve(&mut self, tries: usize, work: &mut Budget) -> Result<f64, CancelledError> {
        let n_boxes = self.layer.len();
        let mut random = SplitMix64::new(self.n as u64);
        let starts = (0..n_boxes).map(|node| self.early[node] * real(self.layer[node]));
        let mut now = self.edges() + self.extent() + starts.sum::<f64>() * self.pitch;
        let mut best = (now, self.layer.clone());
        let rounds = tries * self.n;
        for round in 0..rounds {
            let most = WARMEST * self.pitch * real(rounds - round) / real(rounds);
            work.spend(n_boxes * 40)?;
            for _ in 0..n_boxes {
                let (node, layer) = (random.below(n_boxes), random.below(self.n));
                let other = random.below(n_boxes * 2);
                now += self.try_move(node, layer, other, most);
                if now < best.0 - 1e-6 {
                    best = (now, self.layer.clone());
                }
            }
        }
        self.layer = best.1;
        Ok(best.0)
    }

    /// Moves a box to a layer, or exchanges its layer with that of another, unless it costs too much.
    fn try_move(&mut self, node: usize, layer: usize, other: usize, most: f64) -> f64 {
        let exchanged =
            (other < self.layer.len() && self.lane[other] == self.lane[node]).then_some(other);
        let from = self.layer[node];
        let to = exchanged.map_or(layer, |other| self.layer[other]);
        if from == to {
            return 0.0;
        }
        let cost = |fold: &Self| {
            let other = exchanged.map_or(0.0, |other| fold.around(other, Some(node)));
            fold.around(node, None) + other + fold.extent()
        };
        let before = cost(self);
        self.put(node, to);
        if let Some(other) = exchanged {
            self.put(other, from);
        }
        let more = cost(self) - before;
        if more < most {
            return more;
        }
        self.put(node, from);
        if let Some(other) = exchanged {
            self.put(other, to);
        }
        0.0
    }
}

/// The same order without empty layers.
fn dense(layer: &[usize]) -> Vec<usize> {
    let mut used = layer.to_vec();
    used.sort_unstable();
    used.dedup();
    let number = |at: &usize| used.partition_point(|other| other < at);
    layer.iter().map(number).collect()
}
