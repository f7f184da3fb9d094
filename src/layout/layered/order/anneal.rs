//! Annealing: neighbours are exchanged here and there even where that makes more crossings, ever more rarely, so that
//! the order leaves dead ends in which no exchange helps at once.
//!
//! After Kirkpatrick, Gelatt and Vecchi, "Optimization by simulated annealing" (1983). Random numbers are always the
//! same and chances are products, so the result is the same on every machine.

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::real;
use crate::layout::layered::long_edges::PointKind;
use crate::layout::layered::order::LayerOrder;
use crate::layout::layered::order::adjacency::AdjacentEnd;
use crate::layout::layered::order::transpose::{ExchangedRuns, exchange};
use crate::layout::layered::random::SplitMix64;

/// The chance that an exchange which adds one crossing is made, at first. It falls evenly to nothing; the best order
/// of measured ones.
const WARMEST: f64 = 0.35;
/// In each round every pair of neighbours is tried about so often.
const TRIES: usize = 4;
/// Exchanges that add more crossings are never made: their chance is a few in a million at first.
const DEAREST: usize = 12;
/// Up to so many pairs of links, looking at each pair is quicker than sorting.
const FEW_PAIRS: usize = 64;

/// What is needed for trying exchanges.
struct Annealer {
    random: SplitMix64,
    /// By crossings that an exchange adds: it is made when a random number is below.
    chances: [u64; DEAREST + 1],
    keys: [Vec<u64>; 2],
}

