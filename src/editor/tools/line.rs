//! Arrows and lines: drag from end to end, or click point after point. Ends stick to what they are put on.

use crate::editor::tools::draft::{SLACK, ShapeDraft, snapped, turned};
use crate::editor::tools::line_box::boxed;
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, BoardAction, BoardState, CanvasInput, CursorShape, KeyCode, Modifiers, MouseButton,
    bindings, overlay::decorations,
};
use crate::geom::Point;
use crate::model::{Binding, Edit, SketchItem, SketchKind};
use crate::scene::{Anchor, Shape};

/// The tool for arrows or for lines.
#[derive(Debug)]
pub struct LineTool {
    tool: ToolId,
    state: LineToolState,
    /// What a line begun here would stick to.
    over: Option<Binding>,
}

#[derive(Debug, Default)]
enum LineToolState {
    #[default]
    Idle,
    /// The button is down: whether this is a drag or the first of several clicks will show.
    Pressed(LineDraft),
    Dragging(LineDraft),
    /// Point after point.
    Clicking(LineDraft),
}

/// A line being drawn.
#[derive(Debug)]
struct LineDraft {
    draft: ShapeDraft,
    /// Points that are set.
    points: Vec<Point>,
    /// Where the pointer is.
    at: Point,
    start: Option<Binding>,
    end: Option<Binding>,
}

impl LineDraft {
    fn begin(tool: ToolId, at: Point, start: Option<Binding>, board: &BoardState) -> Self {
        Self {
            draft: ShapeDraft::begin(board, tool),
            points: vec![at],
            at,
            start,
            end: None,
        }
    }

    fn go_to(&mut self, at: Point, modifiers: Modifiers, board: &BoardState) {
        self.end = bindings::binding_at(board, at, modifiers);
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

    fn set_point(&mut self, board: &BoardState) {
        if !self.is_at_last(board) {
            self.points.push(self.at);
        }
    }

    fn is_at_last(&self, board: &BoardState) -> bool {
        let near = |last: &Point| (*last - self.at).hypot() < board.world(SLACK);
        self.points.last().is_some_and(near)
    }

    fn is_closing(&self, board: &BoardState) -> bool {
        let near = (self.at - self.points[0]).hypot() < 2.0 * board.world(SLACK);
        near && self.points.len() > 2
    }

    /// The line through `points`.
    fn item(&self, points: &[Point], tool: ToolId, board: &BoardState) -> Option<SketchItem> {
        let (rect, at) = boxed(points);
        let (Some(next), Some(before)) = (points.get(1), points.iter().nth_back(1)) else {
            return None;
        };
        let mut form = board.pen(tool).form(tool)?;
        if let SketchKind::Line(line) = &mut form {
            let leaving = |binding: &Option<Binding>, to: &Point| {
                binding.clone().filter(|binding| leaves(board, binding, to))
            };
            line.points = at;
            line.start = leaving(&self.start, next);
            line.end = leaving(&self.end, before);
        }
        Some(self.draft.item(board, rect, form))
    }

    fn preview(&self, tool: ToolId, board: &BoardState, out: &mut Vec<Action>) {
        let mut points = self.points.clone();
        points.push(self.at);
        let item = self.item(&points, tool, board);
        out.extend(
            item.map(|item| Action::Board(BoardAction::Preview(vec![Edit::add_sketch(item)]))),
        );
    }

    /// Ends the line at the last point that is set.
    fn finish(&self, tool: ToolId, board: &BoardState, out: &mut Vec<Action>) {
        match self.item(&self.points, tool, board) {
            Some(item) if self.points.len() > 1 => {
                self.draft.finish(board, vec![Edit::add_sketch(item)], out);
            }
            _ => out.push(Action::Cancel),
        }
    }
}

impl LineTool {
    pub fn new(tool: ToolId) -> Self {
        Self {
            tool,
            state: LineToolState::Idle,
            over: None,
        }
    }

