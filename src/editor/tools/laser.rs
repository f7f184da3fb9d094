//! The laser pointer: a trail that fades by itself and never becomes part of the board.

use crate::editor::tools::tool::escape;
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{Action, BoardState, CanvasInput, CursorShape, KeyCode, MouseButton};
use crate::geom::Point;
use crate::scene::Shape;

/// Seconds until a point of the trail is gone.
const LIFE: f64 = 1.2;
/// Screen points: the width of a fresh trail.
const WIDTH: f64 = 5.0;

/// The laser pointer.
#[derive(Debug, Default)]
pub struct LaserTool {
    /// One trail a press, each point with its age in seconds.
    trails: Vec<Vec<(Point, f64)>>,
    at: Option<Point>,
    pressed: bool,
}

impl Tool for LaserTool {
    fn id(&self) -> ToolId {
        ToolId::Laser
    }

    fn handle(&mut self, input: &CanvasInput, _board: &BoardState, out: &mut Vec<Action>) -> bool {
        match *input {
            CanvasInput::Down {
                at,
                button: MouseButton::Primary,
                ..
            } => {
                self.pressed = true;
                self.at = Some(at);
                self.trails.push(vec![(at, 0.0)]);
            }
            CanvasInput::Move { at, .. } => {
                self.at = Some(at);
                if let Some(trail) = self.trails.last_mut().filter(|_| self.pressed) {
                    trail.push((at, 0.0));
                }
            }
            CanvasInput::Up {
                button: MouseButton::Primary,
                ..
            } => self.pressed = false,
            CanvasInput::Leave => self.at = None,
            CanvasInput::Key { chord } if chord.key == KeyCode::Escape => {
                out.push(escape(self.pressed.then_some(&self.trails)));
            }
            CanvasInput::Key { .. } | CanvasInput::Cancel => return false,
            CanvasInput::Down { .. } | CanvasInput::Up { .. } | CanvasInput::Pressure(_) => {}
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.pressed = false;
        self.trails.clear();
    }

    fn pass_time(&mut self, seconds: f64) -> bool {
        for trail in &mut self.trails {
            for (_, age) in &mut *trail {
                *age += seconds;
            }
            trail.retain(|(_, age)| *age < LIFE);
        }
        let pressed = self.pressed;
        let n_trails = self.trails.len();
        let mut i = 0;
        self.trails.retain(|trail| {
            i += 1;
            !trail.is_empty() || (pressed && i == n_trails)
        });
        self.trails.iter().any(|trail| !trail.is_empty())
    }

    fn state(&self) -> &'static str {
        if self.pressed { "pointing" } else { "idle" }
    }

    fn cursor(&self) -> CursorShape {
        CursorShape::None
    }

    fn hint(&self, _board: &BoardState) -> String {
        "Drag to point · the trail fades · Esc to select".to_owned()
    }

    fn overlay(&self, board: &BoardState, shapes: &mut Vec<Shape>) {
        let color = board.theme().tokens.laser;
        let width = board.world(WIDTH);
        for trail in &self.trails {
            let points = trail.iter().map(|(at, _)| *at).collect();
            let widths = trail
                .iter()
                .map(|(_, age)| width * (1.0 - age / LIFE).sqrt());
            shapes.push(Shape::Ribbon {
                points,
                widths: widths.collect(),
                color,
            });
        }
        if let Some(at) = self.at {
            let glow = Some(color.faded(0.25));
            shapes.push(Shape::circle(at, 1.3 * width, glow, None));
            shapes.push(Shape::circle(at, 0.7 * width, Some(color), None));
        }
    }
}
