//! What arranging draws above the board: handles, guides, outlines of groups, bends, locks, and what a drop
//! would change.

use crate::catalog::Catalog;
use crate::editor::arrange::axis::Axis;
use crate::editor::arrange::guides::GuideMark;
use crate::editor::edges::bends::{self, Bends, DrawnRoute};
use crate::editor::{BoardState, selection::handles};
use crate::geom::{Point, Rect, Vec2};
use crate::model::Target;
use crate::scene::{Color, Shape, ShapeStroke, Typeface, text};

/// Half the length of a tick of a guide, in screen points.
const TICK: f64 = 3.5;
/// Size of distances written beside gaps, in screen points.
const FIGURES: f64 = 11.0;
/// More locks than this are noise.
const MOST_LOCKS: usize = 200;

/// The handles of what is selected, and the box they belong to when it is around several things.
pub fn handles_shown(board: &BoardState, shapes: &mut Vec<Shape>) {
    let Some((rect, shown)) = handles::handles(board) else {
        return;
    };
    let tokens = &board.theme().tokens;
    // A single group has its own outline there.
    let picked = board.selection_summary();
    if picked.n_resizable > 1 && !picked.is_one_group {
        let gap = board.world(handles::OUTSIDE);
        shapes.push(Shape::Rect {
            rect: rect.inflate(gap, gap),
            radius: 0.0,
            fill: None,
            stroke: Some(ShapeStroke::solid(
                board.world(1.0),
                tokens.accent.faded(0.7),
            )),
        });
    }
    let side = board.world(handles::SIDE);
    for (_, at) in shown {
        shapes.push(Shape::Rect {
            rect: Rect::from_center_size(at, (side, side)),
            radius: board.world(2.0),
            fill: Some(tokens.card),
            stroke: Some(ShapeStroke::solid(board.world(1.5), tokens.accent)),
        });
    }
}

/// A dashed outline around each group that is selected whole, and around the one that was entered.
pub fn groups_outlined(board: &BoardState, shapes: &mut Vec<Shape>) {
    let accent = board.theme().tokens.accent;
    if let Some(rect) = board.selection_summary().entered {
        dashed(
            board,
            rect,
            2.0 * handles::OUTSIDE,
            accent.faded(0.5),
            shapes,
        );
    }
    for rect in &board.selection_summary().groups {
        dashed(board, *rect, handles::OUTSIDE, accent, shapes);
    }
}

fn dashed(board: &BoardState, rect: Rect, gap: f64, color: Color, shapes: &mut Vec<Shape>) {
    let gap = board.world(gap);
    shapes.push(Shape::Path {
        path: crate::geom::Shape::to_path(&rect.inflate(gap, gap), 0.1),
        fill: None,
        stroke: Some(ShapeStroke {
            dash: Some([board.world(5.0), board.world(4.0)]),
            ..ShapeStroke::solid(board.world(1.25), color)
        }),
    });
}

/// The bends of the edge that is selected alone; the chosen one is filled.
pub fn bends_shown(board: &BoardState, shapes: &mut Vec<Shape>) {
    let Some(edge) = bends::shown(board) else {
        return;
    };
    let has_bends = board
        .document()
        .diagram()
        .edge(edge)
        .is_some_and(|edge| !edge.via.is_empty());
    let Some(bent) = DrawnRoute::new(board, edge, Bends::Own).filter(|_| has_bends) else {
        return;
    };
    let tokens = &board.theme().tokens;
    let stroke = ShapeStroke::solid(board.world(1.5), tokens.accent);
    for (index, at) in bent.bends.into_iter().enumerate() {
        let is_chosen = board.bend().is_some_and(|bend| bend.index == index);
        let fill = if is_chosen {
            tokens.accent
        } else {
            tokens.card
        };
        let radius = board.world(handles::SIDE / 2.0 + 0.5);
        shapes.push(Shape::circle(at, radius, Some(fill), Some(stroke)));
    }
}

