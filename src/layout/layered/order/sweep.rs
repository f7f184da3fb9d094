//! Sweeps: layer after layer is sorted by where the neighbours in the layer before are on average.

use crate::layout::cast::real;
use crate::layout::layered::long_edges::PointKind;
use crate::layout::layered::order::LayerOrder;
use crate::layout::layered::order::adjacency::STEPS;

/// Which layer each layer follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SweepDirection {
    /// The one before it.
    Forward,
    /// The one behind it.
    Backward,
}

/// In which order points stay that are pulled to the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EqualKeyOrder {
    Kept,
    Reversed,
}

/// What of its neighbours' places pulls a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NeighbourCentre {
    Mean,
    Median,
}

/// A point, or a whole group, while a layer is sorted.
#[derive(Clone, Debug)]
struct SweepItem {
    /// Where its neighbours are; `None` when it has none and stays where it is.
    value: Option<f64>,
    /// By how many neighbours.
    weight: f64,
    points: SweepPoints,
    group: usize,
}

#[derive(Clone, Debug)]
enum SweepPoints {
    One(usize),
    Many(Vec<usize>),
}

impl LayerOrder<'_> {
    /// Sorts all layers but the one the sweep begins at.
    pub(super) fn sweep(
        &mut self,
        direction: SweepDirection,
        ties: EqualKeyOrder,
        centre: NeighbourCentre,
    ) {
        let n = self.layers.len();
        let mut pulls = vec![(0.0, 0.0); self.net.groups.len()];
        let side = match direction {
            SweepDirection::Forward => 0,
            SweepDirection::Backward => 1,
        };
        // Invariant: the layers already passed are in their new order, and `pos` is right for all layers.
        // The first layer only has to follow the present order of groups.
        for k in 0..n {
            let layer = match direction {
                SweepDirection::Forward => k,
                SweepDirection::Backward => n - 1 - k,
            };
            if k == 0 && !self.has_groups {
                continue;
            }
            let values = self.values(layer, (k > 0).then_some(side), centre);
            if self.has_groups {
                self.sort_with_groups(layer, &values, ties, &mut pulls);
            } else {
                self.sort_flat(layer, &values, ties);
            }
        }
        if self.has_groups {
            self.follow_pulls(&pulls);
        }
    }

    /// Where the neighbours of each point of a layer are, and how many; without a side, its own place.
    fn values(
        &self,
        layer: usize,
        side: Option<usize>,
        centre: NeighbourCentre,
    ) -> Vec<(Option<f64>, f64)> {
        let points = &self.layers[layer];
        let mut places = Vec::new();
        let mut values: Vec<(Option<f64>, f64)> = Vec::with_capacity(points.len());
        for &point in points {
            let Some(side) = side else {
                values.push((Some(real(self.pos[point])), 1.0));
                continue;
            };
            places.clear();
            for link in self.links[side].of(point) {
                // A port above the middle pulls down by as much as the edge must rise to reach it.
                let shift = f64::from(link.here) / f64::from(STEPS) - 0.5;
                let there = f64::from(link.there) / f64::from(STEPS);
                places.push(real(self.pos[link.other]) + there - shift * 0.01);
            }
            values.push((middle(&mut places, centre), real(places.len())));
        }
        for (k, &point) in points.iter().enumerate() {
            // A bend that only turns stays with its box.
            if values[k].0.is_none()
                && let Some((other, _)) = self.turns[point].first()
                && self.turns[point].len() <= 2
            {
                let beside = values[self.pos[*other]].0;
                values[k] = (beside.map(|value| value - 0.25), 0.5);
            }
        }
        values
    }

    fn sort_flat(&mut self, layer: usize, values: &[(Option<f64>, f64)], ties: EqualKeyOrder) {
        let items = self.layers[layer].iter().zip(values);
        let mut items: Vec<(usize, Option<f64>)> =
            items.map(|(point, (value, _))| (*point, *value)).collect();
        sort_movable(&mut items, ties, |item| item.1);
        for (at, (point, _)) in items.into_iter().enumerate() {
            self.layers[layer][at] = point;
            self.pos[point] = at;
        }
    }

    /// Sorts inside each group first, then the groups as wholes, from the innermost to the board.
    fn sort_with_groups(
        &mut self,
        layer: usize,
        values: &[(Option<f64>, f64)],
        ties: EqualKeyOrder,
        pulls: &mut [(f64, f64)],
    ) {
        let mut open: Vec<(usize, Vec<SweepItem>)> = vec![(0, Vec::new())];
        // Invariant: `open` is the path of groups around the point, outermost first. Borders nest, so a far border
        // closes the last of them.
        for (&point, &(value, weight)) in self.layers[layer].iter().zip(values) {
            match self.chains.points[point].what {
                PointKind::NearBorder(_) => open.push((point, Vec::new())),
                PointKind::FarBorder(group) => {
                    let Some((begin, items)) = open.pop() else {
                        continue;
                    };
                    let item = self.close(group, begin, point, items, ties);
                    if let Some(value) = item.value {
                        pulls[group].0 += value * item.weight / real(values.len());
                        pulls[group].1 += item.weight;
                    }
                    if let Some((_, around)) = open.last_mut() {
                        around.push(item);
                    }
                }
                PointKind::Box(_) | PointKind::Dummy(_) | PointKind::Label(_) => {
                    let item = SweepItem {
                        value,
                        weight,
                        points: SweepPoints::One(point),
                        group: 0,
                    };
                    if let Some((_, items)) = open.last_mut() {
                        items.push(item);
                    }
                }
            }
        }
        let mut all = open.pop().map_or(Vec::new(), |(_, items)| items);
        self.arrange(&mut all, ties);
        let mut sorted = Vec::with_capacity(values.len());
        for item in all {
            item.points.append_to(&mut sorted);
        }
        for (at, &point) in sorted.iter().enumerate() {
            self.pos[point] = at;
        }
        self.layers[layer] = sorted;
    }

    /// A group as one item, sorted inside.
    fn close(
        &self,
        group: usize,
        begin: usize,
        end: usize,
        mut items: Vec<SweepItem>,
        ties: EqualKeyOrder,
    ) -> SweepItem {
        self.arrange(&mut items, ties);
        let weight: f64 = items
            .iter()
            .filter_map(|item| item.value.map(|_| item.weight))
            .sum();
        let sum: f64 = items
            .iter()
            .filter_map(|item| Some(item.value? * item.weight))
            .sum();
        let mut points = vec![begin];
        for item in items {
            item.points.append_to(&mut points);
        }
        points.push(end);
        SweepItem {
            value: (weight > 0.0).then(|| sum / weight),
            weight,
            points: SweepPoints::Many(points),
            group,
        }
    }

    /// Sorts items by value, then puts sibling groups into their common order.
    fn arrange(&self, items: &mut [SweepItem], ties: EqualKeyOrder) {
        sort_movable(items, ties, |item| item.value);
        let slots: Vec<usize> = (0..items.len()).filter(|k| items[*k].group != 0).collect();
        let mut groups: Vec<SweepItem> = slots.iter().map(|k| items[*k].clone()).collect();
        groups.sort_by_key(|item| self.rank[item.group]);
        for (slot, item) in slots.into_iter().zip(groups) {
            items[slot] = item;
        }
    }

    /// Lets the common order of groups follow where their members were pulled.
    fn follow_pulls(&mut self, pulls: &[(f64, f64)]) {
        let mean = |group: usize| {
            let (sum, weight) = pulls[group];
            if weight > 0.0 { sum / weight } else { 0.5 }
        };
        #[expect(clippy::cast_sign_loss, reason = "means of positions are not negative")]
        let keys: Vec<u64> = (0..pulls.len())
            .map(|group| (mean(group).max(0.0) * 1e6) as u64)
            .collect();
        self.rank_groups(&keys);
        let n = self.layers.len();
        let mut unused = vec![(0.0, 0.0); pulls.len()];
        for layer in 0..n {
            let values = self.values(layer, None, NeighbourCentre::Mean);
            self.sort_with_groups(layer, &values, EqualKeyOrder::Kept, &mut unused);
        }
    }
}

