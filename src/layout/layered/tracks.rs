//! Tracks between layers: which upright stretch lies left of which, so that few edges cross and no two lie
//! on each other.
//!
//! Two stretches that overlap are put into the order with fewer crossings; where a level stretch of one
//! would lie on that of the other in one order, the other order is taken. After Sander, "A fast heuristic for
//! hierarchical Manhattan layout" (1996), and Baburin (2002).

use crate::layout::budget::{Budget, CancelledError};

/// An upright stretch between two layers: heights at which edges come from the earlier layer and go on to
/// the later one.
#[derive(Clone, Debug, Default)]
pub struct TrackSegment {
    /// Heights across the flow at which it is joined from the earlier layer, in world units.
    pub earlier: Vec<f64>,
    /// Heights across the flow at which it goes on to the later layer, in world units.
    pub later: Vec<f64>,
}

/// The track of a stretch, counted from the earlier layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrackAssignment {
    /// Its track, or that of its first part.
    pub first: usize,
    /// Where the order of tracks runs in a circle a stretch goes over at this height to another track.
    pub second: Option<(f64, usize)>,
    /// It should go over, but has more than two ends: it must be cut up first.
    pub is_stuck: bool,
}

/// What lying on another edge costs, against a crossing.
const ON_EACH_OTHER: i64 = 1_000_000;

/// A staircase of stretches, each of which should come before the one above it, may take so many tracks. A longer
/// one begins anew on the first tracks, for at most a crossing for every so many tracks that this saves.
const STAIRCASE: usize = 12;
const TRACKS_FOR_A_CROSSING: usize = 2;

impl TrackSegment {
    fn span(&self) -> (f64, f64) {
        let all = self.earlier.iter().chain(&self.later);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for at in all {
            low = low.min(*at);
            high = high.max(*at);
        }
        (low, high)
    }
}

/// What is known about a stretch and those that overlap it.
#[derive(Clone, Debug, Default)]
struct SegmentRelations {
    near: Vec<usize>,
    /// What should lie before it, and how much that matters.
    before: Vec<(usize, i64)>,
    /// What it lies on when it comes before that.
    on: Vec<usize>,
}

/// Gives every stretch a track. Returns the tracks and how many there are. `straight` are the heights of
/// edges that pass without a stretch.
pub fn assign(
    stretches: &[TrackSegment],
    straight: &[f64],
    edge_gap: f64,
    work: &mut Budget,
) -> Result<(Vec<TrackAssignment>, usize), CancelledError> {
    let spans: Vec<(f64, f64)> = stretches.iter().map(TrackSegment::span).collect();
    let mut by_low: Vec<usize> = (0..stretches.len()).collect();
    by_low.sort_by(|a, b| spans[*a].0.total_cmp(&spans[*b].0).then(a.cmp(b)));
    let mut relations = vec![SegmentRelations::default(); stretches.len()];
    for (k, &a) in by_low.iter().enumerate() {
        for &b in &by_low[k + 1..] {
            if spans[b].0 > spans[a].1 + edge_gap * 0.99 {
                break;
            }
            work.spend(8)?;
            relate(&mut relations, stretches, &spans, (a, b), edge_gap);
        }
    }
    let order = in_order(&relations, &by_low);
    Ok(number(stretches, straight, &spans, &relations, &order))
}

fn relate(
    relations: &mut [SegmentRelations],
    stretches: &[TrackSegment],
    spans: &[(f64, f64)],
    (a, b): (usize, usize),
    edge_gap: f64,
) {
    relations[a].near.push(b);
    relations[b].near.push(a);
    let costs = [(a, b), (b, a)]
        .map(|(a, b)| cost(&stretches[a], spans[a], &stretches[b], spans[b], edge_gap));
    for ((first, second), cost) in [(a, b), (b, a)].into_iter().zip(costs) {
        if cost >= ON_EACH_OTHER {
            relations[first].on.push(second);
        }
    }
    match costs[0] - costs[1] {
        0 => {}
        less if less < 0 => relations[b].before.push((a, -less)),
        more => relations[a].before.push((b, more)),
    }
}

