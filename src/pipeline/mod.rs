//! Everything that follows from a document: sizes, paths, findings, and the display list.
//! The window, exports and the command line all derive it here, so they cannot disagree.

pub mod arrange;
mod complete;
mod derived;
mod folded_document;
mod jumps;
mod layout_request;
mod numbers;
mod severities_file;
pub mod stage;
mod touched;

use std::collections::BTreeMap;

use crate::catalog::{Catalog, PortSide};
use crate::geom::{Point, Rect};
use crate::layout::Route;
use crate::layout::graph::BoxSide;
use crate::layout::route::{
    RouteEnds, is_feedback, jump, lost, rounded_route, route, soft_corners, squared,
};
use crate::layout::router::{
    Connection, EdgeSpec, IncrementalRouter, ObstacleMap, SearchEffort, Terminal, is_clear,
};
use crate::model::{Document, Edge, EdgeEnd, EdgeId, LineRouting, Node, NodeId, Target};
use crate::scene::{self, EdgeBundle, EdgePairs, FoldedFrames, NodeBox, SceneStyle, ShownEnd};

pub use complete::{complete, complete_watched, places};
pub use derived::Derived;
pub use folded_document::{fold_box, fold_sizes};
pub use layout_request::{LayoutRequest, direction, everything};
pub use severities_file::{RULES_FILE, SeverityError, read_severities};

/// Derives everything.
pub fn derive(document: &Document, catalog: &Catalog, style: &SceneStyle) -> Derived {
    Derived::new(document, catalog, style)
}

/// The box of every component that is not inside a folded frame. One without a place lies at the origin; [`complete`]
/// gives it one.
pub fn boxes(document: &Document, catalog: &Catalog) -> BTreeMap<NodeId, NodeBox> {
    let nodes = document.diagram().nodes();
    let measured =
        nodes.filter_map(|node| Some((node.id.clone(), shown_box(document, node, catalog)?)));
    measured.collect()
}

fn shown_box(document: &Document, node: &Node, catalog: &Catalog) -> Option<NodeBox> {
    let is_folded = document.fold_of(&Target::Node(node.id.clone())).is_some();
    let at = node.at.unwrap_or(Point::ZERO);
    (!is_folded).then(|| scene::node_box(document, node, at, catalog))
}

/// The path of every edge that is drawn.
pub fn routes(
    document: &Document,
    boxes: &BTreeMap<NodeId, NodeBox>,
    catalog: &Catalog,
) -> BTreeMap<EdgeId, Route> {
    let folds = FoldedFrames::new(document, boxes);
    let pairs = EdgePairs::new(document, catalog);
    let source = RouteSource {
        document,
        boxes,
        folds: &folds,
        pairs: &pairs,
    };
    let mut ways = IncrementalRouter::default();
    for (id, node) in boxes {
        ways.put_box(id, Some(node.rect));
    }
    for (id, rect) in folds.frames() {
        ways.put_box(&fold_box(id), Some(*rect));
    }
    for edge in document.diagram().edges() {
        ways.put_edge(&edge.id, source.track(edge));
    }
    ways.update();
    let edges = document.diagram().edges();
    let drawn = edges.filter_map(|edge| Some((edge.id.clone(), source.route(edge, &ways)?)));
    drawn.collect()
}

/// How many edges run behind components.
pub fn n_behind_boxes(derived: &Derived) -> usize {
    let rects = derived.boxes.values().map(|at| at.rect);
    let field = ObstacleMap::new(rects);
    let is_behind = |route: &&Route| !is_clear(&field, &route.path, [Rect::ZERO; 2], -1.0);
    derived.routes.values().filter(is_behind).count()
}

/// What the paths of edges follow from.
#[derive(Clone, Copy)]
struct RouteSource<'a> {
    document: &'a Document,
    boxes: &'a BTreeMap<NodeId, NodeBox>,
    folds: &'a FoldedFrames,
    pairs: &'a EdgePairs,
}

