//! Flipping the order of things: what was first comes last. Components and words stay readable; lines and ink
//! are mirrored.

use crate::editor::arrange::axis::Axis;
use crate::editor::arrange::{finish, moves, nothing, units};
use crate::editor::{BoardState, Editor, Effect, TargetSet};
use crate::geom::{Point, Rect, union};
use crate::model::{Binding, Edit, SketchItem, SketchKind, Target};

/// Mirrors the places of the units in their common extent.
pub fn flip(editor: &mut Editor, axis: Axis) -> Vec<Effect> {
    let board = editor.board();
    let units = units(board);
    let Some(extent) = union(units.iter().map(|unit| unit.rect)) else {
        return nothing(board);
    };
    let label = match axis {
        Axis::X => "Flip horizontally",
        Axis::Y => "Flip vertically",
    };
    let all: TargetSet = units.iter().flat_map(|unit| unit.targets.clone()).collect();
    let ways = all.iter().filter_map(|target| {
        let by = 2.0 * (axis.middle(extent) - axis.middle(board.bounds(target)?));
        Some((TargetSet::from([target.clone()]), axis.along(by)))
    });
    let mut edits = moves(ways);
    edits.extend(
        all.iter()
            .filter_map(|target| mirrored(board, target, axis, extent)),
    );
    let lines = board.document().sketch().values();
    edits.extend(lines.filter_map(|item| restuck(item, &all, axis, extent)));
    finish(editor, label, &edits)
}

/// A line whose ends hold to points of flipped things: the points change sides with them, and between two flipped
/// things its corners do too.
fn restuck(item: &SketchItem, flipped: &TargetSet, axis: Axis, extent: Rect) -> Option<Edit> {
    let SketchKind::Line(line) = &item.form else {
        return None;
    };
    let mut line = line.clone();
    let is_flipped = |binding: &Binding| flipped.contains(&binding.target);
    let goes_along = [&line.start, &line.end]
        .into_iter()
        .all(|end| end.as_ref().is_some_and(is_flipped));
    let ends = [&mut line.start, &mut line.end].into_iter().flatten();
    for binding in ends.filter(|binding| is_flipped(binding)) {
        if let Some(at) = &mut binding.at {
            match axis {
                Axis::X => at.x = 1.0 - at.x,
                Axis::Y => at.y = 1.0 - at.y,
            }
        }
    }
    let mut rect = item.rect;
    if goes_along {
        let length = axis.length(rect);
        rect = rect + axis.along(2.0 * (axis.middle(extent) - axis.middle(rect)));
        line.points
            .iter_mut()
            .for_each(|at| mirror(at, axis, length));
    }
    let form = SketchKind::Line(line);
    (form != item.form).then(|| Edit::SetForm {
        item: item.id.clone(),
        rect,
        form,
    })
}

fn mirror(at: &mut Point, axis: Axis, length: f64) {
    match axis {
        Axis::X => at.x = length - at.x,
        Axis::Y => at.y = length - at.y,
    }
}

/// A line or stroke with its points mirrored inside its box, in its new place.
fn mirrored(board: &BoardState, target: &Target, axis: Axis, extent: Rect) -> Option<Edit> {
    let Target::Sketch(id) = target else {
        return None;
    };
    let item = board.document().sketch().get(id)?;
    let by = axis.along(2.0 * (axis.middle(extent) - axis.middle(item.rect)));
    let form = mirrored_form(item, axis)?;
    (form != item.form).then(|| Edit::SetForm {
        item: id.clone(),
        rect: item.rect + by,
        form,
    })
}

fn mirrored_form(item: &SketchItem, axis: Axis) -> Option<SketchKind> {
    let length = axis.length(item.rect);
    let mirror = |at: &mut Point| mirror(at, axis, length);
    let mut form = item.form.clone();
    match &mut form {
        SketchKind::Line(line) => line.points.iter_mut().for_each(mirror),
        SketchKind::Ink { points, .. } => points.iter_mut().for_each(mirror),
        SketchKind::Shape { .. }
        | SketchKind::Text { .. }
        | SketchKind::Note { .. }
        | SketchKind::Frame { .. }
        | SketchKind::Unknown(_) => return None,
    }
    Some(form)
}
