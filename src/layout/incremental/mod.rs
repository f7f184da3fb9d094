//! Tidying a drawing that people know: what need not move stays where it is.
//!
//! New boxes are put where there is room beside their neighbours; what then lies on each other is pushed
//! apart with as little movement as possible; edges keep their ways where these are still good.

mod overlap_removal;
mod placement;
mod terminals;

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect, Vec2, union};
use crate::layout::arrange;
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::graph::{FlowDirection, LayoutGraph, LayoutOptions};
use crate::layout::result::{EdgePath, LayoutResult};
use crate::layout::router::{self, CrossingIndex, ObstacleMap, RouteSpacing};
use crate::model::{EdgeId, NodeId, SketchId};

/// What the drawing looks like now, besides the places that stand in the graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PreviousLayout {
    /// Corners of each edge from source to target, ends included, in world units.
    pub ways: BTreeMap<EdgeId, Vec<Point>>,
    /// The area of each group, in world units; empty for one that was never drawn.
    pub groups: BTreeMap<SketchId, Rect>,
}

/// How much of a drawing may change.
#[derive(Clone, Debug, PartialEq)]
pub enum LayoutScope {
    /// Everything but pinned boxes.
    All,
    /// These boxes are laid out anew where they are; others only make room.
    Only(BTreeSet<NodeId>),
    /// These boxes are new or have changed. Those without a place get one; others only make room.
    Around(BTreeSet<NodeId>),
}

