//! Coordinates of a stage: columns as wide as their widest box, rows as high as their highest stack, ports in line.

use crate::geom::Rect;
use crate::pipeline::stage::grid::StageGrid;
use crate::pipeline::stage::lit_graph::LitGraph;

/// Between boxes of a stack, in world units.
const STACK_GAP: f64 = 28.0;
/// Between columns and between rows: the least, and for each line that turns there.
const COLUMN_GAP: f64 = 44.0;
const ROW_GAP: f64 = 40.0;
const TURN: f64 = 8.0;
const MOST_GAP: f64 = 104.0;
/// Where the boxes of a grid lie, by number.
pub(super) fn coordinates(graph: &LitGraph, grid: &StageGrid) -> Vec<Rect> {
    let lefts = lefts(graph, grid);
    let mut rects = vec![Rect::ZERO; graph.boxes.len()];
    let mut top = 0.0;
    for (row, columns) in grid.cells.iter().enumerate() {
        let heights: Vec<f64> = columns.iter().map(|stack| height(graph, stack)).collect();
        let high = heights.iter().copied().fold(0.0, f64::max);
        for (column, stack) in columns.iter().enumerate() {
            let (left, width) = lefts[column];
            let slack = high - heights[column];
            let mut y = top + aligned(graph, &rects, stack, top, slack);
            for n in stack {
                let size = graph.boxes[*n].size;
                let x = left + ((width - size.width) / 2.0).round();
                rects[*n] = Rect::from_origin_size((x, y), size);
                y += size.height + STACK_GAP;
            }
        }
        top += high + row_gap(graph, grid, row);
    }
    rects
}

#[expect(clippy::cast_precision_loss, reason = "a stage has few boxes")]
fn height(graph: &LitGraph, stack: &[usize]) -> f64 {
    let boxes: f64 = stack.iter().map(|n| graph.boxes[*n].size.height).sum();
    boxes + STACK_GAP * stack.len().saturating_sub(1) as f64
}

/// The left border and the width of every column.
fn lefts(graph: &LitGraph, grid: &StageGrid) -> Vec<(f64, f64)> {
    let places = grid.places(graph.boxes.len());
    let mut x = 0.0;
    let mut lefts = Vec::new();
    for column in 0..grid.n_columns() {
        let all = grid.cells.iter().flat_map(|row| &row[column]);
        let width = all.map(|n| graph.boxes[*n].size.width).fold(0.0, f64::max);
        lefts.push((x, width));
        let turns = graph.lines.iter().filter(|line| {
            let (from, to) = (places[line.from], places[line.to]);
            let is_straight =
                from.row == to.row && from.column + 1 == to.column && from.depth == to.depth;
            !is_straight && (from.column == column || to.column == column + 1)
        });
        x += width + gap(COLUMN_GAP, turns.count());
    }
    lefts
}

/// The room below a row: for lines that run along it.
fn row_gap(graph: &LitGraph, grid: &StageGrid, row: usize) -> f64 {
    let places = grid.places(graph.boxes.len());
    let along = graph.lines.iter().filter(|line| {
        let (from, to) = (places[line.from], places[line.to]);
        let is_next = from.column + 1 == to.column;
        let reaches = from.row.min(to.row) <= row && from.row.max(to.row) >= row;
        reaches && !is_next
    });
    gap(ROW_GAP, along.count())
}

#[expect(clippy::cast_precision_loss, reason = "a stage has few lines")]
fn gap(least: f64, n_turns: usize) -> f64 {
    (least + TURN * n_turns.saturating_sub(1) as f64).min(MOST_GAP)
}

/// How far down a stack begins so that lines from the left come in straight; in the middle where none does.
fn aligned(graph: &LitGraph, rects: &[Rect], stack: &[usize], top: f64, slack: f64) -> f64 {
    let mut wishes = Vec::new();
    let mut down = 0.0;
    for n in stack {
        for line in graph.lines.iter().filter(|line| line.to == *n) {
            let from = rects[line.from];
            // Only boxes of the same row have their places by now and begin at its top or below.
            let is_beside = from.width() > 0.0 && from.y0 >= top;
            if is_beside {
                wishes.push(from.y0 + line.offsets[0] - line.offsets[1] - down - top);
            }
        }
        down += graph.boxes[*n].size.height + STACK_GAP;
    }
    wishes.sort_by(f64::total_cmp);
    let wish = wishes.get(wishes.len().saturating_sub(1) / 2).copied();
    wish.unwrap_or((slack / 2.0).round())
        .clamp(0.0, slack.max(0.0))
}
