//! The comparison with dot on further graphs, so that no single one decides: the median of some seeds.

use mlboard::layout::graph::{LayoutOptions, LayoutPreset, PathStyle};

use crate::graphs::{Extras, pipeline};
use crate::metric::{self, Score};
use crate::{SEED, dot, drawn, spacious, stability, timed};

const SEEDS: u64 = 3;
/// Larger graphs take dot too long.
const LARGEST: usize = 500;

/// Prints the table: best drawings against dot's, curves but for the area of elbows.
pub fn table(sizes: &[usize], limit: u64) {
    println!(
        "\n| boxes | median of {SEEDS} seeds, against dot | crossings | length, curves | area |"
    );
    println!("|---|---|---|---|---|");
    for n in sizes.iter().filter(|n| **n <= LARGEST) {
        let ratios: Option<Vec<[f64; 3]>> =
            (0..SEEDS).map(|k| ratios(*n, SEED + k, limit)).collect();
        let Some(ratios) = ratios else { continue };
        let median = |of: usize| {
            let mut values: Vec<f64> = ratios.iter().map(|row| row[of]).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        let [crossings, length, area] = [0, 1, 2].map(median);
        println!("| {n} | | {crossings:.2} | {length:.2} | {area:.2} |");
    }
}

/// Crossings, length and area against dot's; `None` without dot.
fn ratios(n: usize, seed: u64, limit: u64) -> Option<[f64; 3]> {
    let graph = pipeline(n, seed, Extras::default());
    let score = |line: PathStyle| -> Score {
        let options = LayoutOptions {
            preset: LayoutPreset::Best,
            line,
            ..spacious()
        };
        metric::score(&drawn(&graph, &timed(&graph, &options).0))
    };
    let (dots, _) = dot::draw(&graph, &spacious(), limit)?;
    let (curves, elbows, dots) = (
        score(PathStyle::Curve),
        score(PathStyle::Elbow),
        metric::score(&dots),
    );
    let crossings = stability::real(curves.crossings) / stability::real(dots.crossings.max(1));
    Some([
        crossings,
        curves.length / dots.length,
        elbows.area / dots.area,
    ])
}
