//! Counts and whole-number coordinates as floating-point numbers, where every value is exact.

/// A count of boxes, tracks or rounds: far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(in crate::layout) fn real(n: usize) -> f64 {
    n as f64
}

/// A coordinate or weight in whole units of the solver: far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "coordinates are far below 2^52")]
pub(in crate::layout) fn coordinate(x: i64) -> f64 {
    x as f64
}
