//! Giving things one size, and growing and shrinking them by key.

use crate::editor::arrange::{Scaling, elastic, finish, nothing, scaled};
use crate::editor::{BoardState, Editor, Effect, TargetSet, text::display_names};
use crate::geom::{Rect, Size, Vec2};
use crate::model::{Edit, SketchKind, Target};

/// What of the sizes becomes the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameSize {
    Width,
    Height,
    Size,
}

/// How much a key press grows or shrinks the extent, in world units.
const GROWTH: f64 = 8.0;

/// Gives all selected things the width, height or size of the largest; their upper left corners stay.
pub fn same(editor: &mut Editor, same: SameSize) -> Vec<Effect> {
    let board = editor.board();
    let sized: Vec<(Target, Rect)> = boxes(board);
    let Some(largest) = sized.iter().map(|(_, rect)| rect.size()).reduce(Size::max) else {
        return nothing(board);
    };
    let edits = sized.into_iter().filter_map(|(target, rect)| {
        let size = match same {
            SameSize::Width => Size::new(largest.width, rect.height()),
            SameSize::Height => Size::new(rect.width(), largest.height),
            SameSize::Size => largest,
        };
        let new = Rect::from_origin_size(rect.origin(), size);
        (new != rect).then_some(Edit::Resize { target, rect: new })
    });
    let edits: Vec<Edit> = edits.collect();
    let label = match same {
        SameSize::Width => "Same width",
        SameSize::Height => "Same height",
        SameSize::Size => "Same size",
    };
    finish(editor, label, &edits)
}

/// What has a size of its own: no edges, lines or ink, nothing locked.
fn boxes(board: &BoardState) -> Vec<(Target, Rect)> {
    let document = board.document();
    let has_box = |target: &Target| match target {
        Target::Node(_) => true,
        Target::Sketch(id) => document
            .sketch()
            .get(id)
            .is_some_and(|item| !matches!(item.form, SketchKind::Line(_) | SketchKind::Ink { .. })),
        Target::Edge(_) => false,
    };
    let free = board.unlocked(board.selection()).into_iter();
    free.filter(has_box)
        .filter_map(|target| {
            let rect = board.bounds(&target)?;
            Some((target, rect))
        })
        .collect()
}

/// Grows (`1.0`) or shrinks (`-1.0`) the selection about its middle, keeping its shape. Presses in a row are
/// one step.
pub fn grow(editor: &mut Editor, way: f64) -> Vec<Effect> {
    let board = editor.board();
    let targets: TargetSet = board
        .unlocked(board.selection())
        .into_iter()
        .filter(|target| !matches!(target, Target::Edge(_)))
        .collect();
    let Some(from) = board.extent(&targets) else {
        return nothing(board);
    };
    let longest = from.width().max(from.height()).max(1.0);
    let factor = ((longest + way * GROWTH) / longest).max(0.05);
    let to = Rect::from_center_size(from.center(), from.size() * factor);
    let mut edits = scaled(&elastic(board, &targets), Scaling { from, to });
    edits.retain(|edit| !is_stuck(board, edit));
    if edits.is_empty() {
        return vec![Effect::info("It cannot be made smaller")];
    }
    let name = display_names::several(board.document(), board.catalog(), &targets);
    let key = format!("resize {targets:?}");
    let edits = editor.with_frames(&edits);
    editor.commit_joining(format!("Resize {name}"), &key, &edits)
}

/// Whether the edit would only shift a thing that is as small as it gets.
fn is_stuck(board: &BoardState, edit: &Edit) -> bool {
    let Edit::Resize { target, rect } = edit else {
        return false;
    };
    let old = board.bounds(target).unwrap_or(*rect);
    let change: Vec2 = (rect.size() - old.size()).to_vec2();
    change.hypot() < 1e-9
}
