//! Boards of any size that look like what people draw: the visual search case, copied side by side with
//! a fixed seed, each copy jittered and joined to its neighbours.

use std::collections::BTreeSet;

use mlboard::geom::{Point, Vec2};
use mlboard::model::{Document, Edge, Edit, End, Node, NodeId, apply};
use mlboard::templates;

/// A board of exactly `n_nodes` components and, where the copies allow it, 1.5 flows for each.
pub fn board(n_nodes: usize, seed: u64) -> Document {
    let mut random = fastrand::Rng::with_seed(seed);
    let case = templates::find("visual_search")
        .expect("the case ships")
        .document();
    let mut document = Document::default();
    let per_copy = case.diagram().n_nodes();
    let columns = (n_nodes.div_ceil(per_copy)).isqrt().max(1);
    let mut kept: BTreeSet<NodeId> = BTreeSet::new();
    let mut edits = Vec::new();
    let mut edges = Vec::new();
    for copy in 0..n_nodes.div_ceil(per_copy) {
        let shift = Vec2::new(
            2600.0 * index(copy % columns),
            1800.0 * index(copy / columns),
        );
        for node in case.diagram().nodes().take(n_nodes - copy * per_copy) {
            let jitter = Vec2::new(random.f64() * 8.0, random.f64() * 8.0);
            let id = renamed(&node.id, copy);
            kept.insert(id.clone());
            let at = node.at.unwrap_or(Point::ZERO) + shift + jitter;
            edits.push(Edit::AddNode(Node {
                id,
                at: Some(at),
                frame: None,
                ..node.clone()
            }));
        }
        for edge in case.diagram().edges() {
            // One flow in twenty crosses to the copy on the left, as shared stores and logs do.
            let other = if copy > 0 && random.u8(0..20) == 0 {
                copy - 1
            } else {
                copy
            };
            let from = End {
                node: renamed(&edge.from.node, other),
                port: edge.from.port.clone(),
            };
            let to = End {
                node: renamed(&edge.to.node, copy),
                port: edge.to.port.clone(),
            };
            edges.push((from, to, edge.payload.clone()));
        }
    }
    edges.retain(|(from, to, _)| kept.contains(&from.node) && kept.contains(&to.node));
    random.shuffle(&mut edges);
    edges.truncate(n_nodes + n_nodes / 2);
    for (k, (from, to, payload)) in edges.into_iter().enumerate() {
        edits.push(Edit::AddEdge(Edge::new(
            format!("e{k}").into(),
            from,
            to,
            payload,
        )));
    }
    apply(&mut document, &edits);
    document
}

fn renamed(id: &NodeId, copy: usize) -> NodeId {
    NodeId::from(format!("{id}_{copy}"))
}

#[expect(clippy::cast_precision_loss, reason = "copies are counted in hundreds")]
fn index(copy: usize) -> f64 {
    copy as f64
}
