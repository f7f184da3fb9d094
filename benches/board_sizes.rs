//! Boards of any size that look like what people draw: the visual search case, copied side by side with
//! a fixed seed, each copy jittered and joined to its neighbours.

use std::collections::BTreeSet;

use mlboard::geom::{Point, Vec2};
use mlboard::model::{Document, Edge, EdgeEnd, Edit, Node, NodeId, apply};
use mlboard::templates;

/// A board of exactly `n_nodes` components and 1.5 flows for each.
pub fn board(n_nodes: usize, seed: u64) -> Document {
    board_with(n_nodes, n_nodes + n_nodes / 2, seed)
}

/// A board of exactly `n_nodes` components and `n_edges` flows: those inside the copies, and where those are too
/// few, the same flows between a copy and its neighbours.
pub fn board_with(n_nodes: usize, n_edges: usize, seed: u64) -> Document {
    let mut random = fastrand::Rng::with_seed(seed);
    let case = templates::find("visual_search")
        .expect("the case ships")
        .document();
    let n_copies = n_nodes.div_ceil(case.diagram().n_nodes());
    let columns = n_copies.isqrt().max(1);
    let mut nodes = Vec::new();
    let mut flows = Vec::new();
    for copy in 0..n_copies {
        nodes.extend(nodes_of(&case, copy, columns, &mut random));
        flows.extend(flows_of(&case, copy, &mut random));
    }
    nodes.truncate(n_nodes);
    let kept: BTreeSet<NodeId> = nodes.iter().map(|node| node.id.clone()).collect();
    random.shuffle(&mut flows);
    let mut more = crossings(&case, n_copies, columns);
    random.shuffle(&mut more);
    flows.extend(more);
    flows.retain(|flow| kept.contains(&flow.from.node) && kept.contains(&flow.to.node));
    flows.truncate(n_edges);
    let edges = flows.into_iter().enumerate().map(|(k, flow)| {
        Edit::AddEdge(Edge {
            id: format!("e{k}").into(),
            ..flow
        })
    });
    let mut edits: Vec<Edit> = nodes.into_iter().map(Edit::AddNode).collect();
    edits.extend(edges);
    let mut document = Document::default();
    apply(&mut document, &edits);
    document
}

fn nodes_of(case: &Document, copy: usize, columns: usize, random: &mut fastrand::Rng) -> Vec<Node> {
    let shift = Vec2::new(
        2600.0 * index(copy % columns),
        1800.0 * index(copy / columns),
    );
    let nodes = case.diagram().nodes().map(|node| {
        let jitter = Vec2::new(random.f64() * 8.0, random.f64() * 8.0);
        Node {
            id: renamed(&node.id, copy),
            at: Some(node.at.unwrap_or(Point::ZERO) + shift + jitter),
            frame: None,
            ..node.clone()
        }
    });
    nodes.collect()
}

fn flows_of(case: &Document, copy: usize, random: &mut fastrand::Rng) -> Vec<Edge> {
    let flows = case.diagram().edges().map(|edge| {
        // One flow in twenty crosses to the copy on the left, as shared stores and logs do.
        let other = copy - usize::from(copy > 0 && random.u8(0..20) == 0);
        between(edge, other, copy)
    });
    flows.collect()
}

/// Flows of the case from each copy to the copies on its right and below it.
fn crossings(case: &Document, n_copies: usize, columns: usize) -> Vec<Edge> {
    let pairs = (0..n_copies).flat_map(|copy| [(copy, copy + 1), (copy, copy + columns)]);
    let flows = pairs.flat_map(|(from, to)| {
        let edges = case.diagram().edges();
        edges.map(move |edge| between(edge, from, to))
    });
    flows.collect()
}

/// A flow of the case from one copy to another; a jump stays one.
fn between(edge: &Edge, from: usize, to: usize) -> Edge {
    let (from, to) = (end(&edge.from, from), end(&edge.to, to));
    Edge {
        jump: edge.jump,
        ..Edge::new(edge.id.clone(), from, to, edge.payload.clone())
    }
}

fn end(end: &EdgeEnd, copy: usize) -> EdgeEnd {
    EdgeEnd {
        node: renamed(&end.node, copy),
        port: end.port.clone(),
    }
}

fn renamed(id: &NodeId, copy: usize) -> NodeId {
    NodeId::from(format!("{id}_{copy}"))
}

#[expect(clippy::cast_precision_loss, reason = "copies are counted in hundreds")]
fn index(copy: usize) -> f64 {
    copy as f64
}