/// A lock on what is locked, while it is selected or under the pointer.
pub fn lock_marks(board: &BoardState, hovered: Option<&Target>, shapes: &mut Vec<Shape>) {
    let Some(glyph) = Catalog::builtin().icon("edit.lock") else {
        return;
    };
    let seen = board.camera().visible(board.viewport());
    let selected = board.selection_summary().locked_in(seen).take(MOST_LOCKS);
    let hovered = hovered.filter(|target| !board.selection().contains(target));
    let hovered = hovered.filter(|target| board.is_locked(target));
    let hovered = hovered.and_then(|target| board.bounds(target));
    let tokens = &board.theme().tokens;
    for corner in selected.chain(hovered.map(|rect| rect.origin())) {
        let at = corner + Vec2::new(2.0, 2.0);
        let border = ShapeStroke::solid(board.world(1.0), tokens.card_border);
        let disc = Shape::circle(at, board.world(9.0), Some(tokens.card), Some(border));
        shapes.push(disc);
        let size = board.world(12.0);
        shapes.push(Shape::icon(at, glyph, Typeface::Icon, size, tokens.muted));
    }
}

/// Where something comes in line.
pub fn guides(board: &BoardState, marks: &[GuideMark], shapes: &mut Vec<Shape>) {
    for mark in marks {
        match mark {
            GuideMark::Line { axis, at, ticks } => guide(board, *axis, *at, ticks, shapes),
            GuideMark::Gap {
                axis,
                from,
                to,
                across,
            } => gap(board, *axis, (*from, *to), *across, shapes),
        }
    }
}

fn pen(board: &BoardState) -> ShapeStroke {
    ShapeStroke::solid(board.world(1.0), board.theme().tokens.guide)
}

/// A line on which all ticks lie; each tick is a small cross.
fn guide(board: &BoardState, axis: Axis, at: f64, ticks: &[f64], shapes: &mut Vec<Shape>) {
    let stroke = pen(board);
    let (Some(first), Some(last)) = (ticks.first(), ticks.last()) else {
        return;
    };
    let point = |across: f64| axis.point(at, across);
    shapes.push(Shape::line(point(*first), point(*last), stroke));
    let arm = board.world(TICK);
    for tick in ticks {
        let middle = point(*tick);
        for way in [Vec2::new(arm, arm), Vec2::new(arm, -arm)] {
            shapes.push(Shape::line(middle - way, middle + way, stroke));
        }
    }
}

/// A distance: a line with a stop at both ends and its length beside it.
fn gap(
    board: &BoardState,
    axis: Axis,
    (from, to): (f64, f64),
    across: f64,
    shapes: &mut Vec<Shape>,
) {
    let stroke = pen(board);
    let (a, b) = (axis.point(from, across), axis.point(to, across));
    shapes.push(Shape::line(a, b, stroke));
    let stop = axis.other().along(board.world(2.0 * TICK));
    for end in [a, b] {
        shapes.push(Shape::line(end - stop, end + stop, stroke));
    }
    let beside = axis.other().along(board.world(FIGURES + 3.0));
    figure(board, a.midpoint(b) - beside, to - from, shapes);
}

/// A length on a patch, as large on the screen at every zoom.
fn figure(board: &BoardState, at: Point, length: f64, shapes: &mut Vec<Shape>) {
    let tokens = &board.theme().tokens;
    let words = format!("{length:.0}");
    let block = text::line(&words, Typeface::Medium, FIGURES, 200.0);
    let scale = board.world(1.0);
    let size = block.size * scale;
    let patch = Rect::from_center_size(at, size).inflate(3.0 * scale, scale);
    shapes.push(Shape::Rect {
        rect: patch,
        radius: 3.0 * scale,
        fill: Some(tokens.canvas),
        stroke: None,
    });
    let corner = at - size.to_vec2() / 2.0;
    for written in &block.lines {
        shapes.push(Shape::Text {
            at: corner + Vec2::new(0.0, written.baseline_y * scale),
            text: written.text.clone(),
            face: Typeface::Medium,
            size: FIGURES * scale,
            color: tokens.guide,
        });
    }
}

/// The line beyond which everything is pushed, and where it is pushed to.
pub fn space(board: &BoardState, axis: Axis, at: f64, by: f64, shapes: &mut Vec<Shape>) {
    let seen = board.camera().visible(board.viewport());
    let across = axis.other().span(seen);
    let span = (at.min(at + by), at.max(at + by));
    shapes.push(Shape::Rect {
        rect: axis.other().with_span(axis.with_span(seen, span), across),
        radius: 0.0,
        fill: Some(board.theme().tokens.selection),
        stroke: None,
    });
    let stroke = ShapeStroke {
        dash: Some([board.world(6.0), board.world(4.0)]),
        ..pen(board)
    };
    for place in [at, at + by] {
        let (a, b) = (axis.point(place, across.0), axis.point(place, across.1));
        shapes.push(Shape::line(a, b, stroke));
    }
}
