//! The hand-drawn look: straight and curved lines as a hand draws them, twice and never quite alike, and
//! hatching instead of flat colour. Every stroke is derived from the id of its thing, so that a picture is the
//! same every time, and nothing trembles while it is moved.

use crate::geom::{
    Affine, BezPath, Line, ParamCurve, PathEl, PathSeg, Point, Rect, Shape as _, Vec2,
};
use crate::scene::sketch::ink::through;
use crate::scene::{Shape, ShapeStroke};

/// How far, in world units, the ends of a stroke miss their place at most.
const MISS: f64 = 1.5;
/// The second stroke follows the first one more carefully.
const CARE: f64 = 0.6;
/// How far a stroke bows, as a share of its length.
const BOW: f64 = 0.012;
/// However long a stroke is, it bows no farther, in world units.
const MOST_BOW: f64 = 4.0;
/// From this length on strokes become steadier.
const LONG: f64 = 200.0;
/// Direction of hatching.
const HATCH_ANGLE: f64 = -0.72;

/// A hand with its own way of missing.
#[derive(Clone, Debug)]
pub struct RoughPen(u64);

impl RoughPen {
    /// The hand that draws the thing of this id. FNV-1a spreads ids that differ by a digit.
    pub fn new(id: &str) -> Self {
        let seed = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut hand = Self(seed | 1);
        // The first numbers of neighbouring seeds are alike.
        for _ in 0..4 {
            hand.next();
        }
        hand
    }

    /// The next number from -1 to 1 (xorshift64*).
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 40) as u32;
        f64::from(high) / f64::from(1_u32 << 23) - 1.0
    }

    fn miss(&mut self, most: f64) -> Vec2 {
        Vec2::new(self.next(), self.next()) * most
    }

    /// The path drawn by hand. A dashed line is drawn once, because two would fill its gaps.
    pub fn path(&mut self, path: &BezPath, twice: bool) -> BezPath {
        let mut drawn = BezPath::new();
        for pass in 0..=i32::from(twice) {
            let care = if pass == 0 { 1.0 } else { CARE };
            for segment in path.segments() {
                match segment {
                    PathSeg::Line(line) => self.line(&mut drawn, line, care),
                    curve => self.curve(&mut drawn, curve, care),
                }
            }
        }
        drawn
    }

    fn line(&mut self, path: &mut BezPath, line: Line, care: f64) {
        let along = line.p1 - line.p0;
        let length = along.hypot();
        if length < 1e-6 {
            return;
        }
        let steady = (LONG / length.max(LONG)).sqrt();
        let most = MISS.min(length / 12.0) * care * steady;
        let bow = (BOW * length * steady).min(MOST_BOW) * care;
        let across = Vec2::new(-along.y, along.x) * (self.next() * bow / length);
        let share = 0.3 + 0.12 * self.next();
        path.move_to(line.p0 + self.miss(most));
        path.curve_to(
            line.p0 + along * share + across + self.miss(most),
            line.p0 + along * (share + 0.33) + across + self.miss(most),
            line.p1 + self.miss(most),
        );
    }

    fn curve(&mut self, path: &mut BezPath, curve: PathSeg, care: f64) {
        let cubic = curve.to_cubic();
        let size = cubic.p0.distance(cubic.p3).max(cubic.p0.distance(cubic.p1));
        let most = MISS.min(size / 10.0) * care;
        path.move_to(cubic.p0 + self.miss(most * 0.6));
        path.curve_to(
            cubic.p1 + self.miss(most * 1.6),
            cubic.p2 + self.miss(most * 1.6),
            cubic.p3 + self.miss(most * 0.6),
        );
    }

    /// An ellipse: two rounds that begin somewhere and end a little past it.
    pub fn ellipse(&mut self, rect: Rect, twice: bool) -> BezPath {
        const N_POINTS: u32 = 10;
        let (middle, radii) = (rect.center(), rect.size().to_vec2() / 2.0);
        let most = (MISS * 1.1).min(radii.x.min(radii.y) / 8.0);
        let mut drawn = BezPath::new();
        for pass in 0..=u32::from(twice) {
            let begin = 3.8 + 0.6 * self.next() + f64::from(pass);
            let swell = 1.0 + 0.008 * self.next();
            // One point past the round, so that the ends cross as they do on paper.
            let points: Vec<Point> = (0..=N_POINTS)
                .map(|i| {
                    let turn = (f64::from(i) + if i == N_POINTS { 0.25 } else { 0.0 })
                        / f64::from(N_POINTS);
                    let (sin, cos) = (begin + turn * std::f64::consts::TAU).sin_cos();
                    let drift = if i == N_POINTS { 1.8 } else { 1.0 };
                    middle
                        + Vec2::new(radii.x * cos, radii.y * sin) * swell
                        + self.miss(most * drift * 0.7)
                })
                .collect();
            drawn.extend(through(&points).iter());
        }
        drawn
    }

    /// Slanted strokes over the inside of a closed outline around which nothing bends inwards.
    pub fn hatching(&mut self, outline: &BezPath, gap: f64) -> BezPath {
        let turn = Affine::rotate(-HATCH_ANGLE);
        let corners = flat(&(turn * outline));
        let bounds = corners.iter().fold(
            Rect::new(0.0, f64::INFINITY, 0.0, f64::NEG_INFINITY),
            |b, p| Rect::new(0.0, b.y0.min(p.y), 0.0, b.y1.max(p.y)),
        );
        let mut drawn = BezPath::new();
        let mut y = bounds.y0 + gap * 0.6;
        let back = turn.inverse();
        while y < bounds.y1 {
            if let Some((from, to)) = crossing(&corners, y) {
                let line = Line::new(back * Point::new(from, y), back * Point::new(to, y));
                self.line(&mut drawn, line, CARE);
            }
            y += gap * (1.0 + 0.12 * self.next());
        }
        drawn
    }

    /// An arrowhead of two strokes. `angle` is where the line goes.
    pub fn arrowhead(&mut self, tip: Point, angle: f64, length: f64) -> BezPath {
        const OPEN: f64 = 0.42;
        let mut drawn = BezPath::new();
        for care in [1.0, CARE] {
            for side in [-OPEN, OPEN] {
                let wing = tip - Vec2::from_angle(angle + side) * length;
                self.line(&mut drawn, Line::new(wing, tip), care * 0.7);
            }
        }
        drawn
    }
}

