//! The same graphs drawn by elkjs and dagre, as separate programs, measured with the same measure. They are there after
//! `npm install --prefix benches/layout/npm`; without them their rows are left out.
//! <https://github.com/kieler/elkjs>, <https://github.com/dagrejs/dagre>

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use mlboard::geom::{Point, Rect, Size};
use mlboard::layout::engine::{Graph, Options};
use mlboard::model::NodeId;
use serde_json::{Value, json};

use crate::metric::{Drawn, DrawnEdge};

/// The rows in the table and what the script calls them.
pub const ENGINES: [(&str, &str); 2] = [("elkjs, elbows", "elk"), ("dagre.js", "dagre")];

/// The drawing and the CPU milliseconds that the layout took in a process of its own, without its start; `None` without
/// the packages or when it takes too long.
pub fn draw(graph: &Graph, options: &Options, engine: &str, seconds: u64) -> Option<(Drawn, f64)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/layout/npm");
    if !folder.join("node_modules").is_dir() {
        return None;
    }
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
    let mut child = Command::new("bash")
        .args([
            "-c",
            &format!("ulimit -t {seconds}; exec node draw.mjs {engine}"),
        ])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child
        .stdin
        .take()?
        .write_all(asked.to_string().as_bytes())
        .ok()?;
    let output = child.wait_with_output().ok()?;
    let told: Value = serde_json::from_slice(&output.stdout).ok()?;
    let corners = told["boxes"].as_array()?.iter();
    let boxes = corners
        .zip(sizes)
        .filter_map(|(at, size)| Some(Rect::from_origin_size(point(at)?, size)));
    let ways = told["edges"].as_array()?.iter().zip(ends);
    let edges = ways.filter_map(|(way, [from, to])| {
        let points = way.as_array()?.iter().filter_map(point).collect();
        Some(DrawnEdge { from, to, points })
    });
    let drawn = Drawn {
        boxes: boxes.collect(),
        edges: edges.collect(),
    };
    Some((drawn, told["cpu_ms"].as_f64()?))
}

fn point(at: &Value) -> Option<Point> {
    Some(Point::new(at[0].as_f64()?, at[1].as_f64()?))
}
