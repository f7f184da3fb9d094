//! Dragging a point of a drawn line: its ends, which stick to things; its corners; and the middles between
//! them, which become corners.

use crate::editor::tools::draft::{boxed, snapped, turned};
use crate::editor::{Action, Board, Input, Modifiers, marks, sticking};
use crate::geom::Point;
use crate::model::{Edit, Form, SketchItem, Stick, Target};
use crate::scene::{Shape, lines};

/// How far from a point, in screen points, a press still takes it.
const REACH: f64 = 8.0;

/// A point of a line in the hand.
#[derive(Debug)]
pub struct Reshaping {
    /// The line as it was.
    line: SketchItem,
    /// Its points as they are drawn, the held one where the pointer is.
    points: Vec<Point>,
    held: usize,
    has_moved: bool,
    start: Option<Stick>,
    end: Option<Stick>,
}

impl Reshaping {
    /// Takes up the point of the selected line under the pointer, if there is one.
    pub fn at(board: &Board, at: Point) -> Option<Self> {
        let line = selected_line(board)?;
        let (start, end) = match &line.form {
            Form::Line { start, end, .. } => (start.clone(), end.clone()),
            _ => return None,
        };
        let mut points = lines::ends(board.document(), &board.derived().boxes, line);
        let near = |point: &Point| (*point - at).hypot() <= board.world(REACH);
        let held = if let Some(held) = points.iter().position(near) {
            held
        } else {
            let before = middles(&points).position(|middle| near(&middle))?;
            points.insert(before + 1, at);
            before + 1
        };
        Some(Self {
            line: line.clone(),
            points,
            held,
            has_moved: false,
            start,
            end,
        })
    }

    /// Follows the pointer; `None` once it let go.
    pub fn next(mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> Option<Self> {
        if input.let_go().is_some() {
            if !self.has_moved {
                return None;
            }
            let name = if self.is_arrow() { "arrow" } else { "line" };
            out.push(Action::Commit(format!("Reshape {name}"), vec![self.edit()]));
            return None;
        }
        if let Input::Move { at, modifiers } = *input {
            self.has_moved = true;
            self.go_to(at, modifiers, board);
            out.push(Action::Preview(vec![self.edit()]));
        }
        Some(self)
    }

    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &Board) {
        let last = self.points.len() - 1;
        let beside = self.points[if self.held == 0 {
            1.min(last)
        } else {
            self.held - 1
        }];
        self.points[self.held] = if modifiers.shift {
            turned(beside, at)
        } else {
            snapped(board, at)
        };
        if self.held != 0 && self.held != last {
            return;
        }
        let target = sticking::under(board, at).filter(|_| !modifiers.ctrl);
        let stick = target.map(|target| Stick { target, at: None });
        let (own, other) = if self.held == 0 {
            (&mut self.start, &self.end)
        } else {
            (&mut self.end, &self.start)
        };
        *own = stick.filter(|stick| last > 1 || Some(stick) != other.as_ref());
    }

    fn edit(&self) -> Edit {
        let (rect, at) = boxed(&self.points);
        let mut form = self.line.form.clone();
        if let Form::Line {
            points, start, end, ..
        } = &mut form
        {
            *points = at;
            start.clone_from(&self.start);
            end.clone_from(&self.end);
        }
        Edit::SetForm {
            item: self.line.id.clone(),
            rect,
            form,
        }
    }

    fn is_arrow(&self) -> bool {
        matches!(&self.line.form, Form::Line { start_arrow, end_arrow, .. } if *start_arrow || *end_arrow)
    }

    /// What the held end would stick to.
    pub fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        let held = if self.held == 0 {
            &self.start
        } else if self.held + 1 == self.points.len() {
            &self.end
        } else {
            &None
        };
        if let Some(stick) = held {
            marks::target_lit(board, &stick.target, shapes);
        }
    }
}

/// Whether the pointer is on a point of the selected line, or on a middle that would become one.
pub fn is_at(board: &Board, at: Point) -> bool {
    Reshaping::at(board, at).is_some()
}

/// A double click on a corner takes it out of the line.
pub fn without_corner(board: &Board, at: Point) -> Option<Action> {
    let held = Reshaping::at(board, at)?;
    let document = board.document();
    let n_before = lines::ends(document, &board.derived().boxes, &held.line).len();
    let is_corner = held.held > 0 && held.held + 1 < held.points.len();
    if !is_corner || held.points.len() != n_before {
        return None;
    }
    let mut points = held.points.clone();
    points.remove(held.held);
    let straighter = Reshaping { points, ..held };
    Some(Action::Commit(
        "Remove corner".to_owned(),
        vec![straighter.edit()],
    ))
}

/// The handles of the selected line.
pub fn handles(board: &Board, shapes: &mut Vec<Shape>) {
    let Some(line) = selected_line(board) else {
        return;
    };
    let points = lines::ends(board.document(), &board.derived().boxes, line);
    for middle in middles(&points) {
        marks::handle(board, middle, false, shapes);
    }
    for point in points {
        marks::handle(board, point, true, shapes);
    }
}

fn middles(points: &[Point]) -> impl Iterator<Item = Point> {
    points.windows(2).map(|pair| pair[0].midpoint(pair[1]))
}

/// The one selected thing, when it is a line that may be changed.
fn selected_line(board: &Board) -> Option<&SketchItem> {
    let Some(Target::Sketch(id)) = board.selected_one() else {
        return None;
    };
    let item = board.document().sketch().get(id)?;
    (matches!(item.form, Form::Line { .. }) && !item.locked).then_some(item)
}
