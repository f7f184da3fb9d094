//! Geometry shared by every layer: kurbo's types under one name, in world units (1 unit = 1 px at 100 %).
//! Not here: anything that knows what a node or an edge is.

mod spatial_grid;

pub use kurbo::{
    Affine, BezPath, CubicBez, Ellipse, Line, ParamCurve, ParamCurveArclen, ParamCurveNearest,
    PathEl, PathSeg, Point, Rect, Shape, Size, Vec2,
};
pub use spatial_grid::SpatialGrid;

/// The smallest rectangle around all of `rects`, or `None` when there are none.
pub fn union(rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
    rects.into_iter().reduce(|a, b| a.union(b))
}

/// Whether two rectangles share a point; kurbo's `overlaps` leaves out empty ones such as level lines.
pub fn touch(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// Whether both coordinates are finite and small enough to be drawn and saved without loss.
pub fn is_sane(at: Point) -> bool {
    at.x.abs() <= FARTHEST && at.y.abs() <= FARTHEST
}

/// Coordinates beyond this are treated as a mistake in the file: at 10⁷ units a board is a hundred
/// thousand nodes wide, and `f32` (what the screen works with) still resolves one unit.
pub const FARTHEST: f64 = 1e7;

/// How exactly lengths of curves are measured, in world units.
const ACCURACY: f64 = 0.1;

/// The point at a share of a path's length, 0 (start) to 1 (end); the origin when there is no path.
pub fn point_along(path: &BezPath, share: f64) -> Point {
    let segments: Vec<PathSeg> = path.segments().collect();
    let lengths: Vec<f64> = segments
        .iter()
        .map(|piece| piece.arclen(ACCURACY))
        .collect();
    let mut left = lengths.iter().sum::<f64>() * share.clamp(0.0, 1.0);
    for (piece, length) in segments.iter().zip(&lengths) {
        if left <= *length {
            return piece.eval(piece.inv_arclen(left, ACCURACY).clamp(0.0, 1.0));
        }
        left -= length;
    }
    segments.last().map_or(Point::ZERO, ParamCurve::end)
}

/// The share of a path's length at which it comes nearest to a point; 0 when there is no path.
pub fn share_along(path: &BezPath, at: Point) -> f64 {
    let mut before = 0.0;
    let mut nearest = (f64::INFINITY, 0.0);
    for piece in path.segments() {
        let found = piece.nearest(at, ACCURACY);
        if found.distance_sq < nearest.0 {
            let upto = piece.subsegment(0.0..found.t).arclen(ACCURACY);
            nearest = (found.distance_sq, before + upto);
        }
        before += piece.arclen(ACCURACY);
    }
    if before > 0.0 {
        nearest.1 / before
    } else {
        0.0
    }
}
