//! Making and taking away space: everything on one side of a line is pushed, and frames that the line runs
//! through are stretched.

use crate::editor::arrange::axis::Axis;
use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Rect};
use crate::model::{EdgeId, Edit, Target};

/// What lies beyond a line, as it was before it is pushed.
#[derive(Clone, Debug)]
pub struct PushedItems {
    axis: Axis,
    /// Where the line lies on the axis.
    line: f64,
    /// What lies wholly beyond the line.
    pub moved: TargetSet,
    frames: Vec<(Target, Rect)>,
    bends: Vec<(EdgeId, Vec<Point>)>,
}

impl PushedItems {
    /// What lies right of the line, or below it. What is locked stays.
    pub fn new(board: &BoardState, axis: Axis, line: f64) -> Self {
        let is_beyond = |target: &Target| {
            let rect = board.bounds(target);
            let low = rect.map(|rect| axis.span(rect).0);
            !matches!(target, Target::Edge(_)) && low.is_some_and(|low| low >= line)
        };
        let all = board.unlocked(&board.all()).into_iter();
        let edges = board.document().diagram().edges();
        let bent = edges.filter(|edge| !edge.via.is_empty());
        Self {
            axis,
            line,
            moved: all.filter(is_beyond).collect(),
            frames: frames_across(board, axis, line),
            bends: bent
                .map(|edge| (edge.id.clone(), edge.via.clone()))
                .collect(),
        }
    }

    /// Edits that push it all so far; negative takes space away.
    pub fn pushed(&self, by: f64) -> Vec<Edit> {
        let mut edits = vec![Edit::Move {
            targets: self.moved.clone(),
            by: self.axis.along(by),
        }];
        edits.extend(self.frames.iter().map(|(target, rect)| {
            let (low, high) = self.axis.span(*rect);
            let span = (low, (high + by).max(self.line));
            Edit::Resize {
                target: target.clone(),
                rect: self.axis.with_span(*rect, span),
            }
        }));
        // After the move, which lets bends follow their components: here each goes by its own side.
        let pushed = |at: &Point| {
            let is_beyond = self.axis.of(at.to_vec2()) >= self.line;
            let by = if is_beyond { by } else { 0.0 };
            *at + self.axis.along(by)
        };
        edits.extend(self.bends.iter().map(|(edge, via)| Edit::SetVia {
            edge: edge.clone(),
            via: via.iter().map(pushed).collect(),
        }));
        edits
    }
}

fn frames_across(board: &BoardState, axis: Axis, line: f64) -> Vec<(Target, Rect)> {
    let items = board.document().sketch().values();
    let across = items.filter(|item| {
        let (low, high) = axis.span(item.rect);
        item.is_frame() && !item.locked && low < line && line < high
    });
    across
        .map(|item| (Target::Sketch(item.id.clone()), item.rect))
        .collect()
}
