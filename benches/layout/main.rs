//! Layouts of generated pipelines from 20 to 10,000 boxes: time and quality of both presets, beside
//! Graphviz `dot`, elkjs and dagre where they are installed; then the targets, how much of a drawing small edits move,
//! ways between boxes that stay beside those of libavoid, and how long ways take that follow a moved box. `cargo bench --bench layout -- [most boxes] [CPU seconds]`; nothing here
//! can fail on a slow machine.

mod digest;
mod dot;
mod free;
mod graphs;
mod metric;
mod moving;
mod npm;
mod patience;
mod seeds;
mod stability;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::Instant;

use mlboard::layout::graph::{LayoutGraph, LayoutOptions, LayoutPreset, PathStyle};
use mlboard::layout::{LayoutResult, arrange};
use mlboard::model::NodeId;

use graphs::{Extras, pipeline};
use metric::{Drawn, DrawnEdge, Score};

const SIZES: [usize; 7] = [20, 100, 500, 1_000, 2_000, 5_000, 10_000];
const SEED: u64 = 7;
/// Other engines may take so many CPU seconds, unless told otherwise.
const LIMIT: u64 = 30;
const DOT: &str = "dot, curves";

fn main() {
    let mut numbers = std::env::args().filter_map(|word| word.parse::<usize>().ok());
    let most = numbers.next().unwrap_or(10_000);
    let limit = numbers.next().map_or(LIMIT, |seconds| seconds as u64);
    let sizes: Vec<usize> = SIZES.into_iter().filter(|n| *n <= most).collect();
    println!(
        "| boxes | drawn by | CPU ms | crossings | bends | length, kpx | area, Mpx | through | shared, px | back |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let rows: Vec<Row> = sizes.iter().flat_map(|n| draw_all(*n, limit)).collect();
    targets(&sizes, &rows);
    seeds::table(&sizes, limit);
    patience::table(&sizes);
    let is_same = digest::digest() == digest::EXPECTED;
    println!("\nThe drawing of debug builds comes out bit by bit: {is_same}");
    steadiness(most);
    free::table(most, limit);
    moving::table(most);
}

/// One drawing and what it is worth.
struct Row {
    n: usize,
    name: &'static str,
    ms: f64,
    score: Score,
}

fn draw_all(n: usize, limit: u64) -> Vec<Row> {
    let graph = pipeline(n, SEED, Extras::default());
    let options = spacious();
    let mut rows = Vec::new();
    for (name, preset, line) in [
        ("live, elbows", LayoutPreset::Live, PathStyle::Elbow),
        ("best, elbows", LayoutPreset::Best, PathStyle::Elbow),
        ("live, curves", LayoutPreset::Live, PathStyle::Curve),
        ("best, curves", LayoutPreset::Best, PathStyle::Curve),
    ] {
        let options = LayoutOptions {
            preset,
            line,
            ..options
        };
        let (arrangement, ms) = timed(&graph, &options);
        let score = metric::score(&drawn(&graph, &arrangement));
        row(n, name, ms, &score, arrangement.feedback.len());
        rows.push(Row { n, name, ms, score });
    }
    let dot = dot::draw(&graph, &options, limit).map(|(drawn, seconds)| (drawn, seconds * 1e3));
    let npm = npm::ENGINES.map(|(name, engine)| (name, npm::draw(&graph, &options, engine, limit)));
    for (name, found) in [(DOT, dot)].into_iter().chain(npm) {
        let Some((drawn, ms)) = found else { continue };
        let score = metric::score(&drawn);
        row(n, name, ms, &score, n_back(&drawn));
        rows.push(Row { n, name, ms, score });
    }
    rows
}

/// Edges that lead to the left.
fn n_back(drawn: &Drawn) -> usize {
    let middle = |at: usize| drawn.boxes[at].center().x;
    let edges = drawn.edges.iter();
    edges
        .filter(|edge| middle(edge.from) > middle(edge.to))
        .count()
}

fn spacious() -> LayoutOptions {
    LayoutOptions {
        box_gap: 40.0,
        layer_gap: 80.0,
        ..LayoutOptions::default()
    }
}

/// What was to be reached against dot, and what was. Time has targets at 100, 1,000 and 5,000 boxes.
fn targets(sizes: &[usize], rows: &[Row]) {
    println!("\n| boxes | against dot | reached | target | |");
    println!("|---|---|---|---|---|");
    for n in sizes {
        let find = |name: &str| rows.iter().find(|row| row.n == *n && row.name == name);
        let Some(dot) = find(DOT) else { continue };
        let compare = |what: &str, name: &str, of: fn(&Row) -> f64, target: Option<f64>| {
            let (Some(row), Some(target)) = (find(name), target) else {
                return;
            };
            let ratio = of(row) / of(dot).max(1e-9);
            let verdict = if ratio <= target { "" } else { "missed" };
            println!("| {n} | {what} | {ratio:.2} | {target:.2} | {verdict} |");
        };
        let (live, best) = match n {
            100 => (Some(0.6), Some(4.0)),
            1_000 => (Some(0.15), Some(0.5)),
            5_000 => (Some(0.01), Some(0.02)),
            _ => (None, None),
        };
        let crossings = if *n <= 300 { 0.85 } else { 1.10 };
        compare("time, live", "live, elbows", |row| row.ms, live);
        compare("time, best", "best, elbows", |row| row.ms, best);
        let count = |row: &Row| stability::real(row.score.crossings);
        compare("crossings, best", "best, curves", count, Some(crossings));
        compare(
            "crossings, live",
            "live, curves",
            count,
            Some(crossings * 1.1),
        );
        compare(
            "length, curves",
            "best, curves",
            |row| row.score.length,
            Some(1.05),
        );
        compare(
            "length, elbows",
            "best, elbows",
            |row| row.score.length,
            Some(1.25),
        );
        compare("area", "best, elbows", |row| row.score.area, Some(1.0));
    }
}

/// How much small edits move, and how the drawing ages.
fn steadiness(most: usize) {
    println!(
        "\n| boxes | edit | displacement (target 0.10) | moved far (0.05) | order flips (0.002) |"
    );
    println!("|---|---|---|---|---|");
    let options = spacious();
    for n in [100, 500].into_iter().filter(|n| *n <= most) {
        for (kind, name) in stability::EDITS.iter().enumerate() {
            let all = (0..3).map(|seed| {
                let graph = pipeline(n, SEED + seed, Extras::default());
                stability::Desk::new(graph, &options).edit(kind, &options)
            });
            let all: Vec<stability::Moved> = all.collect();
            let mean = |of: fn(&stability::Moved) -> f64| all.iter().map(of).sum::<f64>() / 3.0;
            println!(
                "| {n} | {name} | {:.4} | {:.4} | {:.5} |",
                mean(|moved| moved.displacement),
                mean(|moved| moved.far),
                mean(|moved| moved.flips)
            );
        }
        let mut desk = stability::Desk::new(pipeline(n, SEED, Extras::default()), &options);
        for step in 0..20 {
            desk.edit(step % stability::EDITS.len(), &options);
            if step == 0 || step == 19 {
                let (kept, anew) = desk.crossings(&options);
                let target = if step == 0 { 1.15 } else { 1.25 };
                let ratio = stability::real(kept) / stability::real(anew.max(1));
                println!(
                    "| {n} | crossings against anew after {} | {kept}/{anew} = {ratio:.2} ({target}) | | |",
                    step + 1
                );
            }
        }
    }
}

/// The layout and its CPU milliseconds: the mean over so many runs that the clock's steps of some milliseconds matter
/// little.
fn timed(graph: &LayoutGraph, options: &LayoutOptions) -> (LayoutResult, f64) {
    const ENOUGH_MS: f64 = 200.0;
    let begin = cpu_ms();
    let mut runs = 0.0;
    loop {
        let result = arrange(graph, options, &|_| true).expect("nobody cancels");
        runs += 1.0;
        let ms = cpu_ms() - begin;
        if ms >= ENOUGH_MS {
            return (result, ms / runs);
        }
    }
}

/// CPU time of this thread where the system tells it, since other programs may run; else the clock.
fn cpu_ms() -> f64 {
    #[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ns = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    ns.map_or_else(|| BEGIN.elapsed().as_secs_f64() * 1e3, |ns| ns / 1e6)
}

fn drawn(graph: &LayoutGraph, arrangement: &LayoutResult) -> Drawn {
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
