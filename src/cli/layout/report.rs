//! An arrangement as JSON: corners and sizes of boxes, edges as straight pieces.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde_json::{Value as Json, json};

use crate::geom::{Point, Rect};
use crate::layout::LayoutResult;

/// How far a flattened curve may be off, in world units.
const TOLERANCE: f64 = 0.25;

/// Upper left corners, sizes, points; ids in the order of the board.
pub(super) fn json(arrangement: &LayoutResult, ms: f64) -> String {
    let edges: serde_json::Map<String, Json> = arrangement
        .ways
        .iter()
        .map(|(id, way)| {
            let points: Vec<Json> = way.flattened(TOLERANCE).iter().map(point).collect();
            (id.to_string(), Json::from(points))
        })
        .collect();
    let ids = |ids: &std::collections::BTreeSet<_>| -> Vec<String> {
        ids.iter().map(ToString::to_string).collect()
    };
    json!({
        "nodes": rects(&arrangement.blocks),
        "edges": edges,
        "groups": rects(&arrangement.groups),
        "labels": rects(&arrangement.labels),
        "feedback": ids(&arrangement.feedback),
        "unrouted": ids(&arrangement.unrouted),
        "cpu_ms": ms,
    })
    .to_string()
}

/// A folded frame stands among the nodes, as `folded` and its id.
fn rects<Id: Display>(rects: &BTreeMap<Id, Rect>) -> serde_json::Map<String, Json> {
    let json = |(id, rect): (&Id, &Rect)| {
        let corners = json!([rect.x0, rect.y0, rect.width(), rect.height()]);
        let id = id.to_string();
        (id.trim_start_matches('\0').to_owned(), corners)
    };
    rects.iter().map(json).collect()
}

fn point(at: &Point) -> Json {
    json!([at.x, at.y])
}
