//! Ways between boxes that stay where they are, beside those of libavoid: the same boxes, ports, distances and price of
//! a corner.

use std::collections::BTreeMap;

use mlboard::geom::Rect;
use mlboard::layout::arrange;
use mlboard::layout::graph::{LayoutGraph, LayoutOptions};
use mlboard::layout::router::{Connection, RouteSpacing, route};
use mlboard::model::{EdgeId, NodeId};

use crate::graphs::{Extras, pipeline};
use crate::metric::{self, Drawn, DrawnEdge, Score};
use crate::stability::real;
use crate::{SEED, cpu_ms, moving, npm};

const SIZES: [usize; 4] = [20, 100, 500, 1_000];
/// How often ways are looked for, since the system tells the time that was spent in steps of milliseconds.
const TIMES: usize = 10;

/// Prints the table, with the targets beside what was reached.
pub fn table(most: usize, limit: u64) {
    println!(
        "\n| boxes | routed by | CPU ms | crossings | bends | length, kpx | shared, px | through |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let sizes = SIZES.into_iter().filter(|n| *n <= most);
    let compared: Vec<_> = sizes.filter_map(|n| compare(n, limit)).collect();
    println!("\n| boxes | against libavoid-js | reached | target |");
    println!("|---|---|---|---|");
    for (n, (ms, ours), (their_ms, theirs)) in compared {
        // Against the native library; what it is compared with here is the same compiled for a virtual machine.
        let time = if n >= 500 { "0.02" } else { "0.10" };
        println!("| {n} | time | {:.3} | {time} (native) |", ms / their_ms);
        let ratio = |of: fn(&Score) -> f64| of(&ours) / of(&theirs).max(1e-9);
        println!(
            "| {n} | bends | {:.2} | 1.05 |",
            ratio(|score| real(score.bends))
        );
        println!(
            "| {n} | crossings | {:.2} | 1.10 |",
            ratio(|score| real(score.crossings))
        );
        println!("| {n} | length | {:.2} | |", ratio(|score| score.length));
    }
}

type Measured = (f64, Score);

fn compare(n: usize, limit: u64) -> Option<(usize, Measured, Measured)> {
    let graph = pipeline(n, SEED, Extras::default());
    let drawn = arrange(&graph, &LayoutOptions::default(), &|_| true).expect("nobody cancels");
    let boxes = drawn.blocks;
    let ends: Vec<[usize; 2]> = ends(&graph, &boxes);
    let wires: BTreeMap<EdgeId, Connection> = (graph.edges.iter())
        .map(|(id, edge)| {
            (
                id.clone(),
                moving::wire(&boxes, &edge.from.node, &edge.to.node),
            )
        })
        .collect();
    let begin = cpu_ms();
    let mut ways = BTreeMap::new();
    for _ in 0..TIMES {
        ways = route(&boxes, &wires, RouteSpacing::default(), &|_| true).expect("nobody cancels");
    }
    let ms = (cpu_ms() - begin) / real(TIMES);
    let edges = ways.into_values().zip(&ends);
    let edges = edges.filter_map(|(way, [from, to])| {
        Some(DrawnEdge {
            from: *from,
            to: *to,
            points: way?,
        })
    });
    let rects: Vec<Rect> = boxes.values().copied().collect();
    let ours = Drawn {
        boxes: rects.clone(),
        edges: edges.collect(),
    };
    let ours = (ms, row(n, "mlboard", ms, &ours));
    let (theirs, ms) = npm::route(&rects, &ends, RouteSpacing::default(), limit)?;
    Some((n, ours, (ms, row(n, "libavoid-js", ms, &theirs))))
}

fn ends(graph: &LayoutGraph, boxes: &BTreeMap<NodeId, Rect>) -> Vec<[usize; 2]> {
    let numbers: BTreeMap<&NodeId, usize> =
        boxes.keys().enumerate().map(|(k, id)| (id, k)).collect();
    let edges = graph.edges.values();
    edges
        .map(|edge| [&edge.from.node, &edge.to.node].map(|id| numbers[id]))
        .collect()
}

fn row(n: usize, name: &str, ms: f64, drawn: &Drawn) -> Score {
    let score = metric::score(drawn);
    println!(
        "| {n} | {name} | {ms:.1} | {} | {} | {:.1} | {:.0} | {} |",
        score.crossings,
        score.bends,
        score.length / 1e3,
        score.shared,
        score.through
    );
    score
}
