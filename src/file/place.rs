//! Which coordinates a file holds: finite, near enough to be drawn, in steps of a thousandth of a unit.
//! Reading and writing agree on them, so that a board that was read is written as it was.

use crate::geom::{FARTHEST, Point, Rect, Size};

/// A coordinate in the file's steps.
///
/// A box is kept as corner and size but held as two corners; without steps, adding and subtracting
/// would change its last digit with every save.
pub(in crate::file) fn step(x: f64) -> f64 {
    let stepped = (x * 1000.0).round() / 1000.0;
    if stepped == 0.0 { 0.0 } else { stepped }
}

fn is_sane(x: f64) -> bool {
    x.abs() <= FARTHEST
}

pub(in crate::file) fn point(x: f64, y: f64) -> Option<Point> {
    (is_sane(x) && is_sane(y)).then(|| Point::new(step(x), step(y)))
}

/// A size that can be seen.
pub(in crate::file) fn size(width: f64, height: f64) -> Option<Size> {
    let is_sane = |x: f64| is_sane(x) && step(x) > 0.0;
    (is_sane(width) && is_sane(height)).then(|| Size::new(step(width), step(height)))
}

/// The nearest box that can be kept; a negative size reaches to the other side of the corner.
pub(in crate::file) fn nearest_rect([x, y, width, height]: [f64; 4]) -> Rect {
    let ((x, width), (y, height)) = (nearest_span(x, width), nearest_span(y, height));
    Rect::new(x, y, x + width, y + height)
}

fn nearest_span(start: f64, length: f64) -> (f64, f64) {
    let near = |x: f64| {
        if x.is_nan() {
            0.0
        } else {
            x.clamp(-FARTHEST, FARTHEST)
        }
    };
    let (start, length) = (near(start), near(length));
    (step(near(start.min(start + length))), step(length.abs()))
}

/// Corner and size as they are written.
pub(in crate::file) fn parts(rect: Rect) -> [f64; 4] {
    let rect = nearest_rect([rect.x0, rect.y0, rect.width(), rect.height()]);
    [rect.x0, rect.y0, step(rect.width()), step(rect.height())]
}

/// A share of a length, 0 to 1.
pub(in crate::file) fn share(x: f64) -> f64 {
    pressure(x)
}

/// The pressure of a pen, 0 to 1.
pub(in crate::file) fn pressure(x: f64) -> f64 {
    if x.is_nan() {
        0.0
    } else {
        step(x.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{nearest_rect, parts, point, step};

    #[test]
    fn what_was_kept_once_is_kept_the_same() {
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..100_000 {
            let near = |random: &mut fastrand::Rng| (random.f64() - 0.5) * 2e7;
            let [x, y] = [near(&mut random), near(&mut random)];
            let [w, h] = [near(&mut random), random.f64() * 300.0];
            let once = parts(nearest_rect([x, y, w, h]));
            let twice = parts(nearest_rect(once));
            assert_eq!(
                once.map(f64::to_bits),
                twice.map(f64::to_bits),
                "{x} {y} {w} {h}"
            );
            assert_eq!(step(step(x)).to_bits(), step(x).to_bits(), "{x}");
        }
    }

    #[test]
    fn no_place_beyond_the_board() {
        for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1.1e7] {
            assert_eq!(point(wrong, 0.0), None, "{wrong}");
            assert_eq!(point(0.0, wrong), None, "{wrong}");
            assert!(nearest_rect([wrong, wrong, wrong, wrong]).is_finite());
        }
    }
}
