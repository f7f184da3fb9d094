//! The ends of a right-angled line, and its corners without those that are none.

use crate::geom::{Point, Rect, Vec2};

/// Where a way may begin or end.
#[derive(Clone, Debug)]
pub(in crate::scene) struct ElbowEnd {
    /// The thing it stands at; `None` in the open.
    pub rect: Option<Rect>,
    /// Where the line may leave; one is chosen.
    pub gates: Vec<Exit>,
}

/// Where a way may leave a terminal.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct Exit {
    /// In world units.
    pub at: Point,
    /// The direction that it leaves in; `None` when all are as good.
    pub out: Option<Vec2>,
}

/// The points without those that lie on the stretch around them.
pub(super) fn tidied(points: Vec<Point>) -> Vec<Point> {
    let mut tidy: Vec<Point> = Vec::new();
    for at in points {
        if tidy.last().is_some_and(|last| last.distance(at) < 1e-6) {
            continue;
        }
        if let [.., a, b] = tidy[..] {
            let along = (b - a, at - b);
            let is_on = along.0.cross(along.1).abs() < 1e-6 && along.0.dot(along.1) > 0.0;
            if is_on {
                tidy.pop();
            }
        }
        tidy.push(at);
    }
    tidy
}