/// Crossings when `a` lies on the track before `b`.
fn cost(
    a: &TrackSegment,
    a_span: (f64, f64),
    b: &TrackSegment,
    b_span: (f64, f64),
    edge_gap: f64,
) -> i64 {
    let inside = |heights: &[f64], span: (f64, f64)| {
        let n = heights
            .iter()
            .filter(|at| span.0 < **at && **at < span.1)
            .count();
        i64::try_from(n).unwrap_or(i64::MAX)
    };
    let mut cost = inside(&b.earlier, a_span) + inside(&a.later, b_span);
    for at in &a.later {
        for other in &b.earlier {
            let apart = (at - other).abs();
            if apart < edge_gap * 0.1 {
                cost += ON_EACH_OTHER;
            } else if apart < edge_gap * 0.9 {
                cost += 1;
            }
        }
    }
    cost
}

/// An order that keeps as much of what should come before as possible.
fn in_order(relations: &[SegmentRelations], by_low: &[usize]) -> Vec<usize> {
    let n = relations.len();
    let mut after: Vec<Vec<(usize, i64)>> = vec![Vec::new(); n];
    let mut waits: Vec<(i64, usize)> = vec![(0, 0); n];
    for (k, relation) in relations.iter().enumerate() {
        for &(other, weight) in &relation.before {
            after[other].push((k, weight));
            waits[k] = (waits[k].0 + weight, waits[k].1 + 1);
        }
    }
    let mut done = vec![false; n];
    let mut free: Vec<usize> = by_low
        .iter()
        .rev()
        .copied()
        .filter(|k| waits[*k].1 == 0)
        .collect();
    let mut order = Vec::with_capacity(n);
    // Kahn's algorithm with weights: `waits` counts what of `before` is not in the order yet. Where all remaining
    // segments wait for each other, the one whose broken wishes weigh least goes ahead.
    while order.len() < n {
        let next = free.pop().or_else(|| {
            // A circle: what waits for the least goes ahead.
            let waiting = by_low.iter().copied().filter(|k| !done[*k]);
            waiting.min_by_key(|k| (waits[*k].0, *k))
        });
        let Some(next) = next else { break };
        if std::mem::replace(&mut done[next], true) {
            continue;
        }
        order.push(next);
        for &(other, weight) in &after[next] {
            waits[other].0 -= weight;
            waits[other].1 -= 1;
            if waits[other].1 == 0 && !done[other] {
                free.push(other);
            }
        }
    }
    order
}

/// The first track of each stretch: behind everything that should come before it, and free of what is near.
fn first_tracks(relations: &[SegmentRelations], order: &[usize]) -> Vec<usize> {
    let mut first: Vec<Option<usize>> = vec![None; relations.len()];
    let mut taken: Vec<usize> = Vec::new();
    // Invariant: segments with tracks that overlap have different ones. `first` of what comes later is still `None`,
    // so only those already placed count.
    for &k in order {
        let relation = &relations[k];
        taken.clear();
        taken.extend(relation.near.iter().filter_map(|other| first[*other]));
        taken.sort_unstable();
        taken.dedup();
        let before = || {
            let before = relation.before.iter();
            before.filter_map(|(other, weight)| Some((first[*other]?, *weight)))
        };
        let least = before().map(|(track, _)| track + 1).max().unwrap_or(0);
        let mut track = free_track(&taken, least);
        if track > STAIRCASE {
            let anew = free_track(&taken, 0);
            let behind = before().filter(|(other, _)| *other > anew);
            let crossings: i64 = behind.map(|(_, weight)| weight).sum();
            let saved = track.saturating_sub(anew) / TRACKS_FOR_A_CROSSING;
            if u64::try_from(crossings).is_ok_and(|crossings| crossings < saved as u64) {
                track = anew;
            }
        }
        first[k] = Some(track);
    }
    first.into_iter().map(Option::unwrap_or_default).collect()
}

/// The first track from `least` on that is not taken. `taken` are sorted.
fn free_track(taken: &[usize], least: usize) -> usize {
    let behind = &taken[taken.partition_point(|track| *track < least)..];
    let run = behind.iter().zip(least..);
    least + run.take_while(|(track, at)| *track == at).count()
}

