//! Which edges run against the flow.
//!
//! Only edges inside a strongly connected component can; there the order of Eades, Lin and Smyth, "A fast
//! and effective heuristic for the feedback arc set problem" (1993), is improved by taking each node out
//! and putting it where the fewest edges point backwards.

use std::collections::BTreeSet;

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::digraph::strong_components;

/// An edge from node to node. Marked ones are turned round first.
#[derive(Clone, Copy, Debug)]
pub struct CycleEdge {
    /// Number of the node it leaves.
    pub from: usize,
    /// Number of the node it leads to.
    pub to: usize,
    /// It is turned round first, should it close a cycle.
    pub marked: bool,
}

/// Nodes are taken out and put back at most so often.
const ROUNDS: usize = 12;

/// For each arrow, whether it is turned round so that no cycle remains. Self-loops always are.
/// Where `first` is set the flow rather begins. Arrows that are `left_out` say nothing about the flow.
pub fn feedback(
    arrows: &[CycleEdge],
    left_out: &[bool],
    first: &[bool],
    work: &mut Budget,
) -> Result<Vec<bool>, CancelledError> {
    let n = first.len();
    let mut turned: Vec<bool> = arrows.iter().map(|arrow| arrow.from == arrow.to).collect();
    let components = |turned: &[bool]| {
        let forward = (0..arrows.len()).filter(|k| !turned[*k] && !left_out[*k]);
        let ends: Vec<(usize, usize)> = forward.map(|k| (arrows[k].from, arrows[k].to)).collect();
        strong_components(n, ends.into_iter())
    };
    let part = components(&turned);
    for (k, arrow) in arrows.iter().enumerate() {
        turned[k] |= arrow.marked && !left_out[k] && part[arrow.from] == part[arrow.to];
    }
    // Without the marked arrows the components may fall apart.
    let part = components(&turned);
    work.spend((n + arrows.len()) * 4)?;
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); n];
    for node in 0..n {
        members[part[node]].push(node);
    }
    let mut inner: Vec<Vec<usize>> = vec![Vec::new(); n];
    for (k, arrow) in arrows.iter().enumerate() {
        if !turned[k] && !left_out[k] && part[arrow.from] == part[arrow.to] {
            inner[part[arrow.from]].push(k);
        }
    }
    let mut number = vec![0; n];
    for (nodes, ks) in members
        .iter()
        .zip(&inner)
        .filter(|(nodes, _)| nodes.len() > 1)
    {
        for (k, &node) in nodes.iter().enumerate() {
            number[node] = k;
        }
        let ends: Vec<(usize, usize)> = ks
            .iter()
            .map(|k| (number[arrows[*k].from], number[arrows[*k].to]))
            .collect();
        let first: Vec<bool> = nodes.iter().map(|node| first[*node]).collect();
        let place = order(&ends, &first, work)?;
        for (k, (from, to)) in ks.iter().zip(ends) {
            turned[*k] = place[from] > place[to];
        }
    }
    settle(arrows, left_out, &mut turned, n, work)?;
    Ok(turned)
}

/// Turns back those of the marked arrows that agree with all others: there is another way from their source
/// to their target, so that turning them round would close a cycle.
fn settle(
    arrows: &[CycleEdge],
    left_out: &[bool],
    turned: &mut [bool],
    n: usize,
    work: &mut Budget,
) -> Result<(), CancelledError> {
    let mut open = Vec::new();
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); n];
    for (k, arrow) in arrows.iter().enumerate() {
        match (left_out[k] || arrow.from == arrow.to, turned[k]) {
            (true, _) => {}
            (false, true) if arrow.marked => open.push(k),
            (false, true) => out[arrow.to].push(arrow.from),
            (false, false) => out[arrow.from].push(arrow.to),
        }
    }
    let mut seen = vec![usize::MAX; n];
    // Invariant: the edges in `out` have no cycle. Each marked edge joins them in the direction that keeps it so;
    // its own only where no path leads back already.
    for k in open {
        let arrow = &arrows[k];
        let mut path = vec![arrow.from];
        while let Some(node) = path.pop() {
            for &next in &out[node] {
                if seen[next] != k {
                    seen[next] = k;
                    path.push(next);
                }
            }
            work.spend(out[node].len() + 1)?;
        }
        turned[k] = seen[arrow.to] != k;
        if turned[k] {
            out[arrow.to].push(arrow.from);
        } else {
            out[arrow.from].push(arrow.to);
        }
    }
    Ok(())
}

