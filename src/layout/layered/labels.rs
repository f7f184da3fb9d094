//! Layers for labels: between every two layers of boxes there may be one, which is kept where a label needs it.

use crate::layout::layered::indexed_graph::LayerGraph;

/// Makes room for labels. Returns the new layer of each box and the layer of each label.
pub fn make_room(net: &LayerGraph, layer: &[usize]) -> (Vec<usize>, Vec<Option<usize>>) {
    if net.edges.iter().all(|edge| edge.label.is_none()) {
        return (layer.to_vec(), vec![None; net.edges.len()]);
    }
    // Boxes stand in even layers, labels rather in odd ones.
    let wanted: Vec<Option<usize>> = (0..net.edges.len())
        .map(|edge| net.edges[edge].label.map(|_| label_layer(net, layer, edge)))
        .collect();
    let last = layer.iter().max().map_or(0, |last| last * 2);
    let mut is_used: Vec<bool> = (0..=last + 1).map(|at| at % 2 == 0 && at <= last).collect();
    for at in wanted.iter().flatten() {
        is_used[*at] = true;
    }
    let number: Vec<usize> = is_used
        .iter()
        .scan(0, |next, used| {
            Some(std::mem::replace(next, *next + usize::from(*used)))
        })
        .collect();
    (
        layer.iter().map(|at| number[at * 2]).collect(),
        wanted
            .into_iter()
            .map(|at| at.map(|at| number[at]))
            .collect(),
    )
}

/// The middle of the way of an edge, rather between boxes (odd) than beside them.
fn label_layer(net: &LayerGraph, layer: &[usize], edge: usize) -> usize {
    let ends = &net.edges[edge];
    let (from, to) = (layer[ends.from.node] * 2, layer[ends.to.node] * 2);
    let (first, last) = (from.min(to), from.max(to));
    if first == last {
        return first;
    }
    let middle = usize::midpoint(first, last);
    if middle % 2 == 1 { middle } else { middle + 1 }
}
