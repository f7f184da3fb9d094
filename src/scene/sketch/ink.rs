//! Freehand strokes and curved lines: smooth ways through points, and bands that are wider where the pen was
//! pressed harder.

use crate::geom::{BezPath, CubicBez, ParamCurve, Point, Shape as _, Vec2};

/// A smooth line through all the points. Each stretch leaves and arrives along the direction from the point
/// before to the point after, so that it swings no farther than its own length allows.
pub fn through(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    if let Some(first) = points.first() {
        path.move_to(*first);
    }
    for cubic in stretches(points) {
        path.curve_to(cubic.p1, cubic.p2, cubic.p3);
    }
    path
}

fn stretches(points: &[Point]) -> impl Iterator<Item = CubicBez> {
    let n = points.len();
    let direction = move |i: usize| {
        let along = points[(i + 1).min(n - 1)] - points[i.saturating_sub(1)];
        let length = along.hypot();
        if length > 0.0 {
            along / length
        } else {
            Vec2::ZERO
        }
    };
    (1..n).map(move |i| {
        let (from, to) = (points[i - 1], points[i]);
        let reach = from.distance(to) / 3.0;
        CubicBez::new(
            from,
            from + direction(i - 1) * reach,
            to - direction(i) * reach,
            to,
        )
    })
}

/// The middle line of a stroke and how wide it is there: `width` at half pressure, from a third to one and
/// two thirds of it.
pub fn ribbon(points: &[Point], pressures: &[f64], width: f64) -> (Vec<Point>, Vec<f64>) {
    /// World units between two points of the band.
    const STEP: f64 = 2.5;
    let wide = |pressure: f64| width * (1.0 / 3.0 + pressure.clamp(0.0, 1.0) * 4.0 / 3.0);
    let mut at: Vec<Point> = points.first().into_iter().copied().collect();
    let mut widths: Vec<f64> = pressures.first().into_iter().copied().map(wide).collect();
    for (cubic, pressure) in stretches(points).zip(pressures.windows(2)) {
        #[expect(clippy::cast_sign_loss, reason = "clamped to a positive number")]
        let n_steps = (cubic.p0.distance(cubic.p3) / STEP).ceil().clamp(1.0, 64.0) as u32;
        for step in 1..=n_steps {
            let share = f64::from(step) / f64::from(n_steps);
            at.push(cubic.eval(share));
            widths.push(wide(pressure[0] + (pressure[1] - pressure[0]) * share));
        }
    }
    (at, widths)
}

/// What a band covers, for fillers that take overlapping parts as one: its stretches and a disc at each point.
pub fn ribbon_path(points: &[Point], widths: &[f64]) -> BezPath {
    let mut path = BezPath::new();
    for (at, width) in points.iter().zip(widths) {
        let disc = crate::geom::Ellipse::new(*at, (width / 2.0, width / 2.0), 0.0);
        path.extend(disc.path_elements(0.05));
        path.close_path();
    }
    for (at, width) in points.windows(2).zip(widths.windows(2)) {
        let along = at[1] - at[0];
        let length = along.hypot();
        if length > 0.0 {
            // Turned the same way as the discs, so that nothing cancels out.
            let across = Vec2::new(along.y, -along.x) / (2.0 * length);
            path.move_to(at[0] + across * width[0]);
            path.line_to(at[1] + across * width[1]);
            path.line_to(at[1] - across * width[1]);
            path.line_to(at[0] - across * width[0]);
            path.close_path();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{ribbon, ribbon_path, through};
    use crate::geom::{Point, Rect, Shape};

    const POINTS: [Point; 4] = [
        Point::new(0.0, 0.0),
        Point::new(10.0, 0.0),
        Point::new(20.0, 0.0),
        Point::new(30.0, 0.0),
    ];

    #[test]
    fn strokes_go_through_their_points() {
        assert_eq!(
            through(&POINTS).bounding_box(),
            Rect::new(0.0, 0.0, 30.0, 0.0)
        );
        assert!(through(&[]).is_empty());
        assert_eq!(through(&POINTS[..1]).elements().len(), 1);
        let turn = [Point::ZERO, Point::new(100.0, 0.0), Point::new(100.0, 3.0)];
        let swing = through(&turn).bounding_box();
        assert!(
            Rect::new(-1.0, -15.0, 102.0, 4.0).contains_rect(swing),
            "{swing}"
        );
    }

    #[test]
    fn pressure_makes_strokes_wider() {
        let wide = |pressure: f64| ribbon(&POINTS, &[pressure; 4], 3.0).1[5];
        assert!((wide(0.5) - 3.0).abs() < 1e-9);
        assert!((wide(0.0) - 1.0).abs() < 1e-9);
        assert!((wide(1.0) - 5.0).abs() < 1e-9);
        assert!(
            (wide(9.0) - 5.0).abs() < 1e-9,
            "pressures beyond 1 count as 1"
        );
    }

    #[test]
    fn every_part_of_a_band_turns_the_same_way() {
        let (points, widths) = ribbon(&POINTS, &[0.5; 4], 3.0);
        let area = ribbon_path(&points, &widths).area();
        let straight = 30.0 * 3.0;
        let discs = 1.5 * 1.5 * std::f64::consts::PI;
        #[expect(clippy::cast_precision_loss, reason = "few points")]
        let expected = straight + discs * points.len() as f64;
        assert!((area.abs() - expected).abs() < 1.0, "{area} {expected}");
        let still = ribbon_path(&[Point::ZERO, Point::ZERO], &[2.0, 2.0]);
        assert!(still.is_finite());
    }
}
