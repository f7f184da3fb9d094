//! The layer of each box: as little edge length as possible, groups as short as possible.

use crate::layout::budget::{Budget, CancelledError};
use crate::layout::graph::LayoutPreset;
use crate::layout::layered::indexed_graph::{BOARD, LayerGraph};
use crate::layout::solve::{self, CostArc};

/// What one more layer of a group costs, against one for an edge.
const GROUP_WEIGHT: i64 = 2;

/// What a layer costs in an edge inside a lane, and in one between lanes that runs back.
const IN_LANE: i64 = 3;
const BEHIND: i64 = 2;

/// Layers from zero, with none empty, for one connected part. `turned` edges point backwards.
pub fn layers(
    net: &LayerGraph,
    turned: &[bool],
    preset: LayoutPreset,
    work: &mut Budget,
) -> Result<Vec<usize>, CancelledError> {
    let n = net.boxes.len();
    let arcs = arcs(net, turned);
    let n_points = n + 2 * net.groups.len();
    let Some(mut x) = solve::pack(&arcs, n_points) else {
        // Without a cycle among the edges there is none here.
        return Ok(vec![0; n]);
    };
    let size = (n + arcs.len()) as u64;
    let budget = match preset {
        LayoutPreset::Live => size * 400,
        LayoutPreset::Best => size * 4_000,
    };
    solve::solve(&arcs, &mut x, budget, work)?;
    Ok(dense(&x[..n]))
}

fn arcs(net: &LayerGraph, turned: &[bool]) -> Vec<CostArc> {
    let n = net.boxes.len();
    let (begin, end) = (
        |group: usize| n + 2 * group,
        |group: usize| n + 2 * group + 1,
    );
    let mut arcs = Vec::new();
    let has_lanes = net.groups.iter().any(|group| group.lane.is_some());
    let weight = if has_lanes { IN_LANE } else { 1 };
    let mut n_between = 0;
    for (k, (edge, turned)) in net.edges.iter().zip(turned).enumerate() {
        let (from, to) = (edge.from.node, edge.to.node);
        if from == to {
            continue;
        }
        if net.changes_lane(k) {
            n_between += 1;
            arcs.push(CostArc::rather(from, to, 1, BEHIND, 1));
            continue;
        }
        let (a, b) = if *turned { (to, from) } else { (from, to) };
        arcs.push(CostArc::short(a, b, 1, weight));
    }
    if has_lanes {
        // No longer than the longest lane needs, whatever edges between lanes would like.
        let weight = 1 + n_between * (BEHIND + 1);
        arcs.push(CostArc::short(begin(BOARD), end(BOARD), 0, weight));
        for k in 0..n {
            arcs.push(CostArc::apart(begin(BOARD), k, 0));
            arcs.push(CostArc::apart(k, end(BOARD), 0));
        }
    }
    for (k, at) in net
        .boxes
        .iter()
        .enumerate()
        .filter(|(_, at)| at.group != BOARD)
    {
        arcs.push(CostArc::apart(begin(at.group), k, 0));
        arcs.push(CostArc::apart(k, end(at.group), 0));
    }
    for (k, group) in net.groups.iter().enumerate().skip(1) {
        let is_lane = group.lane.is_some();
        let weight = if is_lane { 0 } else { GROUP_WEIGHT };
        arcs.push(CostArc::short(begin(k), end(k), 0, weight));
        if group.parent != BOARD {
            arcs.push(CostArc::apart(begin(group.parent), begin(k), 0));
            arcs.push(CostArc::apart(end(k), end(group.parent), 0));
        }
    }
    arcs
}

/// The same order with whole numbers from zero.
fn dense(x: &[i64]) -> Vec<usize> {
    let mut values = x.to_vec();
    values.sort_unstable();
    values.dedup();
    x.iter()
        .map(|at| values.partition_point(|value| value < at))
        .collect()
}
