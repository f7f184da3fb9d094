//! Flipping the order of things: what was first comes last. Components and words stay readable; lines and ink
//! are mirrored.

use crate::editor::arrange::{finish, moves, nothing, units};
use crate::editor::axis::Axis;
use crate::editor::{Board, Editor, Effect, Targets};
use crate::geom::{Point, Rect, union};
use crate::model::{Edit, Form, SketchItem, Target};

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
    let all: Targets = units.iter().flat_map(|unit| unit.targets.clone()).collect();
    let ways = all.iter().filter_map(|target| {
        let by = 2.0 * (axis.middle(extent) - axis.middle(board.bounds(target)?));
        Some((Targets::from([target.clone()]), axis.along(by)))
    });
    let mut edits = moves(ways);
    edits.extend(
        all.iter()
            .filter_map(|target| mirrored(board, target, axis, extent)),
    );
    finish(editor, label, &edits)
}

/// A line or stroke with its points mirrored inside its box, in its new place.
fn mirrored(board: &Board, target: &Target, axis: Axis, extent: Rect) -> Option<Edit> {
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

fn mirrored_form(item: &SketchItem, axis: Axis) -> Option<Form> {
    let length = axis.length(item.rect);
    let mirror = |point: &mut Point| match axis {
        Axis::X => point.x = length - point.x,
        Axis::Y => point.y = length - point.y,
    };
    let mut form = item.form.clone();
    match &mut form {
        Form::Line(line) => line.points.iter_mut().for_each(mirror),
        Form::Ink { points, .. } => points.iter_mut().for_each(mirror),
        _ => return None,
    }
    Some(form)
}
