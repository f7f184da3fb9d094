//! What all drawing tools share: the thing being drawn, whose id and place in the stack are taken once,
//! when the gesture begins, and what happens when it is finished.

use crate::editor::tools::ToolId;
use crate::editor::{Action, BoardAction, BoardState, TargetSet, ViewAction, arrange::frames};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{Edit, FreshIds, SketchId, SketchItem, SketchKind, Target};

/// How far the pointer must go, in screen points, before a press becomes a drag.
pub const SLACK: f64 = 4.0;
/// Grid step in world units when snapping is on.
const GRID: f64 = 8.0;
/// Shift keeps lines to multiples of this angle.
const ANGLE: f64 = std::f64::consts::PI / 12.0;

/// A thing being drawn.
#[derive(Clone, Debug)]
pub struct ShapeDraft {
    tool: ToolId,
    /// Fresh when the gesture began; the same at every event of it.
    pub id: SketchId,
    z: i64,
}

impl ShapeDraft {
    pub fn begin(board: &BoardState, tool: ToolId) -> Self {
        let document = board.document();
        Self {
            tool,
            id: FreshIds::new(document).sketch(base(tool)),
            z: top(board),
        }
    }

    /// The thing as it is now, with the tool's look, in the frame it lies in.
    pub fn item(&self, board: &BoardState, rect: Rect, form: SketchKind) -> SketchItem {
        let is_frame = matches!(form, SketchKind::Frame { .. });
        let frame = frames::frame_around(board.document(), rect, &self.id, &form);
        let mut item = SketchItem::new(self.id.clone(), rect, form);
        item.frame = frame;
        item.z = if is_frame { 0 } else { self.z };
        item.style = board.pen(self.tool).style;
        item
    }

    /// Draws it for good, selects it, and lays the tool down unless it is locked.
    pub fn finish(&self, board: &BoardState, edits: Vec<Edit>, out: &mut Vec<Action>) {
        out.push(Action::Board(BoardAction::Commit(
            format!("Draw {}", base(self.tool)),
            edits,
        )));
        if board.keeps_tool() {
            out.push(Action::View(ViewAction::Select(TargetSet::new())));
        } else {
            out.push(Action::View(ViewAction::Select(TargetSet::from([
                self.target()
            ]))));
            out.push(Action::SelectTool(ToolId::Select));
        }
    }

    pub fn target(&self) -> Target {
        Target::Sketch(self.id.clone())
    }
}

/// What ids and step names call a thing that the tool draws.
fn base(tool: ToolId) -> &'static str {
    tool.drawn_name().unwrap_or("drawing")
}

/// Above everything drawn so far.
pub fn top(board: &BoardState) -> i64 {
    let drawn = board.document().sketch().values();
    let above = drawn.filter(|item| !item.is_frame() && item.z >= 0);
    above
        .map(|item| item.z.saturating_add(1))
        .max()
        .unwrap_or(0)
}

/// The point, on the grid when snapping is on.
pub fn snapped(board: &BoardState, at: Point) -> Point {
    if board.view().snap {
        Point::new((at.x / GRID).round() * GRID, (at.y / GRID).round() * GRID)
    } else {
        at
    }
}

/// Where a line from `from` to `to` ends when it keeps to multiples of 15 degrees.
pub fn turned(from: Point, to: Point) -> Point {
    let along = to - from;
    let angle = (along.atan2() / ANGLE).round() * ANGLE;
    let direction = Vec2::from_angle(angle);
    from + direction * along.dot(direction)
}
