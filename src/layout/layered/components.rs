//! Parts of a graph that nothing joins are laid out each for itself and then put side by side.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use crate::geom::{Rect, Vec2, union};
use crate::layout::graph::LayoutGraph;
use crate::layout::result::{EdgePath, LayoutResult};
use crate::model::{NodeId, SketchId};

/// Distance of the dots of the canvas.
const GRID: f64 = 4.0;

/// Splits the graph along edges and groups. The larger parts come first, then single boxes, each by id.
pub fn split(graph: &LayoutGraph) -> Vec<LayoutGraph> {
    let number: BTreeMap<&NodeId, usize> = graph
        .blocks
        .keys()
        .enumerate()
        .map(|(k, id)| (id, k))
        .collect();
    let mut sets = UnionFind::new(graph.blocks.len());
    for edge in graph.edges.values() {
        if let (Some(a), Some(b)) = (number.get(&edge.from.node), number.get(&edge.to.node)) {
            sets.union(*a, *b);
        }
    }
    let mut first_in: BTreeMap<Option<&SketchId>, usize> = BTreeMap::new();
    for (k, block) in graph.blocks.values().enumerate() {
        let Some(group) = block
            .group
            .as_ref()
            .filter(|id| graph.groups.contains_key(*id))
        else {
            continue;
        };
        // All lanes belong together, as `None`.
        let outermost = outermost(graph, group);
        let is_lane = graph.groups[outermost].lane.is_some();
        let other = *first_in.entry((!is_lane).then_some(outermost)).or_insert(k);
        sets.union(k, other);
    }
    // A part is named by its first box, so that parts of equal size keep the order of ids.
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    let sets = sets.into_labeling();
    let names: Vec<usize> = sets
        .iter()
        .enumerate()
        .map(|(k, set)| *first_of.entry(*set).or_insert(k))
        .collect();
    let mut parts: BTreeMap<usize, LayoutGraph> = BTreeMap::new();
    for (k, (id, block)) in graph.blocks.iter().enumerate() {
        let part = parts.entry(names[k]).or_default();
        part.blocks.insert(id.clone(), block.clone());
        let mut group = block.group.as_ref();
        while let Some(id) = group.filter(|id| !part.groups.contains_key(*id)) {
            let Some(found) = graph.groups.get(id) else {
                break;
            };
            part.groups.insert(id.clone(), found.clone());
            group = found.parent.as_ref();
        }
    }
    for (id, edge) in &graph.edges {
        let known = number.contains_key(&edge.to.node);
        if let Some(from) = number.get(&edge.from.node).filter(|_| known)
            && let Some(part) = parts.get_mut(&names[*from])
        {
            part.edges.insert(id.clone(), edge.clone());
        }
    }
    let mut parts: Vec<LayoutGraph> = parts.into_values().collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.blocks.len()));
    parts
}

/// The group around all others; a group inside itself counts as its own.
fn outermost<'a>(graph: &'a LayoutGraph, group: &'a SketchId) -> &'a SketchId {
    let mut at = group;
    for _ in 0..graph.groups.len() {
        match graph.groups.get(at).and_then(|group| group.parent.as_ref()) {
            Some(parent) if graph.groups.contains_key(parent) => at = parent,
            _ => break,
        }
    }
    at
}

/// Puts the drawings of parts into rows and makes one of them.
pub fn join(parts: Vec<LayoutResult>, gap: f64) -> LayoutResult {
    let extents: Vec<Rect> = parts.iter().map(extent).collect();
    let is_large = |part: &LayoutResult| part.blocks.len() > 1;
    let area = |rect: &Rect| (rect.width() + gap) * (rect.height() + gap);
    let sized = parts.iter().zip(&extents);
    let (mut widest, mut sum) = (0.0_f64, 0.0);
    for (_, rect) in sized.clone().filter(|(part, _)| is_large(part)) {
        widest = widest.max(rect.width());
        sum += area(rect);
    }
    if sum == 0.0 {
        sum = extents.iter().map(area).sum();
    }
    let width = widest.max((sum * 1.6).sqrt());
    let mut joined = LayoutResult::default();
    let (mut x, mut y, mut row, mut was_large) = (0.0, 0.0, 0.0_f64, true);
    for (part, rect) in parts.into_iter().zip(extents) {
        // Single boxes begin a row of their own, so that one more of them moves nothing else.
        let new_kind = is_large(&part) != was_large;
        if x > 0.0 && (x + rect.width() > width || new_kind) {
            y += row + gap;
            (x, row) = (0.0, 0.0);
        }
        was_large = is_large(&part);
        // Whole steps of the canvas grid, whatever the outermost curve reaches.
        let by = ((Vec2::new(x, y) - rect.origin().to_vec2()) / GRID).ceil() * GRID;
        row = row.max(rect.height());
        x += rect.width() + gap;
        add(&mut joined, part, by);
    }
    joined
}

/// The area that a drawing covers.
fn extent(part: &LayoutResult) -> Rect {
    let mut all = union(
        part.blocks
            .values()
            .chain(part.groups.values())
            .chain(part.labels.values())
            .copied(),
    )
    .unwrap_or(Rect::ZERO);
    for way in part.ways.values() {
        for at in way.flattened(1.0) {
            all = all.union_pt(at);
        }
    }
    all
}

fn add(all: &mut LayoutResult, part: LayoutResult, by: Vec2) {
    let moved = |way: EdgePath| match way {
        EdgePath::Corners(corners) => {
            EdgePath::Corners(corners.into_iter().map(|at| at + by).collect())
        }
        EdgePath::Curve(path) => EdgePath::Curve(crate::geom::Affine::translate(by) * path),
    };
    all.blocks
        .extend(part.blocks.into_iter().map(|(id, rect)| (id, rect + by)));
    all.groups
        .extend(part.groups.into_iter().map(|(id, rect)| (id, rect + by)));
    all.labels
        .extend(part.labels.into_iter().map(|(id, rect)| (id, rect + by)));
    all.ways
        .extend(part.ways.into_iter().map(|(id, way)| (id, moved(way))));
    all.feedback.extend(part.feedback);
    all.unrouted.extend(part.unrouted);
}
