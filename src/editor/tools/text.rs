//! The text tool: click and type, or drag for a column of text. On a text, note or shape it writes in that.

use crate::editor::tools::draft::{Draft, SLACK, snapped};
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, Board, Button, Cursor, Input, Key, Prompt, Targets, ViewAction, overlay, text::writing,
};
use crate::geom::{Point, Rect};
use crate::model::{Edit, Form, SketchItem, Target};
use crate::scene::{Hit, Shape, text};

/// Narrower than this, in world units, a drag is taken for a click.
const NARROWEST: f64 = 24.0;

/// The text tool.
#[derive(Debug, Default)]
pub struct Text {
    state: State,
    /// What a click would write in.
    over: Option<Target>,
}

#[derive(Clone, Debug, Default)]
enum State {
    #[default]
    Idle,
    Pressed {
        from: Point,
        to: Point,
    },
}

impl Text {
    fn press(at: Point, board: &Board, out: &mut Vec<Action>) -> State {
        if let Some(item) = written_in(board, at) {
            out.push(Action::View(ViewAction::Select(Targets::from([
                Target::Sketch(item.id.clone()),
            ]))));
            out.push(Action::SelectTool(ToolId::Select));
            out.push(writing::ask(item));
            return State::Idle;
        }
        let from = snapped(board, at);
        State::Pressed { from, to: from }
    }

    fn write(from: Point, to: Point, board: &Board, out: &mut Vec<Action>) {
        let draft = Draft::begin(board, ToolId::Text);
        let size = board.pen(ToolId::Text).style.font_size;
        let line = text::line_height(size.unwrap_or(crate::scene::TEXT_SIZE));
        let width = (to.x - from.x).abs();
        let rect = if width >= NARROWEST && width >= board.world(SLACK) {
            let corner = Point::new(from.x.min(to.x), from.y.min(to.y));
            Rect::from_origin_size(corner, (width, line))
        } else {
            Rect::new(from.x, from.y - line / 2.0, from.x, from.y + line / 2.0)
        };
        let text = String::new();
        let item = draft.item(board, rect, Form::Text { text });
        draft.finish(board, vec![Edit::add_sketch(item.clone())], out);
        out.push(Action::Prompt(Some(Prompt::Write {
            item: Box::new(item),
            fresh: true,
        })));
    }
}

impl Tool for Text {
    fn id(&self) -> ToolId {
        ToolId::Text
    }

    fn handle(&mut self, input: &Input, board: &Board, out: &mut Vec<Action>) -> bool {
        match (*input, std::mem::take(&mut self.state)) {
            (
                Input::Down {
                    at,
                    button: Button::Primary,
                    ..
                },
                _,
            ) => self.state = Self::press(at, board, out),
            (Input::Move { at, .. }, State::Pressed { from, .. }) => {
                let to = snapped(board, at);
                self.state = State::Pressed { from, to };
            }
            (Input::Move { at, .. }, State::Idle) => {
                self.over = written_in(board, at).map(|item| Target::Sketch(item.id.clone()));
            }
            (
                Input::Up {
                    button: Button::Primary,
                    ..
                },
                State::Pressed { from, to },
            ) => Self::write(from, to, board, out),
            (Input::Key { chord }, state) if chord.key == Key::Escape => {
                out.push(match state {
                    State::Idle => Action::SelectTool(ToolId::Select),
                    State::Pressed { .. } => Action::Cancel,
                });
            }
            (Input::Key { .. } | Input::Cancel, state) => {
                self.state = state;
                return false;
            }
            (_, state) => self.state = state,
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.state = State::Idle;
    }

    fn state(&self) -> &'static str {
        match self.state {
            State::Idle => "idle",
            State::Pressed { .. } => "pressed",
        }
    }

    fn cursor(&self) -> Cursor {
        Cursor::Text
    }

    fn hint(&self, _board: &Board) -> String {
        match (&self.state, &self.over) {
            (State::Idle, None) => "Click to type · drag for the width of a column · Esc to select",
            (State::Idle, Some(_)) => "Click to write in this · Esc to select",
            (State::Pressed { .. }, _) => "Let go to type · Esc to cancel",
        }
        .to_owned()
    }

    fn overlay(&self, board: &Board, shapes: &mut Vec<Shape>) {
        if let State::Pressed { from, to } = self.state
            && (to.x - from.x).abs() >= NARROWEST
        {
            overlay::marquee(board, Rect::from_points(from, to), shapes);
        }
    }

    fn hovered(&self) -> Option<Target> {
        self.over.clone()
    }
}

/// The drawn thing under the pointer that has text in it.
fn written_in(board: &Board, at: Point) -> Option<&SketchItem> {
    match board.hit(at) {
        Some(hit @ Hit::Sketch(_)) => board.written_item(&hit.target()),
        Some(
            Hit::Node(_) | Hit::Badge(_) | Hit::Port { .. } | Hit::Edge(_) | Hit::EdgeEnd { .. },
        )
        | None => None,
    }
}
