//! Removing components and joining what they stood between, where types allow.

use crate::catalog::{Catalog, Fit};
use crate::editor::arrange::fold::with_folded;
use crate::editor::{Editor, Effect, bindings, text::display_names};
use crate::model::{
    Document, Edge, EdgeId, Edit, FreshIds, NodeId, PayloadId, PortName, Target, apply,
};

/// What closing a gap comes to.
#[derive(Debug, Default)]
struct HealPlan {
    edits: Vec<Edit>,
    /// Edges that were at the component and lead nowhere now.
    open: Vec<EdgeId>,
}

/// Removes what is selected; edges that led into a removed component lead on to where its own edges led.
pub fn remove_rejoining(editor: &mut Editor) -> Vec<Effect> {
    let board = editor.board();
    let (document, catalog) = (board.document(), board.catalog());
    let targets = board.unlocked(board.selection());
    if targets.is_empty() {
        return vec![Effect::info(display_names::LOCKED)];
    }
    let name = display_names::several(document, catalog, &targets);
    let nodes: Vec<NodeId> = board
        .selected_nodes()
        .filter(|id| targets.contains(&Target::Node((*id).clone())))
        .cloned()
        .collect();
    let targets = with_folded(board, &targets);
    let mut rest = document.clone();
    let mut all = HealPlan::default();
    for node in &nodes {
        let closing = close(&rest, catalog, node);
        apply(&mut rest, &closing.edits);
        all.edits.extend(closing.edits);
        all.open.extend(closing.open);
    }
    let open: Vec<String> = all
        .open
        .iter()
        .filter(|id| !leads_on(&rest, document, id))
        .map(|id| display_names::target_name(document, catalog, &Target::Edge(id.clone())))
        .collect();
    let mut edits = bindings::staying(board, &targets);
    edits.append(&mut all.edits);
    edits.push(Edit::Remove(targets));
    let label = format!("Delete {name} and reconnect");
    let mut effects = editor.commit_announced(label, &edits, format!("Deleted {name}"));
    if !open.is_empty() && editor.read_only().is_none() {
        effects.push(Effect::warning(format!(
            "Nothing fits to reconnect {}",
            open.join(", ")
        )));
    }
    effects
}

/// Whether the edge was one of the board's own; edges made on the way from one removed component to the next
/// are not spoken of.
fn leads_on(rest: &Document, before: &Document, id: &EdgeId) -> bool {
    rest.diagram().edge(id).is_some() || before.diagram().edge(id).is_none()
}

/// Joins every edge into the component with those out of it that take the same data, and removes it.
fn close(document: &Document, catalog: &Catalog, node: &NodeId) -> HealPlan {
    let diagram = document.diagram();
    let incoming = diagram.incoming(node);
    let outgoing = diagram.outgoing(node);
    let mut fresh = FreshIds::new(document);
    let mut closing = HealPlan::default();
    let mut joined: Vec<EdgeId> = Vec::new();
    let mut made: Vec<Edge> = Vec::new();
    for out in &outgoing {
        for into in &incoming {
            if fits(document, catalog, into, out, &made) {
                let edge = Edge {
                    label: out.label.clone(),
                    ..Edge::new(
                        fresh.edge(),
                        into.from.clone(),
                        out.to.clone(),
                        into.payload.clone(),
                    )
                };
                joined.extend([into.id.clone(), out.id.clone()]);
                made.push(edge);
            }
        }
    }
    let both = incoming.into_iter().chain(outgoing);
    let loose = both.filter(|edge| !joined.contains(&edge.id));
    closing.open = loose.map(|edge| edge.id.clone()).collect();
    closing.edits = vec![Edit::Remove([Target::Node(node.clone())].into())];
    closing.edits.extend(made.into_iter().map(Edit::AddEdge));
    closing
}

/// Whether what comes in is taken where the other edge leads, and the port has room for it.
fn fits(document: &Document, catalog: &Catalog, into: &Edge, out: &Edge, made: &[Edge]) -> bool {
    let diagram = document.diagram();
    let (Some(payload), Some(target)) = (&into.payload, diagram.node(&out.to.node)) else {
        return false;
    };
    let kind = catalog.kind(target.kind.as_str());
    let Some(port) = kind.and_then(|kind| kind.input(out.to.port.as_str())) else {
        return false;
    };
    let is_same = |edge: &&Edge| edge.from == into.from && edge.payload.as_ref() == Some(payload);
    let at_port = |edge: &&Edge| edge.to == out.to && edge.id != out.id;
    let there = diagram.incoming(&out.to.node).into_iter().chain(made);
    let mut there = there.filter(at_port).peekable();
    let has_room = if port.many {
        !there.any(|edge| is_same(&edge))
    } else {
        there.peek().is_none()
    };
    into.from.node != out.to.node && has_room && accepts(catalog, payload, kind, &port.name)
}

fn accepts(
    catalog: &Catalog,
    payload: &PayloadId,
    kind: Option<&crate::catalog::Kind>,
    port: &PortName,
) -> bool {
    let port = kind.and_then(|kind| kind.input(port.as_str()));
    port.is_some_and(|port| catalog.accepts(port, payload.as_str()) != Fit::No)
}
