//! Dragging a point of a drawn line: its ends, which stick to things; its corners; the middles between them, which
//! become corners; and the stretches of an elbow line, which move across.

use crate::editor::tools::draft::{snapped, turned};
use crate::editor::tools::line_box::boxed;
use crate::editor::{
    Action, BoardAction, BoardState, CanvasInput, Modifiers, bindings,
    overlay::decorations::{self, LinePoint},
    text::writing,
};
use crate::geom::Point;
use crate::model::{Binding, DrawnLine, Edit, LineRouting, SketchItem, SketchKind, Target};
use crate::scene::{Shape, bound_lines};

/// How far from a point, in screen points, a press still takes it.
const REACH: f64 = 8.0;
/// Stretches of an elbow line that are shorter on the screen show no handle.
const LEAST_STRETCH: f64 = 24.0;

/// The place on a stretch whose middle is written on, as a share of its length.
const BESIDE_WORDS: f64 = 0.2;

/// A point or a stretch of a line in the hand.
#[derive(Debug)]
pub struct ReshapeDrag {
    /// The line as it was.
    item: SketchItem,
    line: DrawnLine,
    /// Its points on the board, the held one where the pointer is.
    points: Vec<Point>,
    held: HeldPart,
    has_moved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HeldPart {
    Point(usize),
    /// The middle of a stretch, that becomes a corner: its place among the points.
    Middle(usize),
    /// A stretch of an elbow line, by its first point.
    Stretch(usize),
}

impl ReshapeDrag {
    /// Takes up the point of the selected line under the pointer, if there is one.
    pub fn at(board: &BoardState, at: Point) -> Option<Self> {
        let (item, line) = selected_line(board)?;
        let drawn = bound_lines::ends(board.document(), &board.derived().boxes, item);
        let near = |point: &Point| (*point - at).hypot() <= board.world(REACH);
        let is_elbow = line.routing == LineRouting::Elbow;
        let mut points = drawn.iter();
        let found = if is_elbow {
            let ends = [0, drawn.len().saturating_sub(1)];
            ends.into_iter()
                .find(|i| drawn.get(*i).is_some_and(near))
                .map(HeldPart::Point)
        } else {
            points.position(near).map(HeldPart::Point)
        };
        let held = found.or_else(|| {
            let mut grips = grips(board, item, line, &drawn).into_iter();
            grips.find(|(_, place)| near(place)).map(|(held, _)| held)
        })?;
        let mut points = match held {
            HeldPart::Point(_) if is_elbow => own_points(item, line, &drawn),
            HeldPart::Point(_) | HeldPart::Middle(_) | HeldPart::Stretch(_) => drawn,
        };
        let held = match held {
            HeldPart::Point(i) if is_elbow && i > 0 => HeldPart::Point(points.len() - 1),
            HeldPart::Middle(i) => {
                points.insert(i, at);
                held
            }
            HeldPart::Point(_) | HeldPart::Stretch(_) => held,
        };
        Some(Self {
            item: item.clone(),
            line: DrawnLine::clone(line),
            points,
            held,
            has_moved: false,
        })
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(
        mut self,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> Option<Self> {
        if input.let_go().is_some() {
            if !self.has_moved {
                return None;
            }
            let name = if self.line.is_arrow() {
                "arrow"
            } else {
                "line"
            };
            out.push(Action::Board(BoardAction::Commit(
                format!("Reshape {name}"),
                vec![self.edit()],
            )));
            return None;
        }
        if let CanvasInput::Move { at, modifiers } = *input {
            self.has_moved = true;
            self.go_to(at, modifiers, board);
            out.push(Action::Board(BoardAction::Preview(vec![self.edit()])));
        }
        Some(self)
    }

    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &BoardState) {
        let last = self.points.len() - 1;
        let held = match self.held {
            HeldPart::Stretch(first) => return self.shift(first, snapped(board, at)),
            HeldPart::Point(i) | HeldPart::Middle(i) => i,
        };
        let beside = self.points[if held == 0 { 1.min(last) } else { held - 1 }];
        self.points[held] = if modifiers.shift {
            turned(beside, at)
        } else {
            snapped(board, at)
        };
        if held != 0 && held != last {
            return;
        }
        let binding = bindings::binding_at(board, at, modifiers);
        let (own, other) = if held == 0 {
            (&mut self.line.start, &self.line.end)
        } else {
            (&mut self.line.end, &self.line.start)
        };
        *own =
            binding.filter(|binding| last > 1 || !bindings::is_loop(Some(binding), other.as_ref()));
    }

    /// Moves a stretch across its own direction.
    fn shift(&mut self, first: usize, to: Point) {
        let along = self.points[first + 1] - self.points[first];
        for at in &mut self.points[first..=first + 1] {
            if along.x.abs() >= along.y.abs() {
                at.y = to.y;
            } else {
                at.x = to.x;
            }
        }
    }

    fn edit(&self) -> Edit {
        let (rect, points) = boxed(&self.points);
        Edit::SetForm {
            item: self.item.id.clone(),
            rect,
            form: SketchKind::Line(Box::new(DrawnLine {
                points,
                ..self.line.clone()
            })),
        }
    }

    /// What the held end would stick to.
    pub fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        let held: Option<&Binding> = match self.held {
            HeldPart::Point(0) => self.line.start.as_ref(),
            HeldPart::Point(i) if i + 1 == self.points.len() => self.line.end.as_ref(),
            HeldPart::Point(_) | HeldPart::Middle(_) | HeldPart::Stretch(_) => None,
        };
        if let Some(binding) = held {
            decorations::highlight_binding(board, binding, shapes);
        }
    }
}

/// The points of an elbow line as its record has them, between its ends where they are drawn.
fn own_points(item: &SketchItem, line: &DrawnLine, drawn: &[Point]) -> Vec<Point> {
    let corner = item.rect.origin().to_vec2();
    let mut points: Vec<Point> = line.points.iter().map(|at| *at + corner).collect();
    if let ([first, .., last], [a, .., b]) = (&mut points[..], drawn) {
        (*first, *last) = (*a, *b);
    }
    points
}

/// Whether the pointer is on a point of the selected line, or on a middle that would become one.
pub fn is_at(board: &BoardState, at: Point) -> bool {
    ReshapeDrag::at(board, at).is_some()
}

/// What a double click on a point does: a corner goes, corners of an elbow line that somebody chose all go, and
/// anywhere else it begins to write.
pub fn double_click(board: &BoardState, at: Point) -> Option<Action> {
    let held = ReshapeDrag::at(board, at)?;
    let last = held.points.len() - 1;
    match held.held {
        HeldPart::Point(i) if i > 0 && i < last => {
            let mut points = held.points.clone();
            points.remove(i);
            let straighter = ReshapeDrag { points, ..held };
            let edits = vec![straighter.edit()];
            Some(Action::Board(BoardAction::Commit(
                "Remove corner".to_owned(),
                edits,
            )))
        }
        HeldPart::Stretch(_) if held.line.points.len() > 2 => {
            let points = vec![held.points[0], held.points[last]];
            let free = ReshapeDrag { points, ..held };
            let edits = vec![free.edit()];
            Some(Action::Board(BoardAction::Commit(
                "Remove corners".to_owned(),
                edits,
            )))
        }
        HeldPart::Point(_) | HeldPart::Middle(_) | HeldPart::Stretch(_) => {
            Some(writing::ask(&held.item))
        }
    }
}

/// The handles of the selected line.
pub fn handles(board: &BoardState, shapes: &mut Vec<Shape>) {
    let Some((item, line)) = selected_line(board) else {
        return;
    };
    let points = bound_lines::ends(board.document(), &board.derived().boxes, item);
    for (_, middle) in grips(board, item, line, &points) {
        decorations::handle(board, middle, LinePoint::Middle, shapes);
    }
    let is_elbow = line.routing == LineRouting::Elbow;
    let last = points.len().saturating_sub(1);
    for (i, point) in points.into_iter().enumerate() {
        if !is_elbow || i == 0 || i == last {
            decorations::handle(board, point, LinePoint::Corner, shapes);
        }
    }
}

/// Places between the points that can be dragged.
fn grips(
    board: &BoardState,
    item: &SketchItem,
    line: &DrawnLine,
    points: &[Point],
) -> Vec<(HeldPart, Point)> {
    let words = bound_lines::words(board.document(), &board.derived().boxes, item);
    let middles = points.windows(2).map(|pair| {
        let middle = pair[0].midpoint(pair[1]);
        // Words hide what lies under them.
        match words {
            Some(words) if words.contains(middle) => pair[0].lerp(pair[1], BESIDE_WORDS),
            _ => middle,
        }
    });
    if line.routing != LineRouting::Elbow {
        let middles = middles.enumerate();
        return middles
            .map(|(i, at)| (HeldPart::Middle(i + 1), at))
            .collect();
    }
    // The outer stretches of an elbow line follow its ends.
    let last = points.len().saturating_sub(2);
    let is_long = |i: usize| points[i].distance(points[i + 1]) >= board.world(LEAST_STRETCH);
    let inner = middles
        .enumerate()
        .filter(|(i, _)| *i > 0 && *i < last && is_long(*i));
    inner.map(|(i, at)| (HeldPart::Stretch(i), at)).collect()
}

/// The one selected thing, when it is a line that may be changed.
fn selected_line(board: &BoardState) -> Option<(&SketchItem, &DrawnLine)> {
    let Some(Target::Sketch(id)) = board.selected_one() else {
        return None;
    };
    let item = board.document().sketch().get(id)?;
    match &item.form {
        SketchKind::Line(line) if !item.locked => Some((item, line)),
        SketchKind::Line(_)
        | SketchKind::Shape { .. }
        | SketchKind::Text { .. }
        | SketchKind::Note { .. }
        | SketchKind::Frame { .. }
        | SketchKind::Ink { .. }
        | SketchKind::Unknown(_) => None,
    }
}