/// Tidies a drawing. Boxes without a place are always given one; pinned boxes never move.
pub fn tidy(
    graph: &LayoutGraph,
    old: &PreviousLayout,
    scope: &LayoutScope,
    options: &LayoutOptions,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<LayoutResult, CancelledError> {
    let nothing_placed = graph.blocks.values().all(|block| block.at.is_none());
    let has_pins = graph
        .blocks
        .values()
        .any(|block| block.pinned && block.at.is_some());
    if nothing_placed || (*scope == LayoutScope::All && !has_pins) {
        return arrange(graph, options, go_on);
    }
    let mut work = Budget::new(go_on);
    let mut boxes: BTreeMap<NodeId, Rect> = graph
        .blocks
        .iter()
        .filter_map(|(id, block)| Some((id.clone(), Rect::from_origin_size(block.at?, block.size))))
        .filter(|(_, rect)| rect.is_finite())
        .collect();
    let mut changed = match scope {
        LayoutScope::Around(changed) => changed.clone(),
        LayoutScope::All => lay_out_some(
            graph,
            &graph.blocks.keys().cloned().collect(),
            &mut boxes,
            options,
            go_on,
        )?,
        LayoutScope::Only(chosen) => lay_out_some(graph, chosen, &mut boxes, options, go_on)?,
    };
    let placed: BTreeSet<NodeId> = boxes.keys().cloned().collect();
    let there = (old.ways.iter()).filter(|(id, _)| graph.edges.contains_key(*id));
    let lines = CrossingIndex::new(there.map(|(_, way)| way));
    placement::insert(graph, &mut boxes, &lines, options, &mut work)?;
    changed.extend(boxes.keys().filter(|id| !placed.contains(*id)).cloned());
    overlap_removal::push(graph, &mut boxes, &changed, options, &mut work)?;
    finish(graph, old, boxes, options, go_on)
}

/// Lays out the chosen boxes by themselves and puts them where their upper left corner was; pinned ones stay.
/// Returns the chosen ones.
fn lay_out_some(
    graph: &LayoutGraph,
    chosen: &BTreeSet<NodeId>,
    boxes: &mut BTreeMap<NodeId, Rect>,
    options: &LayoutOptions,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<BTreeSet<NodeId>, CancelledError> {
    let mut part = graph.clone();
    part.blocks.retain(|id, _| chosen.contains(id));
    let drawn = arrange(&part, options, go_on)?;
    let old = drawn.blocks.keys().filter_map(|id| boxes.get(id)).copied();
    let (Some(new), Some(old)) = (union(drawn.blocks.values().copied()), union(old)) else {
        return Ok(chosen.clone());
    };
    let by = old.origin() - new.origin();
    // Where boxes are pinned, the rest is laid out around the first of them.
    let pin = part
        .blocks
        .iter()
        .find(|(_, block)| block.pinned && block.at.is_some());
    let by = pin.map_or(by, |(id, block)| {
        block.at.unwrap_or_default() - drawn.blocks[id].origin()
    });
    for (id, rect) in drawn.blocks {
        let is_pinned = part.blocks[&id].pinned && boxes.contains_key(&id);
        if !is_pinned {
            boxes.insert(id, rect + by);
        }
    }
    Ok(chosen.clone())
}

/// Gives edges their ways and groups their areas.
fn finish(
    graph: &LayoutGraph,
    old: &PreviousLayout,
    boxes: BTreeMap<NodeId, Rect>,
    options: &LayoutOptions,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<LayoutResult, CancelledError> {
    let wires = terminals::connections(graph, old, &boxes, options);
    let field = ObstacleMap::new(boxes.values().copied());
    let is_good = |id: &EdgeId| {
        let way = old
            .ways
            .get(id)
            .filter(|way| router::is_valid(&field, &wires[id], way));
        way.cloned()
    };
    let kept: BTreeMap<EdgeId, Vec<Point>> = wires
        .keys()
        .filter_map(|id| Some((id.clone(), is_good(id)?)))
        .collect();
    let mut open = wires.clone();
    open.retain(|id, _| !kept.contains_key(id));
    let spacing = RouteSpacing {
        edge_gap: options.edge_gap,
        ..RouteSpacing::default()
    };
    // An edge that had no corners finds its own way wherever it is drawn, so it gets that one here too.
    let is_plain = |id: &&EdgeId| old.ways.get(*id).is_some_and(|way| way.len() == 2);
    let mindful = open.keys().filter(|id| !is_plain(id)).cloned().collect();
    let new = router::reroute(&field, &kept, (&open, &mindful), spacing, go_on)?;
    let mut all = LayoutResult {
        groups: groups(graph, old, &boxes, options),
        ..LayoutResult::default()
    };
    for (id, way) in new {
        let wire = &wires[&id];
        let way = way.unwrap_or_else(|| {
            all.unrouted.insert(id.clone());
            vec![wire.from.at, wire.to.at]
        });
        all.ways.insert(id, EdgePath::Corners(way));
    }
    all.ways.extend(
        kept.into_iter()
            .map(|(id, way)| (id, EdgePath::Corners(way))),
    );
    for (id, wire) in &wires {
        let (from, to) = (boxes[&wire.from.node], boxes[&wire.to.node]);
        let is_ahead = match options.direction {
            FlowDirection::LeftToRight => from.x1 <= to.x0,
            FlowDirection::TopToBottom => from.y1 <= to.y0,
        };
        if !is_ahead {
            all.feedback.insert(id.clone());
        }
    }
    all.blocks = boxes;
    Ok(all)
}

/// Old areas, made larger where members have left them.
fn groups(
    graph: &LayoutGraph,
    old: &PreviousLayout,
    boxes: &BTreeMap<NodeId, Rect>,
    options: &LayoutOptions,
) -> BTreeMap<SketchId, Rect> {
    let mut areas: BTreeMap<SketchId, Rect> = old.groups.clone();
    // A frame that was never drawn begins with what it holds.
    areas.retain(|id, area| graph.groups.contains_key(id) && area.area() > 0.0);
    for (id, rect) in boxes {
        let mut inner = *rect;
        let mut at = graph.blocks.get(id).and_then(|block| block.group.as_ref());
        for _ in 0..=graph.groups.len() {
            let Some((id, group)) = at.and_then(|id| graph.groups.get_key_value(id)) else {
                break;
            };
            let pad = options.group_pad;
            let title = Vec2::new(0.0, group.title);
            let wanted = inner.inflate(pad, pad);
            let wanted = wanted.union_pt(wanted.origin() - title);
            let area = areas.entry(id.clone()).or_insert(wanted);
            if area.union(inner) != *area {
                *area = area.union(wanted);
            }
            inner = *area;
            at = group.parent.as_ref();
        }
    }
    areas
}
