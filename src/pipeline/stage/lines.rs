//! The ways of connections and bridges of a stage, found together so that they keep apart.

use crate::catalog::Catalog;
use crate::geom::{Point, Rect};
use crate::layout::graph::BoxSide;
use crate::layout::router::{Connection, EdgeSpec, IncrementalRouter, SearchEffort, Terminal};
use crate::model::{
    Arrowhead, Bridge, Dash, Document, DrawnLine, Edge, EdgeId, LineRouting, NodeId, SketchId,
    SketchItem, SketchKind, SketchStyle, Tx,
};
use crate::pipeline::{RouteSource, boxes};
use crate::scene::{EdgePairs, FoldedFrames};

/// Width of a bridge, in world units.
const BRIDGE_WIDTH: f64 = 1.25;
/// How far beside a port on the middle of a side a bridge ends.
const BESIDE: f64 = 8.0;

/// Gives every connection its bends and draws the bridges.
pub(super) fn draw(stage: &mut Document, catalog: &Catalog, bridges: &[Bridge]) {
    let boxes = boxes(stage, catalog);
    let folds = FoldedFrames::new(stage, &boxes);
    let pairs = EdgePairs::new(stage, catalog);
    let source = RouteSource {
        document: stage,
        boxes: &boxes,
        folds: &folds,
        pairs: &pairs,
    };
    let mut router = IncrementalRouter::default();
    for (id, at) in &boxes {
        router.put_box(id, Some(at.rect));
    }
    for edge in stage.diagram().edges() {
        router.put_edge(&edge.id, source.track(edge));
    }
    for (n, bridge) in bridges.iter().enumerate() {
        let end = |id: &NodeId, face: BoxSide| {
            let at = &boxes[id];
            let x = if face == BoxSide::Left {
                at.rect.x0
            } else {
                at.rect.x1
            };
            let middle = at.rect.center().y;
            let is_taken = at.ports.iter().any(|port| {
                port.connected && (port.at.x - x).abs() < 0.5 && (port.at.y - middle).abs() < BESIDE
            });
            Terminal {
                node: id.clone(),
                at: Point::new(x, if is_taken { middle + BESIDE } else { middle }),
                face,
            }
        };
        let wire = Connection {
            from: end(&bridge.from, BoxSide::Right),
            to: end(&bridge.to, BoxSide::Left),
        };
        router.put_edge(
            &bridge_id(n),
            Some(EdgeSpec::Open(wire, SearchEffort::Full)),
        );
    }
    router.update();
    let mut tx = Tx::new(stage);
    let edges: Vec<Edge> = tx.document().diagram().edges().cloned().collect();
    for edge in edges {
        if let Some([_, via @ .., _]) = router.route(&edge.id) {
            let via = via.to_vec();
            tx.put_edge(Edge { via, ..edge });
        }
    }
    for n in 0..bridges.len() {
        if let Some(corners) = router.route(&bridge_id(n)) {
            tx.put_sketch(bridge_item(n, corners));
        }
    }
    tx.finish();
}

/// No id that a person or a file gives begins like that.
fn bridge_id(n: usize) -> EdgeId {
    EdgeId::from(format!("\0bridge {n}"))
}

fn bridge_item(n: usize, corners: &[Point]) -> SketchItem {
    let first = corners.first().copied().unwrap_or_default();
    let rect = corners
        .iter()
        .fold(Rect::from_points(first, first), |rect, at| {
            rect.union_pt(*at)
        });
    let corner = rect.origin().to_vec2();
    let line = DrawnLine {
        points: corners.iter().map(|at| *at - corner).collect(),
        routing: LineRouting::Elbow,
        end_head: Arrowhead::Triangle,
        ..DrawnLine::default()
    };
    SketchItem {
        locked: true,
        style: SketchStyle {
            stroke: Some("muted".to_owned()),
            width: Some(BRIDGE_WIDTH),
            dash: Some(Dash::Dashed),
            ..SketchStyle::default()
        },
        ..SketchItem::new(
            SketchId::from(format!("\0bridge {n}")),
            rect,
            SketchKind::Line(Box::new(line)),
        )
    }
}