    fn next(
        &self,
        state: LineToolState,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> LineToolState {
        match (state, *input) {
            (
                LineToolState::Idle,
                CanvasInput::Down {
                    at,
                    button: MouseButton::Primary,
                    modifiers,
                    ..
                },
            ) => {
                let start = bindings::binding_at(board, at, modifiers);
                LineToolState::Pressed(LineDraft::begin(
                    self.tool,
                    snapped(board, at),
                    start,
                    board,
                ))
            }
            (LineToolState::Pressed(mut drawing), CanvasInput::Move { at, modifiers }) => {
                if (at - drawing.points[0]).hypot() < board.world(SLACK) {
                    return LineToolState::Pressed(drawing);
                }
                drawing.go_to(at, modifiers, board);
                drawing.preview(self.tool, board, out);
                LineToolState::Dragging(drawing)
            }
            (LineToolState::Dragging(mut drawing), CanvasInput::Move { at, modifiers }) => {
                drawing.go_to(at, modifiers, board);
                drawing.preview(self.tool, board, out);
                LineToolState::Dragging(drawing)
            }
            (LineToolState::Clicking(mut drawing), CanvasInput::Move { at, modifiers }) => {
                drawing.go_to(at, modifiers, board);
                drawing.preview(self.tool, board, out);
                LineToolState::Clicking(drawing)
            }
            (LineToolState::Pressed(drawing), input) if input.let_go().is_some() => {
                LineToolState::Clicking(drawing)
            }
            (LineToolState::Dragging(mut drawing), input) if input.let_go().is_some() => {
                drawing.set_point(board);
                drawing.finish(self.tool, board, out);
                LineToolState::Idle
            }
            (
                LineToolState::Clicking(drawing),
                CanvasInput::Down {
                    at,
                    button: MouseButton::Primary,
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
        mut drawing: LineDraft,
        at: Point,
        modifiers: Modifiers,
        clicks: u8,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) -> LineToolState {
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
            return LineToolState::Idle;
        }
        LineToolState::Clicking(drawing)
    }
}

impl Tool for LineTool {
    fn id(&self) -> ToolId {
        self.tool
    }

    fn handle(&mut self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> bool {
        let (CanvasInput::Key { .. } | CanvasInput::Cancel) = input else {
            if let (LineToolState::Idle, CanvasInput::Move { at, modifiers }) =
                (&self.state, *input)
            {
                self.over = bindings::binding_at(board, at, modifiers);
            }
            let state = std::mem::take(&mut self.state);
            self.state = self.next(state, input, board, out);
            return true;
        };
        let CanvasInput::Key { chord } = input else {
            return false;
        };
        match (std::mem::take(&mut self.state), chord.key) {
            (LineToolState::Clicking(drawing), KeyCode::Escape | KeyCode::Enter) => {
                let drawing = LineDraft {
                    end: None,
                    ..drawing
                };
                drawing.finish(self.tool, board, out);
            }
            (LineToolState::Idle, KeyCode::Escape) => out.push(Action::SelectTool(ToolId::Select)),
            (_, KeyCode::Escape) => out.push(Action::Cancel),
            (state, _) => {
                self.state = state;
                return false;
            }
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.state = LineToolState::Idle;
        self.over = None;
    }

    fn state(&self) -> &'static str {
        match self.state {
            LineToolState::Idle => "idle",
            LineToolState::Pressed(_) => "pressed",
            LineToolState::Dragging(_) => "drawing",
            LineToolState::Clicking(_) => "clicking",
        }
    }

    fn cursor(&self) -> CursorShape {
        CursorShape::Crosshair
    }

    fn hint(&self, _board: &BoardState) -> String {
        match (&self.state, self.tool) {
            (LineToolState::Idle, ToolId::Arrow) => {
                "Drag to draw · click to add points · press A again for curves and right angles · Esc to select"
            }
            (LineToolState::Idle, _) => {
                "Drag to draw · click to add points · Ctrl disables snapping · Esc to select"
            }
            (LineToolState::Pressed(_) | LineToolState::Dragging(_), _) => {
                "Release to finish · Shift snaps the angle · Ctrl disables snapping · Esc to cancel"
            }
            (LineToolState::Clicking(_), _) => {
                "Click to add a point · double-click, Enter or Esc to finish · Shift snaps the angle"
            }
        }
        .to_owned()
    }

    fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        let (start, end) = match &self.state {
            LineToolState::Idle => (self.over.as_ref(), None),
            LineToolState::Pressed(drawing)
            | LineToolState::Dragging(drawing)
            | LineToolState::Clicking(drawing) => (drawing.start.as_ref(), drawing.end.as_ref()),
        };
        for binding in start.into_iter().chain(end) {
            decorations::highlight_binding(board, binding, shapes);
        }
    }
}

/// Whether a line aimed at the middle of a thing comes from outside: inside, it has nothing to do with the outline.
fn leaves(board: &BoardState, binding: &Binding, to: &Point) -> bool {
    if binding.at.is_some() {
        return true;
    }
    let boxes = &board.derived().boxes;
    let anchor = Anchor::new(board.document(), boxes, &binding.target);
    anchor.is_some_and(|anchor| !anchor.is_near(*to, 0.0))
}
