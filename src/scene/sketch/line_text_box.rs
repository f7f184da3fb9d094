//! Where the words of a drawn line go: half way along it.

use crate::geom::{Point, Vec2, point_along};
use crate::model::{DrawnLine, LineRouting, SketchItem};
use crate::scene::sketch::line_path;

/// Where the words of a line go.
pub(in crate::scene) struct LineTextBox {
    /// Of the words, in world units.
    pub middle: Point,
    /// Of the whole course.
    pub length: f64,
    /// Whether the line runs rather upright there, so that wide words hide little of it.
    pub is_steep: bool,
}

/// Half way, or of a right-angled line the middle of its longest stretch, because words around a corner hide it.
pub(in crate::scene) fn line_text_box(item: &SketchItem, line: &DrawnLine) -> LineTextBox {
    let corner = item.rect.origin().to_vec2();
    let at: Vec<Point> = line.points.iter().map(|point| *point + corner).collect();
    let path = line_path::path(line.routing, &at);
    let length = path
        .segments()
        .map(|segment| crate::geom::ParamCurveArclen::arclen(&segment, 0.5))
        .sum();
    let (middle, along) = match at[..] {
        [] => (item.rect.center(), Vec2::ZERO),
        [only] => (only, Vec2::ZERO),
        [.., _, _] if line.routing == LineRouting::Elbow => {
            let (from, to) = longest(&at);
            (from.midpoint(to), to - from)
        }
        [first, .., last] => (point_along(&path, 0.5), last - first),
    };
    LineTextBox {
        middle,
        length,
        is_steep: along.y.abs() > along.x.abs(),
    }
}

/// The longest stretch; of those that are as long, the one in the middle.
fn longest(at: &[Point]) -> (Point, Point) {
    /// A stretch must be so much longer than one nearer the middle.
    const LONGER: f64 = 1.05;
    let n = at.len() - 1;
    let from_middle = |i: usize| (2 * i + 1).abs_diff(n);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|i| from_middle(*i));
    let length = |i: usize| at[i].distance(at[i + 1]);
    let longest = order.into_iter().reduce(|best, i| {
        if length(i) > length(best) * LONGER {
            i
        } else {
            best
        }
    });
    longest.map_or((at[0], at[n]), |i| (at[i], at[i + 1]))
}
