//! Geometry shared by every layer: kurbo's types under one name, in world units (1 unit = 1 px at 100 %).
//! Not here: anything that knows what a node or an edge is.

pub use kurbo::{
    Affine, BezPath, CubicBez, Ellipse, Line, ParamCurve, ParamCurveNearest, PathEl, PathSeg,
    Point, Rect, Shape, Size, Vec2,
};

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