/// A rounded box drawn by hand: its outline only.
pub(in crate::scene) fn rough_box(id: &str, rect: Rect, radius: f64, stroke: ShapeStroke) -> Shape {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let path = rect.to_rounded_rect(radius).to_path(0.1);
    Shape::stroked(RoughPen::new(id).path(&path, stroke.dash.is_none()), stroke)
}

/// The corners of an outline whose curves have become short lines.
fn flat(path: &BezPath) -> Vec<Point> {
    let mut points = Vec::new();
    kurbo::flatten(path, 0.5, |element| match element {
        PathEl::MoveTo(at) | PathEl::LineTo(at) => points.push(at),
        _ => {}
    });
    points
}

/// Where a level line enters and leaves the polygon.
fn crossing(corners: &[Point], y: f64) -> Option<(f64, f64)> {
    let next = corners.iter().cycle().skip(1);
    let sides = corners
        .iter()
        .zip(next)
        .filter(|(a, b)| (a.y <= y) != (b.y <= y));
    let at = sides.map(|(a, b)| Line::new(*a, *b).eval((y - a.y) / (b.y - a.y)).x);
    let (from, to) = at.fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), x| {
        (from.min(x), to.max(x))
    });
    (to > from + 1.0).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::RoughPen;
    use crate::geom::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};

    fn shifted(path: &BezPath, by: Vec2) -> BezPath {
        Affine::translate(by) * path
    }

    fn same(a: &BezPath, b: &BezPath) -> bool {
        let points = |path: &BezPath| -> Vec<Point> {
            path.elements()
                .iter()
                .filter_map(PathEl::end_point)
                .collect()
        };
        let (a, b) = (points(a), points(b));
        a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.distance(*b) < 1e-6)
    }

    #[test]
    fn a_stroke_is_the_same_every_time_and_wherever_it_is() {
        let rect = Rect::new(0.0, 0.0, 160.0, 96.0);
        let by = Vec2::new(1234.5, -77.25);
        let hand = || RoughPen::new("rectangle_2");
        let sides = rect.to_path(0.1);
        let drawn = hand().path(&sides, true);
        assert!(same(&drawn, &hand().path(&sides, true)));
        assert!(!same(
            &drawn,
            &RoughPen::new("rectangle_3").path(&sides, true)
        ));
        assert!(same(
            &shifted(&drawn, by),
            &hand().path(&shifted(&sides, by), true)
        ));
        assert!(same(
            &shifted(&hand().ellipse(rect, true), by),
            &hand().ellipse(rect + by, true)
        ));
    }

    #[test]
    fn strokes_stay_near_what_they_draw() {
        for size in [4.0, 40.0, 400.0, 4000.0] {
            let rect = Rect::new(0.0, 0.0, size, size / 2.0);
            for id in ["a", "b", "c", "d", "e"] {
                let mut hand = RoughPen::new(id);
                let stray = 0.02 * size + 3.0;
                for path in [
                    hand.path(&rect.to_path(0.1), true),
                    hand.ellipse(rect, true),
                ] {
                    let around = rect.inflate(stray, stray);
                    assert!(around.contains_rect(path.bounding_box()), "{size} {id}");
                }
            }
        }
    }

    #[test]
    fn hatching_fills_the_inside_and_stays_in_it() {
        let rect = Rect::new(300.0, 200.0, 460.0, 296.0);
        let drawn = RoughPen::new("x").hatching(&rect.to_path(0.1), 8.0);
        assert!(rect.inflate(2.0, 2.0).contains_rect(drawn.bounding_box()));
        assert!(drawn.bounding_box().area() > 0.8 * rect.area());
        let n_lines = drawn
            .elements()
            .iter()
            .filter(|e| matches!(e, PathEl::MoveTo(_)))
            .count();
        assert!((15..40).contains(&n_lines), "{n_lines}");
        let nothing = RoughPen::new("x").hatching(&Rect::ZERO.to_path(0.1), 8.0);
        assert!(nothing.is_empty());
    }
}
