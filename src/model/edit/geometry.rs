//! Edits of where things lie: moving, placing and resizing, and the bends of edges that follow.

use std::collections::{BTreeMap, BTreeSet};

use super::bends::{self, MovedEnds};
use super::records::{change_edge, change_either};
use crate::geom::{Point, Rect, Size, Vec2};
use crate::model::{Document, Edge, EdgeId, Node, NodeId, SketchItem, Target, Tx};

/// Moves the targets and what belongs to frames among them; bends of edges follow.
pub(super) fn shift(tx: &mut Tx, targets: &BTreeSet<Target>, by: Vec2) {
    let mut all = targets.clone();
    for target in targets {
        if let Target::Sketch(id) = target
            && tx
                .document()
                .sketch()
                .get(id)
                .is_some_and(SketchItem::is_frame)
        {
            all.extend(tx.document().members(id));
        }
    }
    let bent = bent_edges(tx.document(), &all);
    for target in &all {
        let of_node = |node: &mut Node| node.at = node.at.map(|at| at + by);
        change_either(tx, target, of_node, |item| item.rect = item.rect + by);
    }
    for (id, ends) in bent {
        change_edge(tx, &id, |edge| {
            edge.via = bends::follow(&edge.via, ends, by);
        });
    }
}

/// Edges with bends at moved nodes, and which of their ends are moved.
fn bent_edges(document: &Document, moved: &BTreeSet<Target>) -> BTreeMap<EdgeId, MovedEnds> {
    let is_moved = |id: &NodeId| moved.contains(&Target::Node(id.clone()));
    let nodes = moved.iter().filter_map(|target| match target {
        Target::Node(id) => Some(id),
        Target::Edge(_) | Target::Sketch(_) => None,
    });
    let diagram = document.diagram();
    let at_them = nodes.flat_map(|id| diagram.outgoing(id).into_iter().chain(diagram.incoming(id)));
    let bent = at_them.filter(|edge| !edge.via.is_empty());
    let ends = |edge: &Edge| match (is_moved(&edge.from.node), is_moved(&edge.to.node)) {
        (false, false) => MovedEnds::Neither,
        (true, false) => MovedEnds::Start,
        (false, true) => MovedEnds::End,
        (true, true) => MovedEnds::Both,
    };
    bent.map(|edge| (edge.id.clone(), ends(edge))).collect()
}

/// Puts the top-left corner of a thing somewhere.
pub(super) fn place(tx: &mut Tx, target: &Target, at: Point) {
    let of_item = |item: &mut SketchItem| item.rect = item.rect.with_origin(at);
    change_either(tx, target, |node| node.at = Some(at), of_item);
}

/// Gives a thing this box. What a folded frame holds stays where it is in it.
pub(super) fn resize(tx: &mut Tx, target: &Target, rect: Rect) {
    if let Target::Sketch(id) = target
        && let Some(item) = tx.document().sketch().get(id)
        && item.is_folded()
        && item.rect.origin() != rect.origin()
    {
        let by = rect.origin() - item.rect.origin();
        shift(tx, &BTreeSet::from([target.clone()]), by);
    }
    let of_node = |node: &mut Node| {
        node.at = Some(rect.origin());
        node.size = Some(Size::new(rect.width(), rect.height()));
    };
    change_either(tx, target, of_node, |item| item.rect = rect);
}