fn lists(n: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut lists = vec![Vec::new(); n];
    for (from, to) in pairs {
        lists[from].push(to);
    }
    lists
}

/// The place of each node in an order in which few of the edges point backwards.
fn order(
    ends: &[(usize, usize)],
    first: &[bool],
    work: &mut Budget,
) -> Result<Vec<usize>, CancelledError> {
    let n = first.len();
    let out = lists(n, ends.iter().copied());
    let into = lists(n, ends.iter().map(|(from, to)| (*to, *from)));
    let mut sequence = greedy(&out, &into, first);
    work.spend((n + ends.len()) * 8)?;
    for _ in 0..ROUNDS {
        let before = sequence.clone();
        work.spend(n * 4 + ends.len() * 8)?;
        if !reinsert(&mut sequence, &out, &into) || sequence == before {
            break;
        }
    }
    let mut place = vec![0; n];
    for (k, &node) in sequence.iter().enumerate() {
        place[node] = k;
    }
    Ok(place)
}

/// Sinks to the end, sources to the front, in between whatever has the most edges out and the fewest in.
fn greedy(out: &[Vec<usize>], into: &[Vec<usize>], first: &[bool]) -> Vec<usize> {
    let n = out.len();
    let excess = |outs: usize, ins: usize| ins.cast_signed() - outs.cast_signed();
    let (mut outs, mut ins): (Vec<usize>, Vec<usize>) = (0..n)
        .map(|node| (out[node].len(), into[node].len()))
        .unzip();
    // Sinks, then sources, then the flow's declared beginnings, then by excess; ties by number.
    let key = |node: usize, outs: &[usize], ins: &[usize]| {
        let class = match (outs[node], ins[node]) {
            (0, _) => 0,
            (_, 0) => 1,
            _ if first[node] => 2,
            _ => 3,
        };
        (class, excess(outs[node], ins[node]), node)
    };
    let mut queue: BTreeSet<_> = (0..n).map(|node| key(node, &outs, &ins)).collect();
    let (mut front, mut back) = (Vec::new(), Vec::new());
    let mut gone = vec![false; n];
    // Invariant: the queue holds each remaining node once, under the key of its degrees among the remaining ones.
    while let Some((class, _, node)) = queue.pop_first() {
        gone[node] = true;
        if class == 0 {
            back.push(node);
        } else {
            front.push(node);
        }
        for (list, is_out) in [(&out[node], true), (&into[node], false)] {
            for &other in list.iter().filter(|other| !gone[**other]) {
                queue.remove(&key(other, &outs, &ins));
                let degree = if is_out { &mut ins } else { &mut outs };
                degree[other] -= 1;
                queue.insert(key(other, &outs, &ins));
            }
        }
    }
    front.extend(back.into_iter().rev());
    front
}

/// Takes out every node once and puts it at its best place. Whether that turned any edge forwards.
///
/// Places are numbers with wide gaps between, so that a move costs only the node's own edges; they are
/// spread evenly again before every round.
fn reinsert(sequence: &mut Vec<usize>, out: &[Vec<usize>], into: &[Vec<usize>]) -> bool {
    let mut place = vec![0_u64; sequence.len()];
    for (at, &node) in (1_u64..).zip(sequence.iter()) {
        place[node] = at << 32;
    }
    let mut taken: BTreeSet<(u64, usize)> = (0..place.len()).map(|k| (place[k], k)).collect();
    let mut improved = false;
    // Invariant: `taken` mirrors `place`, and no two nodes share a place. Edges that point backwards never grow in
    // number, because a node only moves where fewer of its own do.
    for &node in sequence.iter() {
        let Some(behind) = better_place(&out[node], &into[node], &place, place[node]) else {
            continue;
        };
        taken.remove(&(place[node], node));
        let next = taken.range((behind + 1, 0)..).next();
        let room = next.map_or(1 << 32, |(next, _)| next - behind);
        if room > 1 {
            place[node] = behind + room / 2;
            improved = true;
        }
        taken.insert((place[node], node));
    }
    *sequence = taken.into_iter().map(|(_, node)| node).collect();
    improved
}

