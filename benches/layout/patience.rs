//! How long a layout goes on after somebody has stopped it: the longest time between two questions whether to go on.

use std::cell::Cell;

use mlboard::layout::arrange;
use mlboard::layout::graph::{LayoutOptions, LayoutPreset};

use crate::graphs::{Extras, pipeline};
use crate::{SEED, cpu_ms, spacious};

/// Prints the table, in CPU time of the one thread that works.
pub fn table(sizes: &[usize]) {
    println!(
        "\n| boxes | preset | longest time between two questions, ms (target 16) | questions |"
    );
    println!("|---|---|---|---|");
    for n in sizes {
        let graph = pipeline(*n, SEED, Extras::default());
        for preset in [LayoutPreset::Live, LayoutPreset::Best] {
            let options = LayoutOptions {
                preset,
                ..spacious()
            };
            let (last, longest, count) = (Cell::new(cpu_ms()), Cell::new(0.0_f64), Cell::new(0));
            let ask = |_| {
                let now = cpu_ms();
                longest.set(longest.get().max(now - last.replace(now)));
                count.set(count.get() + 1);
                true
            };
            arrange(&graph, &options, &ask).expect("nobody cancels");
            // What comes after the last question counts too.
            ask(1.0);
            let (longest, count) = (longest.get(), count.get());
            println!("| {n} | {preset:?} | {longest:.1} | {count} |");
        }
    }
}
