//! Everything that follows from a document: sizes, paths, findings, and the display list.
//! The window, exports and the command line all derive it here, so they cannot disagree.

pub mod arrange;
mod complete;
mod derived;
mod jumps;
mod layout_request;
mod numbers;
mod severities_file;
pub mod stage;
mod touched;

use std::collections::BTreeMap;

use crate::catalog::{Catalog, PortSide};
use crate::geom::Point;
use crate::layout::Route;
use crate::layout::graph::BoxSide;
use crate::layout::route::{RouteEnds, jump, lost, route, squared};
use crate::layout::router::{Connection, EdgeSpec, IncrementalRouter, Terminal};
use crate::model::{Diagram, Document, Edge, EdgeEnd, EdgeId, LineRouting, Node, NodeId};
use crate::scene::{self, NodeBox, SceneStyle};

pub use complete::{complete, complete_watched, places};
pub use derived::Derived;
pub use layout_request::{LayoutRequest, direction, everything};
pub use severities_file::{RULES_FILE, SeverityError, read_severities};

/// Derives everything.
pub fn derive(document: &Document, catalog: &Catalog, style: &SceneStyle) -> Derived {
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
pub fn routes(document: &Document, boxes: &BTreeMap<NodeId, NodeBox>) -> BTreeMap<EdgeId, Route> {
    let mut ways = IncrementalRouter::default();
    for (id, node) in boxes {
        ways.put_box(id, Some(node.rect));
    }
    for edge in document.diagram().edges() {
        ways.put_edge(&edge.id, track(document, edge, boxes));
    }
    ways.update();
    let drawn = document
        .diagram()
        .edges()
        .filter_map(|edge| Some((edge.id.clone(), route_of(document, edge, boxes, &ways)?)));
    drawn.collect()
}

/// How an edge is to run along the axes; `None` for one that does not.
fn track(document: &Document, edge: &Edge, boxes: &BTreeMap<NodeId, NodeBox>) -> Option<EdgeSpec> {
    let is_line = |ends: &RouteEnds| ends.course == LineRouting::Elbow && !edge.jump;
    let ends = ends(document, edge, boxes).filter(is_line)?;
    let contact = |end: &EdgeEnd, at: Point, face: BoxSide| Terminal {
        node: end.node.clone(),
        at,
        face,
    };
    let wire = Connection {
        from: contact(&edge.from, ends.from, BoxSide::Right),
        to: contact(&edge.to, ends.to, BoxSide::Left),
    };
    if edge.via.is_empty() {
        return Some(EdgeSpec::Open(wire));
    }
    let corners = squared(&ends);
    let bends = [&[ends.from], corners.as_slice(), &[ends.to]].concat();
    Some(EdgeSpec::Fixed(bends, wire))
}

fn route_of(
    document: &Document,
    edge: &Edge,
    boxes: &BTreeMap<NodeId, NodeBox>,
    ways: &IncrementalRouter,
) -> Option<Route> {
    let ends = ends(document, edge, boxes)?;
    if edge.jump {
        return Some(jump(&ends));
    }
    if ends.course != LineRouting::Elbow || ways.is_fixed(&edge.id) {
        return Some(route(&ends));
    }
    let Some([_, via @ .., _]) = ways.route(&edge.id) else {
        return Some(lost(&ends));
    };
    Some(route(&RouteEnds { via, ..ends }))
}

fn ends<'a>(
    document: &Document,
    edge: &'a Edge,
    boxes: &BTreeMap<NodeId, NodeBox>,
) -> Option<RouteEnds<'a>> {
    let (from, to) = (boxes.get(&edge.from.node)?, boxes.get(&edge.to.node)?);
    Some(RouteEnds {
        from: from.attachment(&edge.from.port, PortSide::Output),
        to: to.attachment(&edge.to.port, PortSide::Input),
        from_box: from.rect,
        to_box: to.rect,
        via: &edge.via,
        course: document.routing(edge),
    })
}