impl SweepPoints {
    fn append_to(self, all: &mut Vec<usize>) {
        match self {
            Self::One(point) => all.push(point),
            Self::Many(points) => all.extend(points),
        }
    }
}

/// Sorts the items that have a value among their places; the others keep theirs.
fn sort_movable<T: Clone>(items: &mut [T], ties: EqualKeyOrder, value: impl Fn(&T) -> Option<f64>) {
    let slots: Vec<usize> = (0..items.len())
        .filter(|k| value(&items[*k]).is_some())
        .collect();
    let mut movable: Vec<T> = slots.iter().map(|k| items[*k].clone()).collect();
    if ties == EqualKeyOrder::Reversed {
        movable.reverse();
    }
    movable.sort_by(|a, b| value(a).unwrap_or(0.0).total_cmp(&value(b).unwrap_or(0.0)));
    for (slot, item) in slots.into_iter().zip(movable) {
        items[slot] = item;
    }
}

/// The mean or the median of places.
fn middle(places: &mut [f64], centre: NeighbourCentre) -> Option<f64> {
    let n = places.len();
    if n == 0 {
        return None;
    }
    if centre == NeighbourCentre::Mean || n <= 2 {
        return Some(places.iter().sum::<f64>() / real(n));
    }
    places.sort_by(f64::total_cmp);
    if n % 2 == 1 {
        return Some(places[n / 2]);
    }
    // Of two medians the one on the crowded side counts more (Gansner et al. 1993).
    let (low, high) = (places[n / 2 - 1], places[n / 2]);
    let (left, right) = (low - places[0], places[n - 1] - high);
    let all = left + right;
    Some(if all > 0.0 {
        (low * right + high * left) / all
    } else {
        f64::midpoint(low, high)
    })
}
