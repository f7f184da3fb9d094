//! The same graphs drawn by elkjs and dagre, and the same boards routed by libavoid, as separate programs, measured with
//! the same measure. They are there after `npm install --prefix benches/layout/npm`; without them their rows are left out.
//! <https://github.com/kieler/elkjs>, <https://github.com/dagrejs/dagre>, <https://github.com/Aksem/libavoid-js>

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use mlboard::geom::{Point, Rect, Size};
use mlboard::layout::graph::{LayoutGraph, LayoutOptions};
use mlboard::layout::router::RouteSpacing;
use mlboard::model::NodeId;
use serde_json::{Value, json};

use crate::metric::{Drawn, DrawnEdge};

/// The rows in the table and what the script calls them.
pub const ENGINES: [(&str, &str); 2] = [("elkjs, elbows", "elk"), ("dagre.js", "dagre")];

/// What a corner costs both routers, in world units of way.
const CORNER: f64 = 60.0;

/// The drawing and the CPU milliseconds that the layout took in a process of its own, without its start; `None` without
/// the packages or when it takes too long.
pub fn draw(
    graph: &LayoutGraph,
    options: &LayoutOptions,
    engine: &str,
    seconds: u64,
) -> Option<(Drawn, f64)> {
    let numbers: BTreeMap<&NodeId, usize> = (graph.blocks.keys().enumerate())
        .map(|(k, id)| (id, k))
        .collect();
    let sizes: Vec<Size> = graph.blocks.values().map(|block| block.size).collect();
    let ends: Vec<[usize; 2]> = (graph.edges.values())
        .map(|edge| [&edge.from.node, &edge.to.node].map(|id| numbers[id]))
        .collect();
    let boxes: Vec<[f64; 2]> = sizes.iter().map(|size| [size.width, size.height]).collect();
    let (box_gap, layer_gap) = (options.box_gap, options.layer_gap);
    let asked = json!({"box_gap": box_gap, "layer_gap": layer_gap, "boxes": boxes, "edges": ends});
    let told = run(&format!("draw.mjs {engine}"), &asked, seconds)?;
    let corners = told["boxes"].as_array()?.iter();
    let boxes = corners
        .zip(sizes)
        .filter_map(|(at, size)| Some(Rect::from_origin_size(point(at)?, size)));
    let drawn = Drawn {
        boxes: boxes.collect(),
        edges: edges(&told, &ends)?,
    };
    Some((drawn, told["cpu_ms"].as_f64()?))
}

/// Ways between boxes that stay, from the right side of the first to the left side of the second, and the CPU
/// milliseconds they took; `None` as for [`draw`].
pub fn route(
    boxes: &[Rect],
    ends: &[[usize; 2]],
    spacing: RouteSpacing,
    seconds: u64,
) -> Option<(Drawn, f64)> {
    let rects = boxes.iter();
    let rects: Vec<[f64; 4]> = rects
        .map(|rect| [rect.x0, rect.y0, rect.width(), rect.height()])
        .collect();
    let (clearance, edge_gap) = (spacing.clearance, spacing.edge_gap);
    let asked = json!({
        "clearance": clearance, "edge_gap": edge_gap, "corner": CORNER, "boxes": rects, "edges": ends,
    });
    let told = run("route.mjs", &asked, seconds)?;
    let drawn = Drawn {
        boxes: boxes.to_vec(),
        edges: edges(&told, ends)?,
    };
    Some((drawn, told["cpu_ms"].as_f64()?))
}

/// Runs a script; `None` without the packages or when it takes too long.
fn run(script: &str, asked: &Value, seconds: u64) -> Option<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/layout/npm");
    if !folder.join("node_modules").is_dir() {
        return None;
    }
    let mut child = Command::new("bash")
        .args(["-c", &format!("ulimit -t {seconds}; exec node {script}")])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let asked = asked.to_string();
    child.stdin.take()?.write_all(asked.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    serde_json::from_slice(&output.stdout).ok()
}

fn edges(told: &Value, ends: &[[usize; 2]]) -> Option<Vec<DrawnEdge>> {
    let ways = told["edges"].as_array()?.iter().zip(ends);
    let edges = ways.filter_map(|(way, [from, to])| {
        let points = way.as_array()?.iter().filter_map(point).collect();
        let (from, to) = (*from, *to);
        Some(DrawnEdge { from, to, points })
    });
    Some(edges.collect())
}

fn point(at: &Value) -> Option<Point> {
    Some(Point::new(at[0].as_f64()?, at[1].as_f64()?))
}