/// The place behind which fewer of a node's edges point backwards than now; zero is the front.
fn better_place(out: &[usize], into: &[usize], place: &[u64], here: u64) -> Option<u64> {
    // Passing a target turns one edge backwards, passing a source turns one forwards.
    let targets = out.iter().map(|other| (place[*other], 1));
    let sources = into.iter().map(|other| (place[*other], -1));
    let mut steps: Vec<(u64, i64)> = targets.chain(sources).collect();
    steps.sort_unstable();
    let (mut backward, mut now) = (0, 0);
    let mut best = (0, 0);
    for &(at, change) in &steps {
        backward += change;
        if at < here {
            now = backward;
        }
        if backward < best.0 {
            best = (backward, at);
        }
    }
    (best.0 < now).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::{CycleEdge, feedback, strong_components};
    use crate::layout::budget::Budget;

    fn turned(n: usize, ends: &[(usize, usize)]) -> usize {
        let arrows: Vec<CycleEdge> = ends
            .iter()
            .map(|&(from, to)| CycleEdge {
                from,
                to,
                marked: false,
            })
            .collect();
        let turned = feedback(
            &arrows,
            &vec![false; arrows.len()],
            &vec![false; n],
            &mut Budget::endless(),
        )
        .expect("not ended");
        let left: Vec<CycleEdge> = arrows
            .iter()
            .zip(&turned)
            .filter(|(_, turned)| !**turned)
            .map(|(arrow, _)| *arrow)
            .collect();
        let parts = strong_components(n, left.iter().map(|arrow| (arrow.from, arrow.to)));
        let mut seen = parts.clone();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), n, "a cycle remains in {ends:?}");
        turned.iter().filter(|turned| **turned).count()
    }

    #[test]
    fn no_edge_is_turned_without_a_cycle() {
        for seed in 0..200 {
            let mut random = fastrand::Rng::with_seed(seed);
            let ends: Vec<(usize, usize)> = (0..60)
                .map(|_| (random.usize(0..20), random.usize(20..40)))
                .collect();
            assert_eq!(turned(40, &ends), 0);
        }
    }

    #[test]
    fn one_edge_is_enough_for_a_ring() {
        let ring: Vec<(usize, usize)> = (0..50).map(|k| (k, (k + 1) % 50)).collect();
        assert_eq!(turned(50, &ring), 1);
    }

    /// The fewest edges that must be turned, by trying every order.
    fn fewest(n: usize, ends: &[(usize, usize)]) -> usize {
        fn permute(order: &mut Vec<usize>, k: usize, visit: &mut dyn FnMut(&[usize])) {
            if k == order.len() {
                return visit(order);
            }
            for i in k..order.len() {
                order.swap(k, i);
                permute(order, k + 1, visit);
                order.swap(k, i);
            }
        }
        let mut least = usize::MAX;
        permute(&mut (0..n).collect(), 0, &mut |place| {
            let backward = ends.iter().filter(|(a, b)| place[*a] >= place[*b]).count();
            least = least.min(backward);
        });
        least
    }

    #[test]
    fn few_edges_are_turned() {
        let (mut found, mut best) = (0, 0);
        for seed in 0..60 {
            let mut random = fastrand::Rng::with_seed(seed);
            let ends: Vec<(usize, usize)> = (0..12)
                .map(|_| (random.usize(0..6), random.usize(0..6)))
                .collect();
            found += turned(6, &ends);
            best += fewest(6, &ends);
        }
        assert!(found * 100 <= best * 105, "{found} where {best} suffice");
    }
}
