//! Layouts of generated pipelines from 20 to 10,000 boxes: time and quality of both presets, beside
//! Graphviz `dot` where it is installed. `cargo bench --bench layout -- [most boxes]`; nothing here can
//! fail on a slow machine.

mod dot;
mod graphs;
mod metric;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::Instant;

use mlboard::layout::engine::{Arrangement, Graph, Line, Options, Preset, arrange};
use mlboard::model::NodeId;

use graphs::{Extras, pipeline};
use metric::{Drawn, DrawnEdge, Score};

const SIZES: [usize; 7] = [20, 100, 500, 1_000, 2_000, 5_000, 10_000];
const SEED: u64 = 7;
/// Other engines may take so many CPU seconds.
const LIMIT: u64 = 30;

fn main() {
    let mut numbers = std::env::args().filter_map(|word| word.parse::<usize>().ok());
    let most = numbers.next().unwrap_or(10_000);
    println!(
        "| boxes | drawn by | CPU ms | crossings | bends | length, kpx | area, Mpx | through | shared, px | back |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for n in SIZES.into_iter().filter(|n| *n <= most) {
        let graph = pipeline(n, SEED, Extras::default());
        let options = Options {
            box_gap: 40.0,
            layer_gap: 80.0,
            ..Options::default()
        };
        for (name, preset, line) in [
            ("live, elbows", Preset::Live, Line::Elbow),
            ("best, elbows", Preset::Best, Line::Elbow),
            ("best, curves", Preset::Best, Line::Curve),
        ] {
            let options = Options {
                preset,
                line,
                ..options
            };
            let (arrangement, ms) = timed(&graph, &options);
            let score = metric::score(&drawn(&graph, &arrangement));
            row(n, name, ms, &score, arrangement.feedback.len());
        }
        if let Some((drawn, seconds)) = dot::draw(&graph, &options, LIMIT) {
            let back = drawn
                .edges
                .iter()
                .filter(|edge| drawn.boxes[edge.from].center().x > drawn.boxes[edge.to].center().x);
            row(
                n,
                "dot, curves",
                seconds * 1e3,
                &metric::score(&drawn),
                back.count(),
            );
        }
    }
}

/// The layout and its CPU milliseconds: the least of a few runs.
fn timed(graph: &Graph, options: &Options) -> (Arrangement, f64) {
    let runs = if graph.blocks.len() > 1_000 { 1 } else { 3 };
    let mut best: Option<(Arrangement, f64)> = None;
    for _ in 0..runs {
        let begin = cpu_ms();
        let result = arrange(graph, options, &|_| true).expect("nobody cancels");
        let ms = cpu_ms() - begin;
        if best.as_ref().is_none_or(|(_, least)| ms < *least) {
            best = Some((result, ms));
        }
    }
    best.expect("it ran")
}

/// CPU time of this thread where the system tells it, since other programs may run; else the clock.
fn cpu_ms() -> f64 {
    #[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ns = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    ns.map_or_else(|| BEGIN.elapsed().as_secs_f64() * 1e3, |ns| ns / 1e6)
}

fn drawn(graph: &Graph, arrangement: &Arrangement) -> Drawn {
    let numbers: BTreeMap<&NodeId, usize> = arrangement
        .blocks
        .keys()
        .enumerate()
        .map(|(k, id)| (id, k))
        .collect();
    let edges = graph.edges.iter().map(|(id, edge)| DrawnEdge {
        from: numbers[&edge.from.node],
        to: numbers[&edge.to.node],
        points: arrangement.ways[id].flattened(0.5),
    });
    Drawn {
        boxes: arrangement.blocks.values().copied().collect(),
        edges: edges.collect(),
    }
}

fn row(n: usize, name: &str, ms: f64, score: &Score, back: usize) {
    let Score {
        crossings,
        bends,
        length,
        area,
        through,
        shared,
        ..
    } = score;
    let (length, area) = (length / 1e3, area / 1e6);
    println!(
        "| {n} | {name} | {ms:.1} | {crossings} | {bends} | {length:.0} | {area:.1} | {through} | {shared:.0} | {back} |"
    );
}
