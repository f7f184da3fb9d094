//! The path of a drawn line through its points: straight, right-angled or curved.

use crate::geom::{BezPath, Point};
use crate::model::LineRouting;
use crate::scene::elbow;
use crate::scene::polygon;
use crate::scene::sketch::ink::through;

/// Space between a thing and the end of a line that sticks to it, in world units.
pub const STICK_GAP: f64 = 5.0;

/// The way through points on the board, from the first to the last.
pub fn path(routing: LineRouting, points: &[Point]) -> BezPath {
    match routing {
        LineRouting::Curved => through(points),
        LineRouting::Elbow => elbow::rounded(points),
        LineRouting::Straight => {
            let mut path = polygon(points);
            path.pop();
            path
        }
    }
}
