//! Arrows and lines: drag from end to end, or click point after point. Ends stick to what they are put on.

use crate::editor::tools::draft::{Draft, SLACK, snapped, turned};
use crate::editor::tools::line_box::boxed;
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, Board, BoardAction, Button, Cursor, Input, Key, Modifiers, bindings, overlay::marks,
};
use crate::geom::Point;
use crate::model::{Edit, Form, SketchItem, Stick};
use crate::scene::{Anchor, Shape};

/// The tool for arrows or for lines.
#[derive(Debug)]
pub struct Lines {
    tool: ToolId,
    state: State,
    /// What a line begun here would stick to.
    over: Option<Stick>,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Idle,
    /// The button is down: whether this is a drag or the first of several clicks will show.
    Pressed(Drawing),
    Dragging(Drawing),
    /// Point after point.
    Clicking(Drawing),
}

/// A line being drawn.
#[derive(Debug)]
struct Drawing {
    draft: Draft,
    /// Points that are set.
    points: Vec<Point>,
    /// Where the pointer is.
    at: Point,
    start: Option<Stick>,
    end: Option<Stick>,
}

impl Drawing {
    fn begin(tool: ToolId, at: Point, start: Option<Stick>, board: &Board) -> Self {
        Self {
            draft: Draft::begin(board, tool),
            points: vec![at],
            at,
            start,
            end: None,
        }
    }

    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &Board) {
        self.end = bindings::stick(board, at, modifiers);
        if self.points.len() == 1 && bindings::is_loop(self.start.as_ref(), self.end.as_ref()) {
            self.end = None;
        }
        let last = self.points.last().copied().unwrap_or(at);
        self.at = if modifiers.shift {
            turned(last, at)
        } else {
            snapped(board, at)
        };
    }

    fn set_point(&mut self, board: &Board) {
        if !self.is_at_last(board) {
            self.points.push(self.at);
        }
    }

    fn is_at_last(&self, board: &Board) -> bool {
        let near = |last: &Point| (*last - self.at).hypot() < board.world(SLACK);
        self.points.last().is_some_and(near)
    }

    fn is_closing(&self, board: &Board) -> bool {
        let near = (self.at - self.points[0]).hypot() < 2.0 * board.world(SLACK);
        near && self.points.len() > 2
    }

    /// The line through `points`.
    fn item(&self, points: &[Point], tool: ToolId, board: &Board) -> Option<SketchItem> {
        let (rect, at) = boxed(points);
        let (Some(next), Some(before)) = (points.get(1), points.iter().nth_back(1)) else {
            return None;
        };
        let mut form = board.pen(tool).form(tool)?;
        if let Form::Line(line) = &mut form {
            let leaving = |stick: &Option<Stick>, to: &Point| {
                stick.clone().filter(|stick| leaves(board, stick, to))
            };
            line.points = at;
            line.start = leaving(&self.start, next);
            line.end = leaving(&self.end, before);
        }
        Some(self.draft.item(board, rect, form))
    }

    fn preview(&self, tool: ToolId, board: &Board, out: &mut Vec<Action>) {
        let mut points = self.points.clone();
        points.push(self.at);
        let item = self.item(&points, tool, board);
        out.extend(
            item.map(|item| Action::Board(BoardAction::Preview(vec![Edit::add_sketch(item)]))),
        );
    }

    /// Ends the line at the last point that is set.
    fn finish(&self, tool: ToolId, board: &Board, out: &mut Vec<Action>) {
        match self.item(&self.points, tool, board) {
            Some(item) if self.points.len() > 1 => {
                self.draft.finish(board, vec![Edit::add_sketch(item)], out);
            }
            _ => out.push(Action::Cancel),
        }
    }
}

impl Lines {
    pub fn new(tool: ToolId) -> Self {
        Self {
            tool,
            state: State::Idle,
            over: None,
        }
    }

