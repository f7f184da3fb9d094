//! Counting crossings: inversions between neighbouring layers, by merging.

use crate::layout::layered::order::LayerOrder;
use crate::layout::layered::order::adjacency::STEPS;

impl LayerOrder<'_> {
    /// Crossings of all pieces and turns in the present order.
    pub(super) fn count(&self) -> u64 {
        let mut keys = Vec::new();
        let mut spare = Vec::new();
        let mut sum = 0;
        for layer in &self.layers {
            keys.clear();
            for &point in layer {
                let begin = keys.len();
                let links = self.links[1].of(point);
                keys.extend(
                    links
                        .iter()
                        .map(|link| (link.here, self.key(link.other, link.there))),
                );
                keys[begin..].sort_unstable();
            }
            let mut ends: Vec<u64> = keys.iter().map(|(_, key)| *key).collect();
            sum += inversions(&mut ends, &mut spare);
        }
        sum + self.count_turns()
    }

    /// A number that orders ends in the layer of the point.
    pub(super) fn key(&self, point: usize, place: u32) -> u64 {
        self.pos[point] as u64 * u64::from(STEPS) + u64::from(place)
    }

    /// Every piece that ends between the two ends of a turn crosses it.
    fn count_turns(&self) -> u64 {
        let crossed = |from: usize, to: usize, fore: bool| -> u64 {
            let (a, b) = (self.pos[from], self.pos[to]);
            let layer = &self.layers[self.chains.points[from].layer];
            let between = &layer[a.min(b) + 1..a.max(b).max(a.min(b) + 1)];
            let links = between.iter().map(|point| self.degree(*point, fore));
            links.sum()
        };
        let turns = self.chains.turns.iter();
        turns
            .map(|turn| crossed(turn.at.point, turn.bend, turn.fore))
            .sum()
    }

    /// How many pieces leave the point towards one side.
    pub(super) fn degree(&self, point: usize, fore: bool) -> u64 {
        self.links[usize::from(fore)].of(point).len() as u64
    }
}

/// Pairs that stand in falling order; sorts them.
fn inversions(keys: &mut Vec<u64>, spare: &mut Vec<u64>) -> u64 {
    let n = keys.len();
    spare.clear();
    spare.resize(n, 0);
    let mut sum = 0;
    let mut width = 1;
    // Bottom-up merge sort: runs of `width` are sorted. An end of the right run that goes first jumps over all that
    // is left of the left run, one inversion each.
    while width < n {
        let mut begin = 0;
        while begin < n {
            let middle = (begin + width).min(n);
            let end = (begin + 2 * width).min(n);
            let (mut a, mut b) = (begin, middle);
            for slot in &mut spare[begin..end] {
                if b >= end || (a < middle && keys[a] <= keys[b]) {
                    *slot = keys[a];
                    a += 1;
                } else {
                    sum += (middle - a) as u64;
                    *slot = keys[b];
                    b += 1;
                }
            }
            begin = end;
        }
        std::mem::swap(keys, spare);
        width *= 2;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::inversions;

    #[test]
    fn every_falling_pair_counts_once() {
        for seed in 0..100 {
            let mut random = fastrand::Rng::with_seed(seed);
            let mut keys: Vec<u64> = (0..random.usize(0..40))
                .map(|_| random.u64(0..12))
                .collect();
            let mut expected = 0;
            for (k, a) in keys.iter().enumerate() {
                expected += keys[k..].iter().filter(|b| a > *b).count() as u64;
            }
            assert_eq!(inversions(&mut keys, &mut Vec::new()), expected);
            assert!(keys.is_sorted());
        }
    }
}
