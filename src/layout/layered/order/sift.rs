//! Sifting: each point is tried at every place of its group in its layer and put where the fewest edges cross.

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::layered::order::LayerOrder;
use crate::layout::layered::order::transpose::{EqualSwaps, ExchangedRuns};

const ROUNDS: usize = 4;
/// Layers so wide are left as they are: sifting takes the square of their width.
const WIDEST: usize = 2_000;

impl LayerOrder<'_> {
    /// Sifts all layers until nothing improves.
    pub(super) fn sift(&mut self, work: &mut Budget) -> Result<(), CancelledError> {
        for _ in 0..ROUNDS {
            let mut gained = 0;
            for layer in 0..self.layers.len() {
                if self.layers[layer].len() > WIDEST {
                    continue;
                }
                self.gather(layer);
                let points = self.layers[layer].clone();
                for &point in &points {
                    if self.border(point).is_none() {
                        gained += self.sift_point(layer, point);
                        work.spend(points.len() * 12)?;
                    }
                }
            }
            self.transpose(EqualSwaps::Made, work)?;
            if gained == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Walks a point in both directions through its group and leaves it at the best place.
    fn sift_point(&mut self, layer: usize, point: usize) -> i64 {
        let group = self.chains.points[point].group;
        let here = self.pos[point];
        let mut best = (0, here);
        for step in [-1_isize, 1] {
            let (mut gain, mut at) = (0, here);
            // Invariant: `gain` is the crossings at `here` less those at `at`. Each exchange only changes the crossings
            // between its two points, so it is summed up and never counted anew.
            while let Some(next) = at.checked_add_signed(step) {
                let Some(&other) = self.layers[layer].get(next) else {
                    break;
                };
                if self.chains.points[other].group != group || self.border(other).is_some() {
                    break;
                }
                let runs = ExchangedRuns::pair(at.min(next));
                gain += if step > 0 {
                    self.gain(point, other, runs)
                } else {
                    self.gain(other, point, runs)
                };
                self.layers[layer].swap(at, next);
                (self.pos[other], self.pos[point]) = (at, next);
                at = next;
                if gain > best.0 {
                    best = (gain, at);
                }
            }
            self.walk_back(layer, at, here);
        }
        self.walk_back(layer, here, best.1);
        best.0
    }

    /// Moves what is at one place to another and everything between by one.
    fn walk_back(&mut self, layer: usize, from: usize, to: usize) {
        let points = &mut self.layers[layer];
        if from < to {
            points[from..=to].rotate_left(1);
        } else {
            points[to..=from].rotate_right(1);
        }
        for (at, &point) in points
            .iter()
            .enumerate()
            .take(from.max(to) + 1)
            .skip(from.min(to))
        {
            self.pos[point] = at;
        }
    }
}
