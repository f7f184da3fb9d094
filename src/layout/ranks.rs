//! Columns: which components come before which.
//!
//! Each lane is ranked for itself, so that lanes stay compact; edges between lanes then pull components
//! within the freedom their own lane leaves them. Cycles are opened with the greedy order of Eades, Lin
//! and Smyth, "A fast and effective heuristic for the feedback arc set problem" (1993), ranks are longest paths.

use std::collections::BTreeSet;

use crate::layout::grid::Net;

/// Passes of pulling; more changed nothing on boards of up to 200 components.
const PASSES: usize = 12;

/// Only where the flow begins and what it meets first come before all others; beyond that the number of
/// links decides, or a shortcut would turn the long way round into feedback.
const FAR: usize = 2;

/// The column of every item, from 0.
pub fn columns(net: &Net) -> Vec<usize> {
    let forward = forward_links(net);
    let mut column = longest_paths(net, &forward);
    let widest = column.iter().copied().max().unwrap_or(0);
    for _ in 0..PASSES {
        if !pull(net, &forward, &mut column, widest) {
            break;
        }
    }
    column
}

/// Links within a lane that point along the flow; a cycle keeps all but its backward ones.
fn forward_links(net: &Net) -> Vec<(usize, usize)> {
    let place = sequence(net);
    let inside = net
        .links
        .iter()
        .filter(|link| net.lane[link.from] == net.lane[link.to]);
    let ahead = inside.filter(|link| place[link.from] < place[link.to]);
    ahead.map(|link| (link.from, link.to)).collect()
}

/// The position of every item in an order in which few links point backwards.
fn sequence(net: &Net) -> Vec<usize> {
    let mut peeling = Peeling::new(net);
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    while let Some((item, class)) = peeling.next() {
        if class == Class::Sink {
            &mut tail
        } else {
            &mut head
        }
        .push(item);
        peeling.take(item);
    }
    head.extend(tail.into_iter().rev());
    let mut place = vec![0; net.lane.len()];
    for (at, item) in head.into_iter().enumerate() {
        place[item] = at;
    }
    place
}

/// What an item is among those that are left; the order is that of being taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    First,
    Source,
    Inner,
    Sink,
}

/// How soon an item is taken: by class, by distance, by what it would turn backwards, by number.
type Key = (Class, usize, isize, usize);

/// The items that are left, and the links within lanes between them.
struct Peeling<'a> {
    net: &'a Net,
    far: Vec<usize>,
    ins: Vec<BTreeSet<usize>>,
    outs: Vec<BTreeSet<usize>>,
    queue: BTreeSet<Key>,
}

impl<'a> Peeling<'a> {
    fn new(net: &'a Net) -> Self {
        let n = net.lane.len();
        let (mut ins, mut outs) = (vec![BTreeSet::new(); n], vec![BTreeSet::new(); n]);
        for link in &net.links {
            if net.lane[link.from] == net.lane[link.to] && link.from != link.to {
                outs[link.from].insert(link.to);
                ins[link.to].insert(link.from);
            }
        }
        let steps = distance(net, &outs).into_iter();
        let far = steps.map(|steps| steps.min(FAR)).collect();
        let mut peeling = Self {
            net,
            far,
            ins,
            outs,
            queue: BTreeSet::new(),
        };
        peeling.queue = (0..n).map(|item| peeling.key(item)).collect();
        peeling
    }

    fn key(&self, item: usize) -> Key {
        let (n_in, n_out) = (self.ins[item].len(), self.outs[item].len());
        let class = match (self.net.first[item], n_in, n_out) {
            (true, ..) => Class::First,
            (_, 0, _) => Class::Source,
            (_, _, 0) => Class::Sink,
            _ => Class::Inner,
        };
        (
            class,
            self.far[item],
            n_in.cast_signed() - n_out.cast_signed(),
            item,
        )
    }

    /// Sinks go to the end as soon as they appear, whatever else is waiting.
    fn next(&self) -> Option<(usize, Class)> {
        let sink = self.queue.last().filter(|last| last.0 == Class::Sink);
        sink.or(self.queue.first()).map(|key| (key.3, key.0))
    }

    fn take(&mut self, item: usize) {
        self.queue.remove(&self.key(item));
        for other in std::mem::take(&mut self.outs[item]) {
            self.queue.remove(&self.key(other));
            self.ins[other].remove(&item);
            self.queue.insert(self.key(other));
        }
        for other in std::mem::take(&mut self.ins[item]) {
            self.queue.remove(&self.key(other));
            self.outs[other].remove(&item);
            self.queue.insert(self.key(other));
        }
    }
}

/// Steps along links from where the flow begins; a loop is cut where it comes back towards that end.
fn distance(net: &Net, outs: &[BTreeSet<usize>]) -> Vec<usize> {
    let mut far: Vec<usize> = net
        .first
        .iter()
        .map(|first| if *first { 0 } else { usize::MAX })
        .collect();
    let mut reached: Vec<usize> = (0..far.len()).filter(|item| net.first[*item]).collect();
    let mut at = 0;
    while let Some(&item) = reached.get(at) {
        at += 1;
        for &next in &outs[item] {
            if far[next] == usize::MAX {
                far[next] = far[item] + 1;
                reached.push(next);
            }
        }
    }
    far
}

fn longest_paths(net: &Net, forward: &[(usize, usize)]) -> Vec<usize> {
    let n = net.lane.len();
    let mut waiting = vec![0_usize; n];
    let mut next = vec![Vec::new(); n];
    for &(from, to) in forward {
        waiting[to] += 1;
        next[from].push(to);
    }
    let mut column = vec![0; n];
    let mut ready: Vec<usize> = (0..n).filter(|item| waiting[*item] == 0).collect();
    while let Some(item) = ready.pop() {
        for &to in &next[item] {
            column[to] = column[to].max(column[item] + 1);
            waiting[to] -= 1;
            if waiting[to] == 0 {
                ready.push(to);
            }
        }
    }
    column
}

/// Moves each item to the column, between its neighbours' ones, where its links are shortest.
fn pull(net: &Net, forward: &[(usize, usize)], column: &mut [usize], widest: usize) -> bool {
    let n = net.lane.len();
    let (mut before, mut after) = (vec![Vec::new(); n], vec![Vec::new(); n]);
    for &(from, to) in forward {
        after[from].push(to);
        before[to].push(from);
    }
    let mut moved = false;
    for item in 0..n {
        let low = before[item]
            .iter()
            .map(|other| column[*other] + 1)
            .max()
            .unwrap_or(0);
        let high = after[item]
            .iter()
            .map(|other| column[*other])
            .min()
            .map_or(widest, |right| right.saturating_sub(1));
        let best = (low..=high.max(low))
            .min_by_key(|at| (cost(net, column, item, *at), at.abs_diff(column[item])));
        if let Some(best) = best.filter(|best| *best != column[item]) {
            column[item] = best;
            moved = true;
        }
    }
    moved
}

/// Columns skipped by the item's links, with a surcharge for running against the flow.
fn cost(net: &Net, column: &[usize], item: usize, at: usize) -> usize {
    let stretch = |from: usize, to: usize| {
        if to > from {
            to - from - 1
        } else {
            from - to + 2
        }
    };
    let out = net.out_of[item]
        .iter()
        .map(|link| stretch(at, column[net.links[*link].to]));
    let into = net.into[item]
        .iter()
        .map(|link| stretch(column[net.links[*link].from], at));
    out.chain(into).sum()
}
