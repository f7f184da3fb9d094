//! What is new in a stage appears after what stays has moved; what is calm stays covered in part.

use crate::editor::{Editor, Motion};
use crate::scene::Shape;

/// How long what is new takes to appear once what stays has moved, in seconds.
const FADES: f64 = 0.12;
/// How much of a calm component is covered.
const CALM: f64 = 0.7;
/// How far a veil reaches beyond its component, over ports and the ring.
const VEIL_REACH: f64 = 5.5;

/// Lets `dt` seconds pass. Returns whether anything still appears.
pub(in crate::editor) fn advance(editor: &mut Editor, dt: f64) -> bool {
    let is_on = editor.motion.motion == Motion::On;
    let waits = editor.gliding.is_some();
    let Some(walk) = editor.board.walk.as_mut().filter(|walk| walk.shown < 1.0) else {
        return false;
    };
    if !waits {
        walk.shown = (walk.shown + dt.max(0.0) / FADES).min(1.0);
    }
    if !is_on {
        walk.shown = 1.0;
    }
    walk.shown < 1.0
}

/// Covers what is calm in part, and what is new as long as it has not appeared.
pub(in crate::editor) fn draw_veils(editor: &Editor, shapes: &mut Vec<Shape>) {
    let (Some(walk), Some(staged)) = (&editor.board.walk, &editor.board.staged) else {
        return;
    };
    let canvas = editor.theme().tokens.canvas;
    let mut veil = |id, share: f64| {
        let Some(at) = staged.derived.boxes.get(id) else {
            return;
        };
        shapes.push(Shape::Rect {
            rect: at.rect.inflate(VEIL_REACH, VEIL_REACH),
            radius: 0.0,
            fill: Some(canvas.faded(share)),
            stroke: None,
        });
    };
    staged.calm.iter().for_each(|id| veil(id, CALM));
    let is_moving = editor.gliding.is_some();
    if let Some(stage) = editor
        .board
        .shown_stage()
        .filter(|_| walk.shown < 1.0 && !is_moving)
    {
        stage.new.iter().for_each(|id| veil(id, 1.0 - walk.shown));
    }
}
