//! The text tool: click and type, or drag for a column of text. On a text, note or shape it writes in that.

use crate::editor::tools::draft::{SLACK, ShapeDraft, snapped};
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, BoardState, CanvasInput, CursorShape, KeyCode, MouseButton, Prompt, TargetSet,
    ViewAction, overlay, text::writing,
};
use crate::geom::{Point, Rect};
use crate::model::{Edit, SketchItem, SketchKind, Target};
use crate::scene::{Hit, Shape, text};

/// Narrower than this, in world units, a drag is taken for a click.
const NARROWEST: f64 = 24.0;

/// The text tool.
#[derive(Debug, Default)]
pub struct TextTool {
    state: TextToolState,
    /// What a click would write in.
    over: Option<Target>,
}

#[derive(Clone, Debug, Default)]
enum TextToolState {
    #[default]
    Idle,
    Pressed {
        from: Point,
        to: Point,
    },
}

impl TextTool {
    fn press(at: Point, board: &BoardState, out: &mut Vec<Action>) -> TextToolState {
        if let Some(item) = written_in(board, at) {
            out.push(Action::View(ViewAction::Select(TargetSet::from([
                Target::Sketch(item.id.clone()),
            ]))));
            out.push(Action::SelectTool(ToolId::Select));
            out.push(writing::ask(item));
            return TextToolState::Idle;
        }
        let from = snapped(board, at);
        TextToolState::Pressed { from, to: from }
    }

    fn write(from: Point, to: Point, board: &BoardState, out: &mut Vec<Action>) {
        let draft = ShapeDraft::begin(board, ToolId::Text);
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
        let item = draft.item(board, rect, SketchKind::Text { text });
        draft.finish(board, vec![Edit::add_sketch(item.clone())], out);
        out.push(Action::Prompt(Some(Prompt::Write {
            item: Box::new(item),
            fresh: true,
        })));
    }
}

/// A text with these words whose first line begins at a place, and the edits that draw it.
pub fn text_at(board: &BoardState, at: Point, words: &str) -> (Target, Vec<Edit>) {
    let draft = ShapeDraft::begin(board, ToolId::Text);
    let at = snapped(board, at);
    let size = board.pen(ToolId::Text).style.font_size;
    let line = text::line_height(size.unwrap_or(crate::scene::TEXT_SIZE));
    let rect = Rect::new(at.x, at.y - line / 2.0, at.x, at.y + line / 2.0);
    let text = String::new();
    let item = draft.item(board, rect, SketchKind::Text { text });
    let lettering = writing::Lettering::of(board.document());
    let written = writing::fitted(&item, words, lettering);
    (draft.target(), vec![Edit::add_sketch(item), written])
}

impl Tool for TextTool {
    fn id(&self) -> ToolId {
        ToolId::Text
    }

    fn handle(&mut self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> bool {
        match (*input, std::mem::take(&mut self.state)) {
            (
                CanvasInput::Down {
                    at,
                    button: MouseButton::Primary,
                    ..
                },
                _,
            ) => self.state = Self::press(at, board, out),
            (CanvasInput::Move { at, .. }, TextToolState::Pressed { from, .. }) => {
                let to = snapped(board, at);
                self.state = TextToolState::Pressed { from, to };
            }
            (CanvasInput::Move { at, .. }, TextToolState::Idle) => {
                self.over = written_in(board, at).map(|item| Target::Sketch(item.id.clone()));
            }
            (
                CanvasInput::Up {
                    button: MouseButton::Primary,
                    ..
                },
                TextToolState::Pressed { from, to },
            ) => Self::write(from, to, board, out),
            (CanvasInput::Key { chord }, state) if chord.key == KeyCode::Escape => {
                out.push(match state {
                    TextToolState::Idle => Action::SelectTool(ToolId::Select),
                    TextToolState::Pressed { .. } => Action::Cancel,
                });
            }
            (CanvasInput::Key { .. } | CanvasInput::Cancel, state) => {
                self.state = state;
                return false;
            }
            (_, state) => self.state = state,
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.state = TextToolState::Idle;
    }

    fn state(&self) -> &'static str {
        match self.state {
            TextToolState::Idle => "idle",
            TextToolState::Pressed { .. } => "pressed",
        }
    }

    fn cursor(&self) -> CursorShape {
        CursorShape::Text
    }

    fn hint(&self, _board: &BoardState) -> String {
        match (&self.state, &self.over) {
            (TextToolState::Idle, None) => "Click to type · drag to set the width · Esc to select",
            (TextToolState::Idle, Some(_)) => "Click to edit the text · Esc to select",
            (TextToolState::Pressed { .. }, _) => "Release to type · Esc to cancel",
        }
        .to_owned()
    }

    fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        if let TextToolState::Pressed { from, to } = self.state
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
fn written_in(board: &BoardState, at: Point) -> Option<&SketchItem> {
    match board.hit(at) {
        Some(hit @ Hit::Sketch(_)) => board.written_item(&hit.target()),
        Some(
            Hit::Node(_) | Hit::Badge(_) | Hit::Port { .. } | Hit::Edge(_) | Hit::EdgeEnd { .. },
        )
        | None => None,
    }
}
