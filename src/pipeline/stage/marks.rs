//! The rings around what is new in a stage.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::model::{
    Document, NodeId, ShapeKind, SketchId, SketchItem, SketchKind, SketchStyle, Tx,
};
use crate::pipeline::boxes;

/// Between a component and its ring, in world units.
const AROUND: f64 = 4.0;
const WIDTH: f64 = 2.0;

/// Whether a drawing is a mark or a bridge of a stage, which no person drew.
pub fn is_mark(id: &SketchId) -> bool {
    id.as_str().starts_with('\0')
}

/// Draws a ring around each of these.
pub fn mark(stage: &mut Document, catalog: &Catalog, new: &BTreeSet<NodeId>) {
    let boxes = boxes(stage, catalog);
    let mut tx = Tx::new(stage);
    for id in new {
        let Some(at) = boxes.get(id) else {
            continue;
        };
        tx.put_sketch(SketchItem {
            locked: true,
            style: SketchStyle {
                stroke: Some("accent".to_owned()),
                width: Some(WIDTH),
                ..SketchStyle::default()
            },
            ..SketchItem::new(
                SketchId::from(format!("\0new {id}")),
                at.rect.inflate(AROUND, AROUND),
                SketchKind::Shape {
                    outline: ShapeKind::Rectangle,
                    text: String::new(),
                },
            )
        });
    }
    tx.finish();
}
