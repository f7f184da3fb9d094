//! Everything that follows from a document: sizes, paths, findings, and the display list.
//! The window, exports and the command line all derive it here, so they cannot disagree.

mod complete;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Catalog, Side};
use crate::geom::Point;
use crate::layout::Route;
use crate::layout::route::{Ends, route};
use crate::model::{Diagram, Document, Edge, EdgeId, Node, NodeId};
use crate::rules::{self, Report};
use crate::scene::{self, NodeBox, Scene, Style};

pub use complete::complete;

/// What follows from a document.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    pub boxes: BTreeMap<NodeId, NodeBox>,
    pub routes: BTreeMap<EdgeId, Route>,
    /// Every finding.
    pub report: Arc<Report>,
    /// The findings that the scene shows and a list should.
    pub shown: Arc<Report>,
    pub scene: Scene,
}

/// Derives everything.
pub fn derive(document: &Document, catalog: &Catalog, style: &Style) -> Derived {
    let boxes = boxes(document, catalog);
    let routes = routes(document.diagram(), &boxes);
    let report = Arc::new(rules::check(document, catalog));
    let shown = if style.findings.is_review(&report) {
        Arc::clone(&report)
    } else {
        Arc::new(Report::clone(&report).while_drawing())
    };
    let scene = scene::build(document, catalog, &boxes, &routes, &shown, style);
    Derived {
        boxes,
        routes,
        report,
        shown,
        scene,
    }
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
