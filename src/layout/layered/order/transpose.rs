//! Exchanging neighbours in a layer while that removes crossings.

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::layered::long_edges::PointKind;
use crate::layout::layered::order::LayerOrder;

/// Whether neighbours are exchanged where that changes no crossing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EqualSwaps {
    Left,
    Made,
}

/// Where the neighbours of the points of one layer are, sorted; kept to save allocations.
#[derive(Default)]
pub(super) struct NeighbourKeys {
    starts: [Vec<usize>; 2],
    keys: [Vec<u64>; 2],
    /// The place of a point of the layer when the keys were gathered.
    slot: Vec<usize>,
}

/// Two runs of a layer, side by side, that change places: from `begin` to before `middle`, and from there to before `end`.
/// Each is a point, or a group with its borders.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExchangedRuns {
    pub begin: usize,
    pub middle: usize,
    pub end: usize,
}

impl ExchangedRuns {
    /// A point and what is next to it.
    pub(super) fn pair(at: usize) -> Self {
        Self {
            begin: at,
            middle: at + 1,
            end: at + 2,
        }
    }

    fn both(self) -> [std::ops::Range<usize>; 2] {
        [self.begin..self.middle, self.middle..self.end]
    }
}

/// Passes over a layer, and over all layers.
const PASSES: usize = 12;

impl LayerOrder<'_> {
    /// Exchanges neighbours in all layers until nothing improves; with [`EqualSwaps::Made`] also where it makes no
    /// difference, once each pass, which opens ways out of dead ends.
    pub(super) fn transpose(
        &mut self,
        swaps: EqualSwaps,
        work: &mut Budget,
    ) -> Result<(), CancelledError> {
        let n = self.layers.len();
        let mut waits = vec![true; n];
        // A layer waits while itself or a layer beside it has changed since it was last looked at; the others cannot
        // gain anything.
        for pass in 0..PASSES {
            let mut gained = false;
            for layer in 0..n {
                if !std::mem::replace(&mut waits[layer], false) {
                    continue;
                }
                let gain =
                    self.transpose_layer(layer, if pass < 2 { swaps } else { EqualSwaps::Left });
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

    fn transpose_layer(&mut self, layer: usize, swaps: EqualSwaps) -> i64 {
        self.gather(layer);
        let mut total = 0;
        // Exchanges here do not move the neighbours in other layers, so the gathered keys stay right throughout.
        for pass in 0..PASSES {
            let mut gained = 0;
            let mut at = 0;
            while at + 1 < self.layers[layer].len() {
                let (gain, next) =
                    self.try_exchange(layer, at, if pass == 0 { swaps } else { EqualSwaps::Left });
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
    fn try_exchange(&mut self, layer: usize, at: usize, swaps: EqualSwaps) -> (i64, usize) {
        let points = &self.layers[layer];
        let (a, b) = (points[at], points[at + 1]);
        let (group_a, group_b) = (self.chains.points[a].group, self.chains.points[b].group);
        match (self.chains.points[a].what, self.chains.points[b].what) {
            (PointKind::NearBorder(_), _) | (_, PointKind::FarBorder(_)) => (0, at + 1),
            (PointKind::FarBorder(group), PointKind::NearBorder(_)) => {
                debug_assert_ne!(group, 0);
                (0, at + 1)
            }
            (PointKind::FarBorder(group), _) => {
                let begin = (0..at)
                    .rev()
                    .find(|k| self.chains.points[points[*k]].what == PointKind::NearBorder(group));
                let begin = begin.unwrap_or(at);
                let runs = ExchangedRuns {
                    begin,
                    middle: at + 1,
                    end: at + 2,
                };
                let gain: i64 = (begin..=at).map(|k| self.gain(points[k], b, runs)).sum();
                if gain > 0 {
                    self.layers[layer][begin..=at + 1].rotate_right(1);
                    self.place(layer, begin, at + 1);
                }
                (gain.max(0), at + 1)
            }
            (_, PointKind::NearBorder(group)) => {
                let end = (at + 1..points.len())
                    .find(|k| self.chains.points[points[*k]].what == PointKind::FarBorder(group));
                let end = end.unwrap_or(at + 1);
                let runs = ExchangedRuns {
                    begin: at,
                    middle: at + 1,
                    end: end + 1,
                };
                let gain: i64 = (at + 1..=end).map(|k| self.gain(a, points[k], runs)).sum();
                if gain > 0 {
                    self.layers[layer][at..=end].rotate_left(1);
                    self.place(layer, at, end);
                }
                (gain.max(0), at + 1)
            }
            _ if group_a != group_b => (0, at + 1),
            _ => {
                let gain = self.gain(a, b, ExchangedRuns::pair(at));
                if gain > 0 || (swaps == EqualSwaps::Made && gain == 0) {
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

    /// Crossings between two points that vanish when the runs they are in change places; `a` is in the first.
    pub(super) fn gain(&self, a: usize, b: usize, runs: ExchangedRuns) -> i64 {
        let mut gain = 0;
        for side in [0, 1] {
            gain += exchange(self.keys_of(a, side), self.keys_of(b, side));
        }
        gain + self.turn_gain(a, b, runs)
    }

    fn keys_of(&self, point: usize, side: usize) -> &[u64] {
        let (starts, slot) = (&self.room.starts[side], self.room.slot[point]);
        &self.room.keys[side][starts[slot]..starts[slot + 1]]
    }

    /// The same for links of the one that cross a turn of the other.
    pub(super) fn turn_gain(&self, a: usize, b: usize, runs: ExchangedRuns) -> i64 {
        let [first, second] = runs.both();
        let mut gain = 0;
        for (point, other, own, across) in [(a, b, &first, &second), (b, a, &second, &first)] {
            for &(bend, fore) in &self.turns[point] {
                let at = self.pos[bend];
                if bend == other || own.contains(&at) {
                    continue;
                }
                // Moving towards the other end of the turn frees the links of what is passed. Where the whole run of that
                // end is passed, what was beyond it comes to lie between.
                let is_freed = if across.contains(&at) {
                    (self.pos[other] < at) == (point == a)
                } else {
                    (at > self.pos[point]) == (point == a)
                };
                let links = self.degree(other, fore).cast_signed();
                gain += if is_freed { links } else { -links };
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
    // Merge of two sorted lists: for each end of `a`, `below` ends of `b` lie before it and those from `upto` on
    // behind it; equal ends cross neither way.
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
