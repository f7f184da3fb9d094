//! Bringing things in line, and to equal distances from each other.

use crate::editor::arrange::axis::Axis;
use crate::editor::arrange::{ArrangeUnit, finish, moves, nothing, units};
use crate::editor::{Editor, Effect};
use crate::geom::{Rect, union};

/// What of things comes in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlignLine {
    Low(Axis),
    Middle(Axis),
    High(Axis),
}

impl AlignLine {
    fn axis(self) -> Axis {
        match self {
            Self::Low(axis) | Self::Middle(axis) | Self::High(axis) => axis,
        }
    }

    fn of(self, rect: Rect) -> f64 {
        match self {
            Self::Low(axis) => axis.span(rect).0,
            Self::Middle(axis) => axis.middle(rect),
            Self::High(axis) => axis.span(rect).1,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Low(Axis::X) => "Align left",
            Self::Middle(Axis::X) => "Align centres",
            Self::High(Axis::X) => "Align right",
            Self::Low(Axis::Y) => "Align top",
            Self::Middle(Axis::Y) => "Align middles",
            Self::High(Axis::Y) => "Align bottom",
        }
    }
}

/// Moves every unit of the selection onto the line of their common extent.
pub fn align(editor: &mut Editor, line: AlignLine) -> Vec<Effect> {
    let units = units(editor.board());
    let Some(extent) = union(units.iter().map(|unit| unit.rect)) else {
        return nothing(editor.board());
    };
    let goal = line.of(extent);
    let ways = units.into_iter().map(|unit| {
        let by = line.axis().along(goal - line.of(unit.rect));
        (unit.targets, by)
    });
    let edits = moves(ways);
    finish(editor, line.label(), &edits)
}

/// Makes the gaps between the units equal; the first and the last stay. Units that have no room between them
/// overlap equally.
#[expect(clippy::cast_precision_loss, reason = "nobody selects 2^53 things")]
pub fn distribute(editor: &mut Editor, axis: Axis) -> Vec<Effect> {
    let mut units = units(editor.board());
    let Some(extent) = union(units.iter().map(|unit| unit.rect)) else {
        return nothing(editor.board());
    };
    units.sort_by(|a, b| axis.middle(a.rect).total_cmp(&axis.middle(b.rect)));
    let filled: f64 = units.iter().map(|unit| axis.length(unit.rect)).sum();
    let n_gaps = units.len().saturating_sub(1).max(1) as f64;
    let gap = (axis.length(extent) - filled) / n_gaps;
    let mut next = axis.span(extent).0;
    let ways = units.into_iter().map(|ArrangeUnit { targets, rect }| {
        let by = axis.along(next - axis.span(rect).0);
        next += axis.length(rect) + gap;
        (targets, by)
    });
    let edits = moves(ways.collect::<Vec<_>>());
    let label = match axis {
        Axis::X => "Distribute horizontally",
        Axis::Y => "Distribute vertically",
    };
    finish(editor, label, &edits)
}
