//! The order of points in their layers, so that few edges cross: sweeps by mean neighbour, exchanges of
//! neighbours, several starts. Every group stays together in every layer, and groups beside each other keep
//! one order through all layers, so that their areas can be rectangles.

mod count;
mod links;
mod sift;
mod start;
mod sweep;
mod transpose;

use crate::layout::engine::{Cancelled, Preset, Work};
use crate::layout::layered::chains::{Chains, What};
use crate::layout::layered::net::Net;
use links::Links;

/// Points in their layers with everything needed to compare orders.
pub(in crate::layout::layered) struct Order<'a> {
    chains: &'a Chains,
    net: &'a Net,
    pub layers: Vec<Vec<usize>>,
    pos: Vec<usize>,
    /// Pieces towards earlier and towards later layers.
    links: [Links; 2],
    /// Turns at each point: the other point, and whether behind the layer.
    turns: Vec<Vec<(usize, bool)>>,
    /// Place of each group among its siblings.
    rank: Vec<usize>,
    has_groups: bool,
    room: transpose::Room,
}

/// Rounds without a better order before a start is given up.
const PATIENCE: usize = 4;

/// Orders the layers of the chains so that few pieces cross. That is the work between the two shares.
pub(in crate::layout::layered) fn order(
    net: &Net,
    chains: &Chains,
    preset: Preset,
    (begin, end): (f32, f32),
    work: &mut Work,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let (starts, rounds) = effort(net.boxes.len(), preset);
    let size = (chains.points.len() + chains.pieces.len()) as u64;
    let mut order = Order::new(net, chains);
    let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
    for start in 0..starts {
        let part = (end - begin) / f32::from(u8::try_from(starts).unwrap_or(u8::MAX));
        let share = begin + part * f32::from(u8::try_from(start + 1).unwrap_or(u8::MAX));
        work.begin(share, size * 16 * rounds as u64);
        order.begin(start);
        let crossings = order.improve(rounds, start, work)?;
        if best.as_ref().is_none_or(|(least, _)| crossings < *least) {
            best = Some((crossings, order.layers.clone()));
        }
        if crossings == 0 {
            break;
        }
    }
    let Some((crossings, layers)) = best else {
        return Ok(order.layers);
    };
    order.put(layers);
    if preset == Preset::Best && crossings > 0 {
        order.sift(work)?;
    }
    Ok(order.layers)
}

/// Starts and rounds of sweeps.
fn effort(n: usize, preset: Preset) -> (usize, usize) {
    match (preset, n) {
        (Preset::Live, ..=3_000) => (2, 24),
        (Preset::Live, _) => (1, 10),
        (Preset::Best, ..=300) => (32, 24),
        (Preset::Best, ..=2_000) => (8, 24),
        (Preset::Best, _) => (2, 24),
    }
}

impl<'a> Order<'a> {
    fn new(net: &'a Net, chains: &'a Chains) -> Self {
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
            links: [Links::new(chains, 0), Links::new(chains, 1)],
            turns,
            rank: vec![0; net.groups.len()],
            has_groups: net.groups.len() > 1,
            room: transpose::Room::default(),
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

    /// The group of which the point is a border.
    fn border(&self, point: usize) -> Option<usize> {
        match self.chains.points[point].what {
            What::Begin(group) | What::End(group) => Some(group),
            _ => None,
        }
    }

    /// Sweeps there and back until that no longer helps. Returns the crossings of the best order, which stays.
    fn improve(&mut self, rounds: usize, start: usize, work: &mut Work) -> Result<u64, Cancelled> {
        let size = self.chains.points.len() + self.chains.pieces.len();
        self.transpose(false, work)?;
        let mut best = (self.count(), self.layers.clone());
        let mut stale = 0;
        for round in 0..rounds {
            if best.0 == 0 || stale >= PATIENCE {
                break;
            }
            self.sweep((round + start) % 2 == 1, round % 4 >= 2, start % 2 == 1);
            self.transpose(round % 4 >= 2, work)?;
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
            self.transpose(true, work)?;
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
