//! The first order of a start: breadth first through the graph, from the sources or from the sinks, from
//! another point each time.

use std::cmp::Ordering;

use crate::layout::layered::indexed_graph::BOARD;
use crate::layout::layered::long_edges::PointKind;
use crate::layout::layered::order::LayerOrder;
use crate::layout::layered::random::shuffled;

impl LayerOrder<'_> {
    /// Puts the points in the order in which a search from one end finds them.
    pub(super) fn begin(&mut self, start: usize) {
        let found = self.search(start);
        let ranks = self.group_keys(&found);
        let mut layers = self.chains.layers.clone();
        let paths: Vec<Vec<(u64, u64)>> = if self.has_groups {
            (0..self.net.groups.len())
                .map(|group| self.path(group, &ranks))
                .collect()
        } else {
            Vec::new()
        };
        for layer in &mut layers {
            if self.has_groups {
                layer.sort_by(|a, b| self.compare(*a, *b, &found, &paths));
            } else {
                layer.sort_by_key(|point| found[*point]);
            }
        }
        self.put(layers);
        self.rank_groups(&ranks);
    }

    /// When each point is found.
    fn search(&self, start: usize) -> Vec<u64> {
        let n = self.chains.points.len();
        let from_sinks = start % 2 == 1;
        let mut roots: Vec<usize> = (0..n)
            .filter(|point| self.border(*point).is_none())
            .collect();
        roots.sort_by_key(|point| {
            let layer = self.chains.points[*point].layer;
            let layer = if from_sinks {
                self.layers.len() - layer
            } else {
                layer
            };
            // Later starts begin elsewhere and look round in another order.
            (layer, shuffled(*point, start / 2), *point)
        });
        let mut found = vec![u64::MAX; n];
        let mut counter = 0;
        let mut queue: Vec<usize> = Vec::with_capacity(n);
        let mut near: Vec<usize> = Vec::new();
        for root in roots {
            if found[root] != u64::MAX {
                continue;
            }
            found[root] = counter;
            counter += 1;
            let mut next = queue.len();
            queue.push(root);
            while let Some(&point) = queue.get(next) {
                next += 1;
                near.clear();
                for side in [usize::from(!from_sinks), usize::from(from_sinks)] {
                    near.extend(self.links[side].of(point).iter().map(|link| link.other));
                }
                near.extend(self.turns[point].iter().map(|(other, _)| *other));
                if start > 1 {
                    near.sort_by_key(|other| (shuffled(*other, start / 2), *other));
                }
                for &other in &near {
                    if found[other] == u64::MAX && self.border(other).is_none() {
                        found[other] = counter;
                        counter += 1;
                        queue.push(other);
                    }
                }
            }
        }
        found
    }

    /// Where each group is on the whole: the mean of what it holds.
    fn group_keys(&self, found: &[u64]) -> Vec<u64> {
        let mut sums = vec![(0_u64, 0_u64); self.net.groups.len()];
        for (k, point) in self.chains.points.iter().enumerate() {
            if self.border(k).is_some() {
                continue;
            }
            for group in self.net.around(point.group) {
                sums[group].0 += found[k];
                sums[group].1 += 1;
            }
        }
        sums.into_iter()
            .map(|(sum, n)| sum.checked_div(n).unwrap_or(0))
            .collect()
    }

    /// How to reach a group from the board: a key for each step, lanes before everything else.
    fn path(&self, group: usize, keys: &[u64]) -> Vec<(u64, u64)> {
        let mut path: Vec<(u64, u64)> = self
            .net
            .around(group)
            .filter(|group| *group != BOARD)
            .map(|group| match self.net.groups[group].lane {
                Some(lane) => (0, (u64::from(lane) << 24) + group as u64),
                None => (1 + keys[group], group as u64),
            })
            .collect();
        path.reverse();
        path
    }

    fn compare(&self, a: usize, b: usize, found: &[u64], paths: &[Vec<(u64, u64)>]) -> Ordering {
        let last = |point: usize| match self.chains.points[point].what {
            PointKind::NearBorder(_) => (0, 0),
            PointKind::FarBorder(_) => (u64::MAX, u64::MAX),
            PointKind::Box(_) | PointKind::Dummy(_) | PointKind::Label(_) => {
                (1 + found[point], u64::MAX)
            }
        };
        let path = |point: usize| {
            let group = self
                .border(point)
                .unwrap_or(self.chains.points[point].group);
            paths[group].iter().copied().chain([last(point)])
        };
        path(a).cmp(path(b)).then(a.cmp(&b))
    }

    /// Places of groups among their siblings by their keys; lanes in their own order.
    pub(super) fn rank_groups(&mut self, keys: &[u64]) {
        let mut groups: Vec<usize> = (1..self.net.groups.len()).collect();
        groups.sort_by_key(|group| match self.net.groups[*group].lane {
            Some(lane) => (0, u64::from(lane), *group),
            None => (1, keys[*group], *group),
        });
        for (rank, group) in groups.into_iter().enumerate() {
            self.rank[group] = rank;
        }
    }
}
