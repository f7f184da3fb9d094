//! Which layers a group spans, and which groups an edge passes through.

use crate::layout::layered::indexed_graph::{BOARD, LayerGraph};

/// First and last layer of each group that holds anything; lanes span all.
pub fn spans(net: &LayerGraph, layer: &[usize]) -> Vec<Option<(usize, usize)>> {
    let mut spans: Vec<Option<(usize, usize)>> = vec![None; net.groups.len()];
    for (at, layer) in net.boxes.iter().zip(layer) {
        for group in net.around(at.group).filter(|group| *group != BOARD) {
            let span = spans[group].get_or_insert((*layer, *layer));
            *span = (span.0.min(*layer), span.1.max(*layer));
        }
    }
    let last = layer.iter().max().copied().unwrap_or(0);
    for (k, (span, group)) in spans.iter_mut().zip(&net.groups).enumerate() {
        if group.lane.is_some() && span.is_some() || net.is_corridor(k) {
            *span = Some((0, last));
        }
    }
    spans
}

/// Which group an edge is in on its way: that of its start while it lasts, then that of its end, else what
/// is around both.
pub struct GroupPath {
    start: Vec<usize>,
    end: Vec<usize>,
    around: usize,
}

impl GroupPath {
    pub fn new(net: &LayerGraph, start: usize, end: usize) -> Self {
        let chain = |node: usize| net.around(net.boxes[node].group).collect::<Vec<usize>>();
        let (mut start, mut end) = (chain(start), chain(end));
        let mut around = BOARD;
        while let (Some(a), Some(b)) = (start.last(), end.last()) {
            if a != b {
                break;
            }
            around = *a;
            start.pop();
            end.pop();
        }
        Self { start, end, around }
    }

    pub fn at(
        &self,
        spans: &[Option<(usize, usize)>],
        layer: usize,
        first: usize,
        last: usize,
    ) -> usize {
        let holds = |group: &&usize| spans[**group].is_some_and(|(a, b)| a <= layer && layer <= b);
        let by_start = self.start.iter().find(holds);
        let by_end = self.end.iter().find(holds);
        let is_early = layer * 2 <= first + last;
        let (rather, else_) = if is_early {
            (by_start, by_end)
        } else {
            (by_end, by_start)
        };
        *rather.or(else_).unwrap_or(&self.around)
    }
}
