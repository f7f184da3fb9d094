//! Rectangles, ellipses, diamonds, sticky notes and frames: drag a box, or click for one of the usual size.

use crate::editor::tools::draft::{SLACK, ShapeDraft, snapped};
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, BoardAction, BoardState, CanvasInput, CursorShape, KeyCode, Modifiers, MouseButton,
    Prompt, arrange::frames,
};
use crate::geom::{Point, Rect, Size, Vec2};
use crate::model::{Edit, SketchItem};

/// The tool for one sort of box.
#[derive(Debug)]
pub struct BoxTool {
    tool: ToolId,
    /// What a click draws, in world units.
    usual_size: Size,
    state: BoxToolState,
}

#[derive(Debug, Default)]
enum BoxToolState {
    #[default]
    Idle,
    Pressed {
        from: Point,
        draft: ShapeDraft,
    },
    Drawing {
        from: Point,
        draft: ShapeDraft,
        rect: Rect,
    },
}

impl BoxTool {
    pub fn new(tool: ToolId, usual_size: Size) -> Self {
        Self {
            tool,
            usual_size,
            state: BoxToolState::Idle,
        }
    }

    fn item(&self, board: &BoardState, draft: &ShapeDraft, rect: Rect) -> Option<SketchItem> {
        let form = board.pen(self.tool).form(self.tool)?;
        Some(draft.item(board, rect, form))
    }

    fn reach(
        &mut self,
        (from, draft): (Point, ShapeDraft),
        at: Point,
        modifiers: Modifiers,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) {
        let rect = between(from, snapped(board, at), modifiers);
        let item = self.item(board, &draft, rect);
        out.extend(
            item.map(|item| Action::Board(BoardAction::Preview(vec![Edit::add_sketch(item)]))),
        );
        self.state = BoxToolState::Drawing { from, draft, rect };
    }

    fn finish(&self, draft: &ShapeDraft, rect: Rect, board: &BoardState, out: &mut Vec<Action>) {
        let Some(item) = self.item(board, draft, rect) else {
            return;
        };
        let mut edits = vec![Edit::add_sketch(item.clone())];
        if item.is_frame() {
            let targets = frames::caught(board, &item);
            let frame = Some(item.id.clone());
            edits.extend((!targets.is_empty()).then_some(Edit::SetFrame { targets, frame }));
        }
        draft.finish(board, edits, out);
        if self.tool == ToolId::Note {
            out.push(Action::Prompt(Some(Prompt::Write {
                item: Box::new(item),
                fresh: true,
            })));
        }
    }

    fn next(
        &mut self,
        state: BoxToolState,
        input: &CanvasInput,
        board: &BoardState,
        out: &mut Vec<Action>,
    ) {
        match (state, *input) {
            (
                BoxToolState::Idle,
                CanvasInput::Down {
                    at,
                    button: MouseButton::Primary,
                    ..
                },
            ) => {
                let from = snapped(board, at);
                let draft = ShapeDraft::begin(board, self.tool);
                self.state = BoxToolState::Pressed { from, draft };
            }
            (BoxToolState::Pressed { from, draft }, CanvasInput::Move { at, modifiers }) => {
                if (at - from).hypot() >= board.world(SLACK) {
                    self.reach((from, draft), at, modifiers, board, out);
                } else {
                    self.state = BoxToolState::Pressed { from, draft };
                }
            }
            (BoxToolState::Drawing { from, draft, .. }, CanvasInput::Move { at, modifiers }) => {
                self.reach((from, draft), at, modifiers, board, out);
            }
            (BoxToolState::Pressed { from, draft }, input) if input.let_go().is_some() => {
                let rect = Rect::from_center_size(from, self.usual_size);
                self.finish(&draft, rect, board, out);
            }
            (BoxToolState::Drawing { draft, rect, .. }, input) if input.let_go().is_some() => {
                self.finish(&draft, rect, board, out);
            }
            (state, _) => self.state = state,
        }
    }
}

impl Tool for BoxTool {
    fn id(&self) -> ToolId {
        self.tool
    }

    fn handle(&mut self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> bool {
        match input {
            CanvasInput::Key { chord } if chord.key == KeyCode::Escape => {
                out.push(match self.state {
                    BoxToolState::Idle => Action::SelectTool(ToolId::Select),
                    BoxToolState::Pressed { .. } | BoxToolState::Drawing { .. } => Action::Cancel,
                });
                true
            }
            CanvasInput::Key { .. } | CanvasInput::Cancel => false,
            CanvasInput::Down { .. }
            | CanvasInput::Up { .. }
            | CanvasInput::Move { .. }
            | CanvasInput::Leave
            | CanvasInput::Pressure(_) => {
                let state = std::mem::take(&mut self.state);
                self.next(state, input, board, out);
                true
            }
        }
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.state = BoxToolState::Idle;
    }

    fn state(&self) -> &'static str {
        match self.state {
            BoxToolState::Idle => "idle",
            BoxToolState::Pressed { .. } => "pressed",
            BoxToolState::Drawing { .. } => "drawing",
        }
    }

    fn cursor(&self) -> CursorShape {
        CursorShape::Crosshair
    }

    fn hint(&self, _board: &BoardState) -> String {
        match (&self.state, self.tool) {
            (BoxToolState::Idle | BoxToolState::Pressed { .. }, ToolId::Frame) => {
                "Drag to draw a frame · click for the default size · Esc to select"
            }
            (BoxToolState::Idle | BoxToolState::Pressed { .. }, ToolId::Note) => {
                "Click to add a note and type · drag to size it · Esc to select"
            }
            (BoxToolState::Idle | BoxToolState::Pressed { .. }, _) => {
                "Drag to draw · click for the default size · Esc to select"
            }
            (BoxToolState::Drawing { .. }, _) => {
                "Release to finish · Shift keeps it square · Alt draws from the centre · Esc to cancel"
            }
        }
        .to_owned()
    }
}

/// The box from a corner, or with Alt from its centre, to where the pointer is; with Shift a square.
fn between(from: Point, to: Point, modifiers: Modifiers) -> Rect {
    let mut by = to - from;
    if modifiers.shift {
        let side = by.x.abs().max(by.y.abs());
        by = Vec2::new(side.copysign(by.x), side.copysign(by.y));
    }
    if modifiers.alt {
        Rect::from_points(from - by, from + by)
    } else {
        Rect::from_points(from, from + by)
    }
}