    fn next(&self, state: State, input: &Input, board: &Board, out: &mut Vec<Action>) -> State {
        match (state, *input) {
            (
                State::Idle,
                Input::Down {
                    at,
                    button: Button::Primary,
                    modifiers,
                    ..
                },
            ) => {
                let start = bindings::stick(board, at, modifiers);
                State::Pressed(Drawing::begin(self.tool, snapped(board, at), start, board))
            }
            (State::Pressed(mut drawing), Input::Move { at, modifiers }) => {
                if (at - drawing.points[0]).hypot() < board.world(SLACK) {
                    return State::Pressed(drawing);
                }
                drawing.go_to(at, modifiers, board);
                drawing.preview(self.tool, board, out);
                State::Dragging(drawing)
            }
            (State::Dragging(mut drawing), Input::Move { at, modifiers }) => {
                drawing.go_to(at, modifiers, board);
                drawing.preview(self.tool, board, out);
                State::Dragging(drawing)
            }
            (State::Clicking(mut drawing), Input::Move { at, modifiers }) => {
                drawing.go_to(at, modifiers, board);
                drawing.preview(self.tool, board, out);
                State::Clicking(drawing)
            }
            (State::Pressed(drawing), input) if input.let_go().is_some() => {
                State::Clicking(drawing)
            }
            (State::Dragging(mut drawing), input) if input.let_go().is_some() => {
                drawing.set_point(board);
                drawing.finish(self.tool, board, out);
                State::Idle
            }
            (
                State::Clicking(drawing),
                Input::Down {
                    at,
                    button: Button::Primary,
                    modifiers,
                    clicks,
                },
            ) => self.click(drawing, at, modifiers, clicks, board, out),
            (state, _) => state,
        }
    }

    /// One more point; the line ends at a thing, at its own start, and where one clicks twice.
    fn click(
        &self,
        mut drawing: Drawing,
        at: Point,
        modifiers: Modifiers,
        clicks: u8,
        board: &Board,
        out: &mut Vec<Action>,
    ) -> State {
        drawing.go_to(at, modifiers, board);
        let is_closing = drawing.is_closing(board);
        if is_closing {
            drawing.at = drawing.points[0];
        }
        let is_last =
            clicks >= 2 || drawing.is_at_last(board) || drawing.end.is_some() || is_closing;
        drawing.set_point(board);
        if is_last && drawing.points.len() > 1 {
            drawing.finish(self.tool, board, out);
            return State::Idle;
        }
        State::Clicking(drawing)
    }
}

impl Tool for Lines {
    fn id(&self) -> ToolId {
        self.tool
    }

    fn handle(&mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> bool {
        let (Input::Key { .. } | Input::Cancel) = input else {
            if let (State::Idle, Input::Move { at, modifiers }) = (&self.state, *input) {
                self.over = bindings::stick(board, at, modifiers);
            }
            let state = std::mem::take(&mut self.state);
            self.state = self.next(state, input, board, out);
            return true;
        };
        let Input::Key { chord } = input else {
            return false;
        };
        match (std::mem::take(&mut self.state), chord.key) {
            (State::Clicking(drawing), Key::Escape | Key::Enter) => {
                let drawing = Drawing {
                    end: None,
                    ..drawing
                };
                drawing.finish(self.tool, board, out);
            }
            (State::Idle, Key::Escape) => out.push(Action::SelectTool(ToolId::Select)),
            (_, Key::Escape) => out.push(Action::Cancel),
            (state, _) => {
                self.state = state;
                return false;
            }
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.state = State::Idle;
        self.over = None;
    }

    fn state(&self) -> &'static str {
        match self.state {
            State::Idle => "idle",
            State::Pressed(_) => "pressed",
            State::Dragging(_) => "drawing",
            State::Clicking(_) => "clicking",
        }
    }

    fn cursor(&self) -> Cursor {
        Cursor::Crosshair
    }

    fn hint(&self, _board: &Board) -> String {
        match (&self.state, self.tool) {
            (State::Idle, ToolId::Arrow) => {
                "Drag to draw · click for point after point · press A again for curves and right angles · Esc to select"
            }
            (State::Idle, _) => {
                "Drag to draw · click for point after point · Ctrl keeps it from sticking · Esc to select"
            }
            (State::Pressed(_) | State::Dragging(_), _) => {
                "Let go to finish · Shift keeps the angle · Ctrl keeps it from sticking · Esc to cancel"
            }
            (State::Clicking(_), _) => {
                "Click for the next point · double-click, Enter or Esc to finish · Shift keeps the angle"
            }
        }
        .to_owned()
    }

    fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        let (start, end) = match &self.state {
            State::Idle => (self.over.as_ref(), None),
            State::Pressed(drawing) | State::Dragging(drawing) | State::Clicking(drawing) => {
                (drawing.start.as_ref(), drawing.end.as_ref())
            }
        };
        for stick in start.into_iter().chain(end) {
            marks::stick_lit(board, stick, shapes);
        }
    }
}

/// Whether a line aimed at the middle of a thing comes from outside: inside, it has nothing to do with the outline.
fn leaves(board: &Board, stick: &Stick, to: &Point) -> bool {
    if stick.at.is_some() {
        return true;
    }
    let boxes = &board.derived().boxes;
    let anchor = Anchor::of(board.document(), boxes, &stick.target);
    anchor.is_some_and(|anchor| !anchor.is_near(*to, 0.0))
}
