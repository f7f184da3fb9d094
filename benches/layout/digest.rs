//! One number for a whole drawing: the same on every machine and in every build.

use mlboard::geom::{Point, Rect};
use mlboard::layout::arrange;
use mlboard::layout::graph::{LayoutOptions, LayoutPreset};

use super::graphs::{Extras, pipeline};

/// Of the drawing below. It changes when drawings are meant to change, and only then: debug builds compare it in
/// a test, release builds in the bench.
pub const EXPECTED: u64 = 0xe701_945a_2e36_4bec;

/// Of a drawing in which every phase has something to do.
pub fn digest() -> u64 {
    let extras = Extras {
        groups: true,
        ports: true,
        labels: true,
    };
    let graph = pipeline(80, 3, extras);
    let options = LayoutOptions {
        preset: LayoutPreset::Best,
        ..LayoutOptions::default()
    };
    let drawn = arrange(&graph, &options, &|_| true).expect("nobody cancels");
    let corners = |rect: &Rect| [rect.x0, rect.y0, rect.x1, rect.y1];
    let blocks = drawn.blocks.values().flat_map(corners);
    let groups = drawn.groups.values().flat_map(corners);
    let labels = drawn.labels.values().flat_map(corners);
    let ways = drawn.ways.values().flat_map(|way| way.flattened(0.25));
    let ways = ways.flat_map(|at: Point| [at.x, at.y]);
    let numbers = blocks.chain(groups).chain(labels).chain(ways);
    // FNV-1a (Fowler, Noll and Vo 1991), on the exact bits.
    numbers.fold(0xcbf2_9ce4_8422_2325, |sum, number| {
        let bytes = number.to_bits().to_le_bytes();
        bytes.iter().fold(sum, |sum, byte| {
            (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
    })
}
