//! A layered drawing (Sugiyama, Tagawa and Toda 1981), with ports, groups and labels.
//!
//! Cycles are opened, boxes go into layers, long edges are cut into points, points are ordered and placed,
//! and edges get tracks between the layers. One file a phase; every phase is bounded in steps.

mod back_edges;
mod components;
mod coordinates;
mod cycles;
mod edge_paths;
mod folding;
mod group_spans;
mod indexed_graph;
mod labels;
mod layer_spacing;
mod layers;
mod long_edges;
mod order;
mod ports;
mod random;
mod side_tracks;
pub(in crate::layout) mod tracks;

use crate::geom::Rect;
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::real;
use crate::layout::graph::{LayoutGraph, LayoutOptions, PathStyle};
use crate::layout::result::{EdgePath, LayoutResult};
use cycles::CycleEdge;
use edge_paths::PlacedDrawing;
use indexed_graph::{FlowAxes, LayerGraph};
use long_edges::LongEdges;

/// How much of the work is done when boxes have layers, and when these are in order.
const LAYERED: f32 = 0.15;
const ORDERED: f32 = 0.7;

/// Lays out a graph, part by part.
pub(in crate::layout) fn arrange(
    graph: &LayoutGraph,
    options: &LayoutOptions,
    work: &mut Budget,
) -> Result<LayoutResult, CancelledError> {
    let mut drawn = Vec::new();
    let (begun, mut n_done) = (work.progress(), 0);
    for part in components::split(graph) {
        let share =
            |n: usize| begun + (1.0 - begun) * (real(n) / real(graph.blocks.len().max(1))) as f32;
        let begin = share(n_done);
        n_done += part.blocks.len();
        let room = (begin, share(n_done) - begin);
        drawn.push(arrange_part(&part, options, room, work)?);
    }
    Ok(components::join(drawn, options.box_gap + options.edge_gap))
}

/// `begin` and `room` say which share of the whole work this is.
fn arrange_part(
    graph: &LayoutGraph,
    options: &LayoutOptions,
    (begin, room): (f32, f32),
    work: &mut Budget,
) -> Result<LayoutResult, CancelledError> {
    let net = LayerGraph::new(graph, options.direction);
    let size = (net.boxes.len() + net.edges.len()) as u64;
    work.begin(begin + room * LAYERED, size * 1_000);
    let mut turned = feedback(&net, work)?;
    let mut layer = layers::layers(&net, &turned, options.preset, work)?;
    if let Some(folded) = folding::fold(&net, &layer, options, work)? {
        for (edge, turned) in net.edges.iter().zip(&mut turned) {
            *turned = folded[edge.from.node] >= folded[edge.to.node];
        }
        layer = folded;
    }
    let (layer, label_at) = labels::make_room(&net, &layer);
    let mut chains = LongEdges::new(&net, &layer, &label_at, &turned, options.edge_gap);
    work.spend(chains.points.len() * 4)?;
    let ordering = (begin + room * LAYERED, begin + room * ORDERED);
    let layers = order::order(&net, &chains, options.preset, ordering, work)?;
    ports::choose(&mut chains, &layers);
    work.begin(begin + room, chains.points.len() as u64 * 2_000);
    let across = coordinates::assign(&net, &chains, &layers, options, work)?;
    let gaps = layer_spacing::gaps(&net, &chains, &across, options, work)?;
    let drawing = PlacedDrawing {
        net: &net,
        chains: &chains,
        across: &across,
        gaps: &gaps,
        edge_gap: options.edge_gap,
    };
    Ok(result(&drawing, &turned, options))
}

fn feedback(net: &LayerGraph, work: &mut Budget) -> Result<Vec<bool>, CancelledError> {
    let mut arrows: Vec<CycleEdge> = net
        .edges
        .iter()
        .map(|edge| CycleEdge {
            from: edge.from.node,
            to: edge.to.node,
            marked: edge.feedback,
        })
        .collect();
    let between: Vec<bool> = (0..arrows.len()).map(|k| net.changes_lane(k)).collect();
    let first: Vec<bool> = net.boxes.iter().map(|at| at.first).collect();
    let returns = back_edges::back_edges(&arrows, &between, &first);
    for (arrow, returns) in arrows.iter_mut().zip(returns) {
        arrow.marked |= returns;
    }
    cycles::feedback(&arrows, &between, &first, work)
}

/// Turns the drawing into what lies where on the board.
fn result(drawing: &PlacedDrawing, turned: &[bool], options: &LayoutOptions) -> LayoutResult {
    let (net, chains) = (drawing.net, drawing.chains);
    let axes = FlowAxes::new(options);
    let mut all = LayoutResult::default();
    for (node, id) in net.box_ids.iter().enumerate() {
        let (along, across) = drawing.corner(node);
        let at = &net.boxes[node];
        let mut rect = axes.rect((along, across), (along + at.along, across + at.across));
        rect.y1 -= at.below;
        all.blocks.insert(id.clone(), rect);
    }
    for (edge, id) in net.edge_ids.iter().enumerate() {
        if turned[edge] || drawing.runs_back(edge) {
            all.feedback.insert(id.clone());
        }
        if chains.left_out[edge] {
            let ends = [net.edges[edge].from, net.edges[edge].to];
            let centers = ends.map(|hook| all.blocks[&net.box_ids[hook.node]].center());
            all.ways
                .insert(id.clone(), EdgePath::Corners(centers.to_vec()));
            all.unrouted.insert(id.clone());
            continue;
        }
        all.ways
            .insert(id.clone(), drawing.path(edge, options.line, axes));
        if let Some(rect) =
            label(drawing, edge, axes).filter(|_| options.line != PathStyle::Straight)
        {
            all.labels.insert(id.clone(), rect);
        }
    }
    for (group, id) in net.group_ids.iter().enumerate() {
        if let (Some(id), Some(along), Some(across)) =
            (id, drawing.gaps.groups[group], drawing.across.groups[group])
        {
            let rect = axes.rect((along.0, across.0), (along.1, across.1));
            all.groups.insert(id.clone(), rect);
        }
    }
    all
}

/// Labels stand in the middle of their layer, on their edge.
fn label(drawing: &PlacedDrawing, edge: usize, axes: FlowAxes) -> Option<Rect> {
    let point = drawing.chains.of_edge[edge].label?;
    let (along, across) = drawing.net.edges[edge].label?;
    let (begin, end) = drawing.gaps.layers[drawing.chains.points[point].layer];
    let first = f64::midpoint(begin, end) - along / 2.0;
    let near = drawing.across.points[point];
    Some(axes.rect((first, near), (first + along, near + across)))
}
