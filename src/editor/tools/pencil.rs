//! The pencil: a stroke as the hand draws it, smoothed while it is drawn and thinned when it is done.

use crate::editor::tools::draft::ShapeDraft;
use crate::editor::tools::line_box::boxed;
use crate::editor::tools::tool::escape;
use crate::editor::tools::{Tool, ToolId};
use crate::editor::{
    Action, BoardAction, BoardState, CanvasInput, CursorShape, KeyCode, MouseButton,
};
use crate::geom::{Line, ParamCurveNearest, Point};
use crate::model::{Edit, SketchItem, SketchKind};

/// How much a new point pulls the tip along: the rest of the way it lags behind, which takes out the tremble.
const PULL: f64 = 0.55;
/// Screen points between two points worth keeping while drawing.
const STEP: f64 = 1.5;
/// How far, in screen points, a thinned stroke may stray from what was drawn.
const STRAY: f64 = 0.45;
/// Screen points from one event to the next at which a stroke without a pen's pressure is thinnest.
const FAST: f64 = 28.0;
/// How quickly the pressure follows the speed.
const EASE: f64 = 0.25;

/// The pencil.
#[derive(Debug, Default)]
pub struct PencilTool {
    stroke: Option<PencilStroke>,
    /// What the pen last told of itself; `None` for a mouse.
    pressure: Option<f64>,
}

/// A stroke being drawn.
#[derive(Debug)]
struct PencilStroke {
    draft: ShapeDraft,
    points: Vec<Point>,
    pressures: Vec<f64>,
    /// Where the pointer was last.
    last: Point,
}

impl PencilStroke {
    fn begin(board: &BoardState, at: Point, pressure: Option<f64>) -> Self {
        Self {
            draft: ShapeDraft::begin(board, ToolId::Pencil),
            points: vec![at],
            pressures: vec![pressure.unwrap_or(0.5)],
            last: at,
        }
    }

    fn reach(&mut self, at: Point, pressure: Option<f64>, board: &BoardState) {
        let (Some(tip), Some(before)) = (self.points.last(), self.pressures.last()) else {
            return;
        };
        let next = tip.lerp(at, PULL);
        let speed = (at - self.last).hypot() / board.world(FAST);
        let wanted = pressure.unwrap_or(0.75 - 0.5 * speed.min(1.0));
        let pressure = before + (wanted - before) * EASE;
        self.last = at;
        if (next - *tip).hypot() >= board.world(STEP) {
            self.points.push(next);
            self.pressures.push(pressure);
        }
    }

    /// The stroke with its last stretch, which lags behind the pointer.
    fn item(&self, board: &BoardState, stray: f64) -> Option<SketchItem> {
        let mut points = self.points.clone();
        let mut pressures = self.pressures.clone();
        if (self.last - *points.last()?).hypot() > board.world(STEP) {
            points.push(self.last);
            pressures.push(*pressures.last()?);
        }
        let kept = thinned(&points, stray);
        let points: Vec<Point> = kept.iter().map(|i| rounded(points[*i])).collect();
        let pressures = kept.iter().map(|i| (pressures[*i] * 100.0).round() / 100.0);
        let pressures = if points.len() > 1 {
            pressures.collect()
        } else {
            Vec::new()
        };
        let (rect, points) = boxed(&points);
        let form = SketchKind::Ink { points, pressures };
        Some(self.draft.item(board, rect, form))
    }
}

/// In steps of a hundredth, which nobody sees and files are shorter for.
fn rounded(at: Point) -> Point {
    ((at.to_vec2() * 100.0).round() / 100.0).to_point()
}

/// Indices of the points that a line through them needs to stray no farther than `stray` from any
/// (Ramer, Douglas and Peucker).
fn thinned(points: &[Point], stray: f64) -> Vec<usize> {
    let last = points.len().saturating_sub(1);
    let mut keep = vec![false; points.len()];
    let mut todo = vec![(0, last)];
    while let Some((from, to)) = todo.pop() {
        for end in [from, to] {
            if let Some(kept) = keep.get_mut(end) {
                *kept = true;
            }
        }
        let chord = match (points.get(from), points.get(to)) {
            (Some(a), Some(b)) if to > from + 1 => Line::new(*a, *b),
            _ => continue,
        };
        let away = |i: &usize| chord.nearest(points[*i], 1e-3).distance_sq;
        let farthest = (from + 1..to).max_by(|i, j| away(i).total_cmp(&away(j)));
        if let Some(i) = farthest.filter(|i| away(i) > stray * stray) {
            todo.push((from, i));
            todo.push((i, to));
        }
    }
    (0..points.len()).filter(|i| keep[*i]).collect()
}

