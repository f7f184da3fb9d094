//! A layered drawing (Sugiyama, Tagawa and Toda 1981), with ports, groups and labels.
//!
//! Cycles are opened, boxes go into layers, long edges are cut into points, points are ordered and placed,
//! and edges get tracks between the layers. One file a phase; every phase is bounded in steps.

mod across;
mod chains;
mod cycles;
mod gaps;
mod labels;
mod layers;
mod net;
mod order;
mod parts;
mod ports;
mod returns;
mod spans;
pub(in crate::layout) mod tracks;
mod ways;

use crate::geom::Rect;
use crate::layout::engine::{Arrangement, Cancelled, Graph, Line, Options, Way, Work};
use chains::Chains;
use cycles::Arrow;
use net::{Axes, Net};
use ways::Drawing;

/// How much of the work is done when boxes have layers, and when these are in order.
const LAYERED: f32 = 0.15;
const ORDERED: f32 = 0.7;

/// Lays out a graph, part by part.
pub(in crate::layout) fn arrange(
    graph: &Graph,
    options: &Options,
    work: &mut Work,
) -> Result<Arrangement, Cancelled> {
    let mut drawn = Vec::new();
    let (begun, mut n_done) = (work.progress(), 0);
    for part in parts::split(graph) {
        let share = |n: usize| begun + (1.0 - begun) * real(n) / real(graph.blocks.len().max(1));
        let begin = share(n_done);
        n_done += part.blocks.len();
        let room = (begin, share(n_done) - begin);
        drawn.push(arrange_part(&part, options, room, work)?);
    }
    Ok(parts::join(drawn, options.box_gap + options.edge_gap))
}

/// `begin` and `room` say which share of the whole work this is.
fn arrange_part(
    graph: &Graph,
    options: &Options,
    (begin, room): (f32, f32),
    work: &mut Work,
) -> Result<Arrangement, Cancelled> {
    let net = Net::new(graph, options.direction);
    let size = (net.boxes.len() + net.edges.len()) as u64;
    work.begin(begin + room * LAYERED, size * 1_000);
    let turned = feedback(&net, work)?;
    let layer = layers::layers(&net, &turned, options.preset, work)?;
    let (layer, label_at) = labels::make_room(&net, &layer);
    let mut chains = Chains::new(&net, &layer, &label_at, &turned, options.edge_gap);
    work.spend(chains.points.len() * 4)?;
    let ordering = (begin + room * LAYERED, begin + room * ORDERED);
    let layers = order::order(&net, &chains, options.preset, ordering, work)?;
    ports::choose(&mut chains, &layers);
    work.begin(begin + room, chains.points.len() as u64 * 2_000);
    let across = across::across(&net, &chains, &layers, options, work)?;
    let gaps = gaps::gaps(&net, &chains, &across, options, work)?;
    let drawing = Drawing {
        net: &net,
        chains: &chains,
        across: &across,
        gaps: &gaps,
        edge_gap: options.edge_gap,
    };
    Ok(result(&drawing, &turned, options))
}

fn feedback(net: &Net, work: &mut Work) -> Result<Vec<bool>, Cancelled> {
    let mut arrows: Vec<Arrow> = net
        .edges
        .iter()
        .map(|edge| Arrow {
            from: edge.from.node,
            to: edge.to.node,
            marked: edge.feedback,
        })
        .collect();
    let between: Vec<bool> = (0..arrows.len()).map(|k| net.changes_lane(k)).collect();
    let first: Vec<bool> = net.boxes.iter().map(|at| at.first).collect();
    let returns = returns::returns(&arrows, &between, &first);
    for (arrow, returns) in arrows.iter_mut().zip(returns) {
        arrow.marked |= returns;
    }
    cycles::feedback(&arrows, &between, &first, work)
}

/// Turns the drawing into what lies where on the board.
fn result(drawing: &Drawing, turned: &[bool], options: &Options) -> Arrangement {
    let (net, chains) = (drawing.net, drawing.chains);
    let axes = Axes::of(options);
    let mut all = Arrangement::default();
    for (node, id) in net.box_ids.iter().enumerate() {
        let (along, across) = drawing.corner(node);
        let at = &net.boxes[node];
        let rect = axes.rect((along, across), (along + at.along, across + at.across));
        all.blocks.insert(id.clone(), rect);
    }
    for (edge, id) in net.edge_ids.iter().enumerate() {
        if turned[edge] || drawing.runs_back(edge) {
            all.feedback.insert(id.clone());
        }
        if chains.left_out[edge] {
            let ends = [net.edges[edge].from, net.edges[edge].to];
            let centers = ends.map(|hook| all.blocks[&net.box_ids[hook.node]].center());
            all.ways.insert(id.clone(), Way::Corners(centers.to_vec()));
            all.unrouted.insert(id.clone());
            continue;
        }
        all.ways
            .insert(id.clone(), drawing.way(edge, options.line, axes));
        if let Some(rect) = label(drawing, edge, axes).filter(|_| options.line != Line::Straight) {
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
fn label(drawing: &Drawing, edge: usize, axes: Axes) -> Option<Rect> {
    let point = drawing.chains.of_edge[edge].label?;
    let (along, across) = drawing.net.edges[edge].label?;
    let (begin, end) = drawing.gaps.layers[drawing.chains.points[point].layer];
    let first = f64::midpoint(begin, end) - along / 2.0;
    let near = drawing.across.points[point];
    Some(axes.rect((first, near), (first + along, near + across)))
}

#[expect(clippy::cast_precision_loss, reason = "a share of all boxes")]
fn real(n: usize) -> f32 {
    n as f32
}
