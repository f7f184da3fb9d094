//! The same graphs drawn by Graphviz `dot`, as a separate program, measured with the same measure.
//! <https://graphviz.org>; where it is not installed its rows are left out.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Seek as _, Write as _};
use std::process::{Command, Stdio};

use mlboard::geom::{BezPath, Point, Rect};
use mlboard::layout::graph::{LayoutGraph, LayoutOptions};
use mlboard::model::NodeId;

use crate::metric::{Drawn, DrawnEdge};
use crate::stability;

/// Points to the inch, dot's unit for sizes.
const INCH: f64 = 72.0;

/// The drawing and the CPU seconds it took, reading and a share of the start included; `None` without the program or
/// when it takes too long.
pub fn draw(graph: &LayoutGraph, options: &LayoutOptions, seconds: u64) -> Option<(Drawn, f64)> {
    let numbers: BTreeMap<&NodeId, usize> = graph
        .blocks
        .keys()
        .enumerate()
        .map(|(k, id)| (id, k))
        .collect();
    // Small graphs are drawn several times over, or starting the program is all that is measured.
    let copies = (2_000 / graph.blocks.len().max(1)).clamp(1, 50);
    // From a file: through a pipe, each program could come to wait until the other has read.
    let mut input = tempfile::tempfile().ok()?;
    let source = source(graph, options, &numbers).repeat(copies);
    input.write_all(source.as_bytes()).ok()?;
    input.rewind().ok()?;
    let limit =
        format!("ulimit -t {seconds}; TIMEFORMAT=$'user %3U\nsys %3S'; time dot -Tplain -y");
    let child = Command::new("bash")
        .args(["-c", &limit])
        .stdin(Stdio::from(input))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let output = child
        .wait_with_output()
        .ok()
        .filter(|output| output.status.success())?;
    let times = String::from_utf8_lossy(&output.stderr).into_owned();
    let time = |name: &str| -> f64 {
        let line = times.lines().rev().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
            .unwrap_or(0.0)
    };
    let drawn = read(&String::from_utf8_lossy(&output.stdout), graph, &numbers)?;
    Some((
        drawn,
        (time("user") + time("sys")) / stability::real(copies),
    ))
}

fn source(
    graph: &LayoutGraph,
    options: &LayoutOptions,
    numbers: &BTreeMap<&NodeId, usize>,
) -> String {
    let mut text = String::new();
    let (nodes, ranks) = (options.box_gap / INCH, options.layer_gap / INCH);
    let mut line = |args: std::fmt::Arguments| {
        writeln!(text, "{args}").expect("text grows");
    };
    line(format_args!(
        "digraph {{ rankdir=LR; nodesep={nodes}; ranksep={ranks};"
    ));
    line(format_args!(
        "node [shape=box, fixedsize=true, label=\"\"]; edge [arrowhead=none];"
    ));
    for (id, block) in &graph.blocks {
        let (width, height) = (block.size.width / INCH, block.size.height / INCH);
        line(format_args!(
            "{} [width={width}, height={height}];",
            numbers[id]
        ));
    }
    for edge in graph.edges.values() {
        let ends = [&edge.from.node, &edge.to.node].map(|id| numbers[id]);
        line(format_args!("{} -> {};", ends[0], ends[1]));
    }
    text.push('}');
    text
}

/// Reads dot's `plain` format: `node name x y width height …`, `edge from to n x1 y1 … `, in inches.
fn read(text: &str, graph: &LayoutGraph, numbers: &BTreeMap<&NodeId, usize>) -> Option<Drawn> {
    let mut drawn = Drawn {
        boxes: vec![Rect::ZERO; numbers.len()],
        edges: Vec::with_capacity(graph.edges.len()),
    };
    for line in text.lines() {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("graph") => drawn.edges.clear(),
            Some("node") => {
                let name: usize = words.next()?.parse().ok()?;
                let n: Vec<f64> = words
                    .take(4)
                    .filter_map(|word| word.parse().ok())
                    .map(|x: f64| x * INCH)
                    .collect();
                let [x, y, width, height] = n[..] else {
                    return None;
                };
                drawn.boxes[name] = Rect::from_center_size((x, y), (width, height));
            }
            Some("edge") => {
                let from: usize = words.next()?.parse().ok()?;
                let to: usize = words.next()?.parse().ok()?;
                let n: usize = words.next()?.parse().ok()?;
                let n: Vec<f64> = words
                    .take(2 * n)
                    .filter_map(|word| word.parse().ok())
                    .map(|x: f64| x * INCH)
                    .collect();
                let points: Vec<Point> = n
                    .chunks_exact(2)
                    .map(|at| Point::new(at[0], at[1]))
                    .collect();
                drawn.edges.push(DrawnEdge {
                    from,
                    to,
                    points: flattened(&points),
                });
            }
            _ => {}
        }
    }
    Some(drawn)
}

/// dot gives cubic curves: a start, then three points for each piece.
fn flattened(points: &[Point]) -> Vec<Point> {
    let mut path = BezPath::new();
    let Some(first) = points.first() else {
        return Vec::new();
    };
    path.move_to(*first);
    for piece in points[1..].chunks_exact(3) {
        path.curve_to(piece[0], piece[1], piece[2]);
    }
    mlboard::layout::EdgePath::Curve(path).flattened(0.5)
}
