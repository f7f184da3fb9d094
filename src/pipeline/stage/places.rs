//! The places of a stage: of the ways to fold its rows, the one that is largest on the canvas and easiest to follow.

use crate::geom::{Point, Rect, Size, union};
use crate::pipeline::stage::columns::{MOST_COLUMNS, StageColumns};
use crate::pipeline::stage::coordinates::coordinates;
use crate::pipeline::stage::lit_graph::LitGraph;
use crate::pipeline::stage::order::order;

/// Kept free around a stage on the canvas, in points.
pub(super) const MARGIN: f64 = 32.0;
/// Boxes are not shown larger than this.
pub(super) const LARGEST_SCALE: f64 = 1.5;
/// Beyond this scale nothing is gained that a longer line would be worth.
const ENOUGH: f64 = 1.1;
/// What a row more costs, as a share of the scale.
const FOLD: f64 = 0.05;
/// What lines cost as a share of the scale, for each unit that one of them is long.
const LENGTH: f64 = 1.0 / 6_000.0;

/// The upper left corner of every box, by number: of the foldings that can be, the one that is largest on the canvas
/// and easiest to follow.
#[expect(clippy::cast_precision_loss, reason = "a stage has few lines and rows")]
pub(super) fn arrange(graph: &LitGraph, canvas: Size) -> Vec<Point> {
    let columns = StageColumns::new(graph);
    let widest = columns.n_columns().clamp(1, MOST_COLUMNS);
    let mut best: Option<(f64, Vec<Rect>)> = None;
    for most in (widest.min(2)..=widest).rev() {
        let mut grid = columns.folded(most);
        let length = order(graph, &mut grid);
        let rects = coordinates(graph, &grid);
        let n_lines = graph.lines.len().max(1) as f64;
        let scale = fitting(&rects, canvas).min(ENOUGH);
        let rows = grid.cells.len() as f64;
        let value = scale * (1.0 - FOLD * rows - LENGTH * length / n_lines);
        if best.as_ref().is_none_or(|(known, _)| value > *known + 1e-9) {
            best = Some((value, rects));
        }
    }
    let rects = best.map(|(_, rects)| rects).unwrap_or_default();
    rects.iter().map(Rect::origin).collect()
}

/// How large the boxes are shown when all of them fit on the canvas.
pub(super) fn fitting(rects: &[Rect], canvas: Size) -> f64 {
    let Some(all) = union(rects.iter().copied()) else {
        return LARGEST_SCALE;
    };
    let across = (canvas.width - 2.0 * MARGIN) / all.width();
    let down = (canvas.height - 2.0 * MARGIN) / all.height();
    across.min(down).min(LARGEST_SCALE)
}