impl RouteSource<'_> {
    /// How an edge is to run around boxes; `None` for one that does not.
    fn track(&self, edge: &Edge) -> Option<EdgeSpec> {
        let ends = self.ends(edge).filter(|_| !self.is_jump(edge))?;
        let contact = |end: &EdgeEnd, at: Point, face: BoxSide| Terminal {
            node: self.box_at(end),
            at,
            face,
        };
        let wire = Connection {
            from: contact(&edge.from, ends.from, BoxSide::Right),
            to: contact(&edge.to, ends.to, BoxSide::Left),
        };
        let corners = match ends.course {
            LineRouting::Straight => return None,
            LineRouting::Elbow => (!ends.via.is_empty()).then(|| squared(&ends)),
            LineRouting::Curved => {
                let corners = soft_corners(&ends);
                let is_loop = ends.via.is_empty() && is_feedback(&ends);
                if corners.is_none() && !is_loop {
                    let own = [ends.from_box, ends.to_box];
                    return Some(EdgeSpec::Curve(route(&ends).path, own, wire));
                }
                corners
            }
        };
        let effort = match ends.course {
            LineRouting::Curved => SearchEffort::Brief,
            LineRouting::Elbow | LineRouting::Straight => SearchEffort::Full,
        };
        let Some(corners) = corners else {
            return Some(EdgeSpec::Open(wire, effort));
        };
        let bends = [&[ends.from], corners.as_slice(), &[ends.to]].concat();
        Some(EdgeSpec::Fixed(bends, wire, effort))
    }

    fn route(&self, edge: &Edge, ways: &IncrementalRouter) -> Option<Route> {
        let ends = self.ends(edge)?;
        if self.is_jump(edge) {
            return Some(jump(&ends));
        }
        let most = ways.rounding(&edge.id);
        if ends.course == LineRouting::Straight || ways.is_fixed(&edge.id) {
            return Some(rounded_route(&ends, most));
        }
        match (ways.route(&edge.id), ends.course) {
            (Some([_, via @ .., _]), _) => Some(rounded_route(&RouteEnds { via, ..ends }, most)),
            // Where boxes lie on each other there may be no way. A curve then runs as if there were none.
            (_, LineRouting::Curved) => Some(route(&ends)),
            (_, LineRouting::Elbow | LineRouting::Straight) => Some(lost(&ends)),
        }
    }

    /// What crosses the border of a folded frame is a line, for a box has no room to name the other ends.
    fn is_jump(&self, edge: &Edge) -> bool {
        edge.jump && self.folds.bundle(&edge.id).is_none()
    }

    /// Nothing for an edge without a line of its own.
    fn ends<'e>(&self, edge: &'e Edge) -> Option<RouteEnds<'e>> {
        if self.pairs.is_answer(&edge.id) {
            return None;
        }
        let course = self.document.routing(edge);
        if let Some(bundle) = self.folds.bundle(&edge.id) {
            let is_drawn = self.folds.is_drawn(&edge.id);
            let (from, from_box) = self.folded_end(&bundle.from, &edge.from, bundle)?;
            let (to, to_box) = self.folded_end(&bundle.to, &edge.to, bundle)?;
            return is_drawn.then_some(RouteEnds {
                from,
                to,
                from_box,
                to_box,
                via: &[],
                course,
            });
        }
        let at = |id: &NodeId| self.boxes.get(id);
        let (from, to) = (at(&edge.from.node)?, at(&edge.to.node)?);
        Some(RouteEnds {
            from: from.attachment(&edge.from.port, PortSide::Output),
            to: to.attachment(&edge.to.port, PortSide::Input),
            from_box: from.rect,
            to_box: to.rect,
            via: &edge.via,
            course,
        })
    }

    /// Where a line with a folded frame at an end of it meets what is at this end, and the box of that.
    fn folded_end(
        &self,
        shown: &ShownEnd,
        end: &EdgeEnd,
        bundle: &EdgeBundle,
    ) -> Option<(Point, Rect)> {
        match shown {
            ShownEnd::Node(id) => {
                let at = self.boxes.get(id)?;
                let side = if bundle.from == *shown {
                    PortSide::Output
                } else {
                    PortSide::Input
                };
                Some((at.attachment(&end.port, side), at.rect))
            }
            ShownEnd::Frame(id) => {
                let rect = self.folds.frames().get(id)?;
                Some((self.folds.end(id, bundle)?, rect.abs()))
            }
        }
    }

    /// The box at which an edge is seen to end.
    fn box_at(&self, end: &EdgeEnd) -> NodeId {
        let folded = self.document.fold_of(&Target::Node(end.node.clone()));
        folded.map_or_else(|| end.node.clone(), fold_box)
    }
}
