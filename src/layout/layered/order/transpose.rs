//! Exchanging neighbours in a layer while that removes crossings.

use crate::layout::engine::{Cancelled, Work};
use crate::layout::layered::chains::What;
use crate::layout::layered::order::Order;

/// Where the neighbours of the points of one layer are, sorted; kept to save allocations.
#[derive(Default)]
pub(super) struct Room {
    starts: [Vec<usize>; 2],
    keys: [Vec<u64>; 2],
    /// The place of a point of the layer when the keys were gathered.
    slot: Vec<usize>,
}

/// Passes over a layer, and over all layers.
const PASSES: usize = 12;

impl Order<'_> {
    /// Exchanges neighbours in all layers until nothing improves; with `ties` also where it makes no difference,
    /// once each pass, which opens ways out of dead ends.
    pub(super) fn transpose(&mut self, ties: bool, work: &mut Work) -> Result<(), Cancelled> {
        let n = self.layers.len();
        let mut waits = vec![true; n];
        for pass in 0..PASSES {
            let mut gained = false;
            for layer in 0..n {
                if !std::mem::replace(&mut waits[layer], false) {
                    continue;
                }
                let gain = self.transpose_layer(layer, ties && pass < 2);
                work.spend(self.layers[layer].len() * 24)?;
                if gain > 0 {
                    gained = true;
                    let near = layer.saturating_sub(1)..(layer + 2).min(n);
                    waits[near].fill(true);
                }
            }
            if !gained {
                break;
            }
        }
        Ok(())
    }

    fn transpose_layer(&mut self, layer: usize, ties: bool) -> i64 {
        self.gather(layer);
        let mut total = 0;
        for pass in 0..PASSES {
            let mut gained = 0;
            let mut at = 0;
            while at + 1 < self.layers[layer].len() {
                let (gain, next) = self.try_exchange(layer, at, ties && pass == 0);
                gained += gain;
                at = next;
            }
            total += gained;
            if gained == 0 {
                break;
            }
        }
        total
    }

    /// Collects where the neighbours of each point are, which no exchange in this layer changes.
    pub(super) fn gather(&mut self, layer: usize) {
        let mut room = std::mem::take(&mut self.room);
        room.slot.resize(self.pos.len(), 0);
        for (slot, &point) in self.layers[layer].iter().enumerate() {
            room.slot[point] = slot;
        }
        for side in [0, 1] {
            let (starts, keys) = (&mut room.starts[side], &mut room.keys[side]);
            starts.clear();
            keys.clear();
            starts.push(0);
            for &point in &self.layers[layer] {
                let links = self.links[side].of(point);
                keys.extend(links.iter().map(|link| self.key(link.other, link.there)));
                let begin = starts[starts.len() - 1];
                keys[begin..].sort_unstable();
                starts.push(keys.len());
            }
        }
        self.room = room;
    }

    /// Exchanges what begins at a place with what follows, if that helps. Returns the gain and where to go on.
    fn try_exchange(&mut self, layer: usize, at: usize, ties: bool) -> (i64, usize) {
        let points = &self.layers[layer];
        let (a, b) = (points[at], points[at + 1]);
        let (group_a, group_b) = (self.chains.points[a].group, self.chains.points[b].group);
        match (self.chains.points[a].what, self.chains.points[b].what) {
            (What::Begin(_), _) | (_, What::End(_)) => (0, at + 1),
            (What::End(group), What::Begin(_)) => {
                debug_assert_ne!(group, 0);
                (0, at + 1)
            }
            (What::End(group), _) => {
                let begin = (0..at)
                    .rev()
                    .find(|k| self.chains.points[points[*k]].what == What::Begin(group));
                let begin = begin.unwrap_or(at);
                let gain: i64 = (begin..=at).map(|k| self.gain(points[k], b)).sum();
                if gain > 0 {
                    self.layers[layer][begin..=at + 1].rotate_right(1);
                    self.place(layer, begin, at + 1);
                }
                (gain.max(0), at + 1)
            }
            (_, What::Begin(group)) => {
                let end = (at + 1..points.len())
                    .find(|k| self.chains.points[points[*k]].what == What::End(group));
                let end = end.unwrap_or(at + 1);
                let gain: i64 = (at + 1..=end).map(|k| self.gain(a, points[k])).sum();
                if gain > 0 {
                    self.layers[layer][at..=end].rotate_left(1);
                    self.place(layer, at, end);
                }
                (gain.max(0), at + 1)
            }
            _ if group_a != group_b => (0, at + 1),
            _ => {
                let gain = self.gain(a, b);
                if gain > 0 || (ties && gain == 0) {
                    self.layers[layer].swap(at, at + 1);
                    self.place(layer, at, at + 1);
                }
                (gain.max(0), at + 1)
            }
        }
    }

    pub(super) fn place(&mut self, layer: usize, from: usize, to: usize) {
        for at in from..=to {
            self.pos[self.layers[layer][at]] = at;
        }
    }

    /// Crossings that vanish when `b`, now behind `a`, goes before it.
    pub(super) fn gain(&self, a: usize, b: usize) -> i64 {
        let mut gain = 0;
        for side in [0, 1] {
            gain += exchange(self.keys_of(a, side), self.keys_of(b, side));
        }
        gain + self.turn_gain(a, b)
    }

    fn keys_of(&self, point: usize, side: usize) -> &[u64] {
        let (starts, slot) = (&self.room.starts[side], self.room.slot[point]);
        &self.room.keys[side][starts[slot]..starts[slot + 1]]
    }

    pub(super) fn turn_gain(&self, a: usize, b: usize) -> i64 {
        let mut gain = 0;
        for (point, other) in [(a, b), (b, a)] {
            for &(end, fore) in &self.turns[point] {
                if end == other {
                    continue;
                }
                // Moving towards the other end of the turn frees the edges of the exchanged neighbour.
                let nearer = (self.pos[end] > self.pos[point]) == (point == a);
                let links = self.degree(other, fore).cast_signed();
                gain += if nearer { links } else { -links };
            }
        }
        gain
    }
}

/// Crossings between the links of `a` before `b`, less those of `b` before `a`. Both are sorted.
pub(super) fn exchange(a: &[u64], b: &[u64]) -> i64 {
    if let ([a], [b]) = (a, b) {
        return i64::from(a > b) - i64::from(a < b);
    }
    let (mut less, mut sum) = (0, 0);
    let (mut below, mut upto) = (0, 0);
    for key in a {
        while below < b.len() && b[below] < *key {
            below += 1;
        }
        upto = upto.max(below);
        while upto < b.len() && b[upto] == *key {
            upto += 1;
        }
        sum += below;
        less += b.len() - upto;
    }
    sum.cast_signed() as i64 - less.cast_signed() as i64
}
