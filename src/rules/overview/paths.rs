//! The ways that requests, the slowest request and training data take.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Role};
use crate::estimate::Estimate;
use crate::model::{Document, Edge, NodeId, PayloadId};
use crate::rules::overview::Trace;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathKind {
    /// All that works while a client waits.
    Request,
    /// The slowest way from a client's request to its answer.
    Critical,
    /// From examples over the trainer to where the model works.
    Training,
}

/// What leads examples to a trainer.
const EXAMPLES: &[&str] = &["training_set", "eval_set", "labels", "features_offline"];
/// What leads from a trainer to where the model works.
const RELEASED: &[&str] = &["model_artifact", "eval_report"];

/// The way; `None` where the board has none.
pub fn path(
    kind: PathKind,
    document: &Document,
    catalog: &Catalog,
    estimate: &Estimate,
) -> Option<Trace> {
    let found = match kind {
        PathKind::Request => request(estimate),
        PathKind::Critical => critical(estimate)?,
        PathKind::Training => training(document, catalog),
    };
    (!found.nodes.is_empty()).then_some(found)
}

fn request(estimate: &Estimate) -> Trace {
    let (nodes, edges) = estimate.request_trace();
    Trace {
        title: "Request path".to_owned(),
        nodes: nodes.into_iter().cloned().collect(),
        edges: edges.into_iter().cloned().collect(),
    }
}

fn critical(estimate: &Estimate) -> Option<Trace> {
    let path = estimate.critical_path().ok()??;
    Some(Trace {
        title: "Critical path".to_owned(),
        nodes: path.nodes.clone(),
        edges: path.flows.clone(),
    })
}

fn training(document: &Document, catalog: &Catalog) -> Trace {
    let diagram = document.diagram();
    let trains = |id: &NodeId| {
        let kind = diagram.node(id).map(|node| node.kind.as_str());
        let kind = kind.and_then(|kind| catalog.kind(kind));
        kind.is_some_and(|kind| kind.has_role(Role::Trains))
    };
    let trainers = diagram.nodes().map(|node| &node.id).filter(|id| trains(id));
    let trainers: BTreeSet<&NodeId> = trainers.collect();
    let carries = |edge: &Edge, some: &[&str]| {
        let payload = edge.payload.as_ref().map(PayloadId::as_str);
        payload.is_some_and(|payload| some.contains(&payload))
    };
    let mut nodes: BTreeSet<NodeId> = trainers.iter().map(|id| (*id).clone()).collect();
    let mut edges = BTreeSet::new();
    for ahead in [false, true] {
        let mut todo: Vec<&NodeId> = trainers.iter().copied().collect();
        let mut seen: BTreeSet<&NodeId> = trainers.clone();
        while let Some(at) = todo.pop() {
            let (links, payloads) = if ahead {
                (diagram.outgoing(at), RELEASED)
            } else {
                (diagram.incoming(at), EXAMPLES)
            };
            for edge in links.into_iter().filter(|edge| carries(edge, payloads)) {
                let other = if ahead {
                    &edge.to.node
                } else {
                    &edge.from.node
                };
                edges.insert(edge.id.clone());
                nodes.insert(other.clone());
                if seen.insert(other) {
                    todo.push(other);
                }
            }
        }
    }
    Trace {
        title: "Training path".to_owned(),
        nodes: nodes.into_iter().collect(),
        edges: edges.into_iter().collect(),
    }
}