impl Tool for PencilTool {
    fn id(&self) -> ToolId {
        ToolId::Pencil
    }

    fn handle(&mut self, input: &CanvasInput, board: &BoardState, out: &mut Vec<Action>) -> bool {
        match (*input, &mut self.stroke) {
            (
                CanvasInput::Down {
                    at,
                    button: MouseButton::Primary,
                    ..
                },
                None,
            ) => self.stroke = Some(PencilStroke::begin(board, at, self.pressure)),
            (CanvasInput::Move { at, .. }, Some(stroke)) => {
                stroke.reach(at, self.pressure, board);
                let item = stroke.item(board, board.world(STRAY) / 2.0);
                out.extend(
                    item.map(|item| {
                        Action::Board(BoardAction::Preview(vec![Edit::add_sketch(item)]))
                    }),
                );
            }
            (CanvasInput::Pressure(pressure), _) => self.pressure = pressure,
            (
                CanvasInput::Up {
                    button: MouseButton::Primary,
                    ..
                },
                Some(stroke),
            ) => {
                if let Some(item) = stroke.item(board, board.world(STRAY)) {
                    finish(item, out);
                }
                self.stroke = None;
            }
            (CanvasInput::Key { chord }, busy) if chord.key == KeyCode::Escape => {
                out.push(escape(busy.as_ref()));
            }
            (CanvasInput::Key { .. } | CanvasInput::Cancel, _) => return false,
            (
                CanvasInput::Down { .. }
                | CanvasInput::Up { .. }
                | CanvasInput::Move { .. }
                | CanvasInput::Leave,
                _,
            ) => {}
        }
        true
    }

    fn cancel(&mut self, _out: &mut Vec<Action>) {
        self.stroke = None;
    }

    fn state(&self) -> &'static str {
        self.stroke.as_ref().map_or("idle", |_| "drawing")
    }

    fn cursor(&self) -> CursorShape {
        CursorShape::Crosshair
    }

    fn hint(&self, _board: &BoardState) -> String {
        match self.stroke {
            Some(_) => "Release to finish · Esc to cancel",
            None => "Drag to draw · Esc to select",
        }
        .to_owned()
    }
}

/// The pencil stays in hand: one stroke is seldom all.
fn finish(item: SketchItem, out: &mut Vec<Action>) {
    out.push(Action::Board(BoardAction::Commit(
        "Draw stroke".to_owned(),
        vec![Edit::add_sketch(item)],
    )));
}

#[cfg(test)]
mod tests {
    use super::thinned;
    use crate::geom::{Line, ParamCurveNearest, Point};

    #[test]
    fn thinning_keeps_ends_and_corners_and_never_strays_farther_than_asked() {
        let wave: Vec<Point> = (0..200)
            .map(|i| Point::new(f64::from(i), 20.0 * (f64::from(i) / 15.0).sin()))
            .collect();
        let kept = thinned(&wave, 0.5);
        assert_eq!((kept.first(), kept.last()), (Some(&0), Some(&199)));
        assert!(kept.len() < 60, "{} of 200", kept.len());
        for pair in kept.windows(2) {
            let chord = Line::new(wave[pair[0]], wave[pair[1]]);
            for point in &wave[pair[0]..pair[1]] {
                assert!(chord.nearest(*point, 1e-3).distance_sq <= 0.25 + 1e-9);
            }
        }
        assert_eq!(thinned(&[], 1.0), Vec::<usize>::new());
        assert_eq!(thinned(&wave[..1], 1.0), [0]);
        assert_eq!(thinned(&[wave[0], wave[0], wave[0]], 1.0), [0, 2]);
    }
}
