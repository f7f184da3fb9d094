//! Everything that follows from a document: sizes, paths, findings, and the display list.
//! The window, exports and the command line all derive it here, so they cannot disagree.

pub mod arrange;
mod complete;
mod derived;
mod tidying;
mod touched;

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Side};
use crate::geom::Point;
use crate::layout::Route;
use crate::layout::route::{Ends, route};
use crate::model::{Diagram, Document, Edge, EdgeId, Node, NodeId};
use crate::scene::{self, NodeBox, Style};

pub use complete::complete;
pub use derived::Derived;
pub use tidying::{Tidying, direction, everything};

/// Derives everything.
pub fn derive(document: &Document, catalog: &Catalog, style: &Style) -> Derived {
    Derived::new(document, catalog, style)
}

/// The box of every component. One without a place lies at the origin; [`complete`] gives it one.
pub fn boxes(document: &Document, catalog: &Catalog) -> BTreeMap<NodeId, NodeBox> {
    let diagram = document.diagram();
    let measured = diagram
        .nodes()
        .map(|node| (node.id.clone(), box_of(diagram, node, catalog)));
    measured.collect()
}

fn box_of(diagram: &Diagram, node: &Node, catalog: &Catalog) -> NodeBox {
    scene::node_box(diagram, node, node.at.unwrap_or(Point::ZERO), catalog)
}

/// The path of every edge.
pub fn routes(diagram: &Diagram, boxes: &BTreeMap<NodeId, NodeBox>) -> BTreeMap<EdgeId, Route> {
    let drawn = diagram
        .edges()
        .filter_map(|edge| Some((edge.id.clone(), route_of(edge, boxes)?)));
    drawn.collect()
}

fn route_of(edge: &Edge, boxes: &BTreeMap<NodeId, NodeBox>) -> Option<Route> {
    let (from, to) = (boxes.get(&edge.from.node)?, boxes.get(&edge.to.node)?);
    Some(route(&Ends {
        from: from.attachment(&edge.from.port, Side::Output),
        to: to.attachment(&edge.to.port, Side::Input),
        from_box: from.rect,
        to_box: to.rect,
        via: &edge.via,
    }))
}