/// Gives out tracks in order, each as early as possible; what would lie on another edge goes over to a
/// second track behind that edge.
fn number(
    stretches: &[TrackSegment],
    straight: &[f64],
    spans: &[(f64, f64)],
    relations: &[SegmentRelations],
    order: &[usize],
) -> (Vec<TrackAssignment>, usize) {
    let first = first_tracks(relations, order);
    let mut used = first.iter().max().map_or(0, |last| last + 1);
    let mut tracks = Vec::with_capacity(first.len());
    let mut heights: Vec<f64> = straight.to_vec();
    // Second tracks are beyond all first ones, one for each that goes over, so they meet nothing.
    for (k, relation) in relations.iter().enumerate() {
        let is_on = relation.on.iter().any(|other| first[*other] > first[k]);
        let is_simple = stretches[k].later.len() == 1 && stretches[k].earlier.len() == 1;
        let second = (is_on && is_simple).then(|| {
            used += 1;
            let height = step_over(spans[k], stretches, &relation.near, &heights);
            heights.push(height);
            (height, used - 1)
        });
        tracks.push(TrackAssignment {
            first: first[k],
            second,
            is_stuck: is_on && !is_simple,
        });
    }
    (tracks, used)
}

/// The height between the two ends of a stretch that is farthest from all other level stretches, those of
/// earlier steps (`taken`) included.
fn step_over(
    (low, high): (f64, f64),
    stretches: &[TrackSegment],
    near: &[usize],
    taken: &[f64],
) -> f64 {
    let mut heights: Vec<f64> = near
        .iter()
        .flat_map(|other| {
            stretches[*other]
                .earlier
                .iter()
                .chain(&stretches[*other].later)
        })
        .chain(taken)
        .copied()
        .filter(|at| low < *at && *at < high)
        .chain([low, high])
        .collect();
    heights.sort_by(f64::total_cmp);
    let widest = heights
        .windows(2)
        .max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])));
    widest.map_or(f64::midpoint(low, high), |pair| {
        f64::midpoint(pair[0], pair[1])
    })
}

#[cfg(test)]
mod tests {
    use super::{TrackSegment, assign};
    use crate::layout::budget::Budget;

    fn segment(earlier: f64, later: f64) -> TrackSegment {
        TrackSegment {
            earlier: vec![earlier],
            later: vec![later],
        }
    }

    #[test]
    fn stretches_that_pass_each_other_get_tracks_without_a_crossing() {
        let (tracks, n) = assign(
            &[segment(0.0, 50.0), segment(10.0, 60.0)],
            &[],
            10.0,
            &mut Budget::endless(),
        )
        .expect("not ended");
        assert_eq!(n, 2);
        // Both go down: the lower one goes first, so that the upper one passes behind it.
        assert!(tracks[1].first < tracks[0].first);
    }

    #[test]
    fn a_long_staircase_takes_few_tracks_and_none_twice() {
        let steps: Vec<TrackSegment> = (0..200)
            .map(|k| segment(f64::from(k) * 40.0, f64::from(k) * 40.0 + 100.0))
            .collect();
        let (tracks, n) = assign(&steps, &[], 10.0, &mut Budget::endless()).expect("not ended");
        assert!(n <= 32, "{n} tracks");
        for (k, track) in tracks.iter().enumerate() {
            let near = &tracks[k + 1..(k + 3).min(tracks.len())];
            assert!(near.iter().all(|other| other.first != track.first), "{k}");
        }
        let short = assign(&steps[..8], &[], 10.0, &mut Budget::endless()).expect("not ended");
        assert!(short.0.windows(2).all(|pair| pair[1].first < pair[0].first));
    }

    #[test]
    fn edges_that_change_places_never_lie_on_each_other() {
        let (tracks, _) = assign(
            &[segment(0.0, 100.0), segment(100.0, 0.0)],
            &[],
            10.0,
            &mut Budget::endless(),
        )
        .expect("not ended");
        let swapped: Vec<_> = tracks
            .iter()
            .filter(|track| track.second.is_some())
            .collect();
        assert_eq!(swapped.len(), 1, "{tracks:?}");
        assert!(
            swapped[0]
                .second
                .is_some_and(|(at, _)| at > 0.0 && at < 100.0)
        );
    }
}