impl LayerOrder<'_> {
    /// Anneals the present order, which has so many crossings, while it cools in so many rounds. The best order found
    /// stays; its crossings are returned. Groups beside each other are not exchanged.
    pub(super) fn anneal(
        &mut self,
        crossings: u64,
        rounds: usize,
        seed: u64,
        work: &mut Budget,
    ) -> Result<u64, CancelledError> {
        let slots = self.slots();
        let mut sandbox = Annealer::new(seed);
        let mut best = (crossings.cast_signed(), self.layers.clone());
        let mut now = best.0;
        // Invariant: `now` is the number of crossings of the present order, summed up from the differences of exchanges;
        // counting anew would cost more than the exchange. Debug builds compare both at the end.
        for round in 0..rounds {
            sandbox.cool(real(rounds - round) / real(rounds));
            for _ in 0..slots.len() * TRIES {
                let (layer, at) = slots[sandbox.random.below(slots.len())];
                now += self.try_any(layer, at, &mut sandbox, work)?;
            }
            // Keeping every better order would take longer than finding it.
            if now < best.0 {
                best.0 = now;
                best.1.clone_from(&self.layers);
            }
            if now == 0 {
                break;
            }
        }
        self.put(best.1);
        debug_assert_eq!(self.count(), best.0.cast_unsigned());
        Ok(best.0.cast_unsigned())
    }

    /// Where points have one behind them in their layer.
    fn slots(&self) -> Vec<(usize, usize)> {
        let layers = self.layers.iter().enumerate();
        let slots = layers.flat_map(|(layer, points)| (1..points.len()).map(move |at| (layer, at)));
        slots.map(|(layer, at)| (layer, at - 1)).collect()
    }

    /// Exchanges a point, or the group that ends there, with what follows, if that helps or by chance. Returns the
    /// crossings that this adds.
    fn try_any(
        &mut self,
        layer: usize,
        at: usize,
        sandbox: &mut Annealer,
        work: &mut Budget,
    ) -> Result<i64, CancelledError> {
        work.spend(8)?;
        let Some(runs) = self.neighbours(layer, at) else {
            return Ok(0);
        };
        let ExchangedRuns { begin, middle, end } = runs;
        let mut cost = 0;
        for first in begin..middle {
            for second in middle..end {
                let (a, b) = (self.layers[layer][first], self.layers[layer][second]);
                cost -= self.exchange_gain((a, b), runs, sandbox, work)?;
            }
        }
        if !sandbox.allows(cost) {
            return Ok(0);
        }
        self.layers[layer][begin..end].rotate_left(middle - begin);
        self.place(layer, begin, end - 1);
        Ok(cost)
    }

    /// What stands before and behind a slot. `None`
    /// where a border keeps them in this order. Two groups keep theirs, since it is that of all layers.
    fn neighbours(&self, layer: usize, at: usize) -> Option<ExchangedRuns> {
        if !self.has_groups {
            return Some(ExchangedRuns::pair(at));
        }
        let points = &self.layers[layer];
        let what = |at: usize| self.chains.points[points[at]].what;
        match (what(at), what(at + 1)) {
            (PointKind::NearBorder(_), _)
            | (_, PointKind::FarBorder(_))
            | (PointKind::FarBorder(_), PointKind::NearBorder(_)) => None,
            (PointKind::FarBorder(group), _) => {
                let begin = (0..at)
                    .rev()
                    .find(|k| what(*k) == PointKind::NearBorder(group))?;
                Some(ExchangedRuns {
                    begin,
                    middle: at + 1,
                    end: at + 2,
                })
            }
            (_, PointKind::NearBorder(group)) => {
                let end =
                    (at + 1..points.len()).find(|k| what(*k) == PointKind::FarBorder(group))?;
                Some(ExchangedRuns {
                    begin: at,
                    middle: at + 1,
                    end: end + 1,
                })
            }
            (
                PointKind::Box(_) | PointKind::Dummy(_) | PointKind::Label(_),
                PointKind::Box(_) | PointKind::Dummy(_) | PointKind::Label(_),
            ) => Some(ExchangedRuns::pair(at)),
        }
    }

    /// Crossings between two points that vanish when the runs they are in change places.
    fn exchange_gain(
        &self,
        (a, b): (usize, usize),
        runs: ExchangedRuns,
        sandbox: &mut Annealer,
        work: &mut Budget,
    ) -> Result<i64, CancelledError> {
        let mut gain = self.turn_gain(a, b, runs);
        for side in [0, 1] {
            let (a, b) = (self.links[side].of(a), self.links[side].of(b));
            work.spend((a.len() * b.len()).min((a.len() + b.len()) * 16))?;
            gain += self.link_gain(a, b, &mut sandbox.keys);
        }
        Ok(gain)
    }

    /// Crossings between links of two points that vanish when the points are exchanged.
    fn link_gain(&self, a: &[AdjacentEnd], b: &[AdjacentEnd], keys: &mut [Vec<u64>; 2]) -> i64 {
        let key = |link: &AdjacentEnd| self.key(link.other, link.there);
        if a.len() * b.len() <= FEW_PAIRS {
            let pairs = a.iter().map(|p| {
                let p = key(p);
                let against = b.iter().map(key);
                against
                    .map(|q| i64::from(p > q) - i64::from(p < q))
                    .sum::<i64>()
            });
            return pairs.sum();
        }
        for (keys, links) in keys.iter_mut().zip([a, b]) {
            keys.clear();
            keys.extend(links.iter().map(key));
            keys.sort_unstable();
        }
        exchange(&keys[0], &keys[1])
    }
}

impl Annealer {
    fn new(seed: u64) -> Self {
        Self {
            random: SplitMix64::new(seed),
            chances: [0; DEAREST + 1],
            keys: [Vec::new(), Vec::new()],
        }
    }

    /// From one (warmest) to nothing.
    #[expect(clippy::cast_sign_loss, reason = "chances are positive")]
    fn cool(&mut self, warmth: f64) {
        let (one, mut chance) = (WARMEST * warmth, 1.0);
        for slot in &mut self.chances {
            *slot = (chance * 18_446_744_073_709_551_615.0) as u64;
            chance *= one;
        }
    }

    fn allows(&mut self, cost: i64) -> bool {
        let chance = usize::try_from(cost).map(|cost| self.chances.get(cost).copied());
        match chance {
            Ok(Some(u64::MAX)) | Err(_) => true,
            Ok(Some(chance)) => self.random.next() < chance,
            Ok(None) => false,
        }
    }
}
