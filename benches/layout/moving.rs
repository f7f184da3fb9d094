//! Ways that follow a board: all of them at first, then those that a moved box concerns.

use std::collections::BTreeMap;

use mlboard::geom::{Point, Rect, Vec2};
use mlboard::layout::arrange;
use mlboard::layout::graph::{BoxSide, LayoutOptions};
use mlboard::layout::router::{Connection, EdgeSpec, IncrementalRouter, SearchEffort, Terminal};
use mlboard::model::NodeId;

use crate::graphs::{Extras, pipeline};
use crate::stability::real;
use crate::{SEED, cpu_ms};

/// How many boxes are moved, one after the other.
const MOVES: usize = 40;
/// How often each goes there and back: the system tells the time that was spent in steps of milliseconds.
const TIMES: usize = 8;

/// Prints the table. Targets are those of one box with four edges on a board of 1,000.
pub fn table(most: usize) {
    println!(
        "\n| boxes | all ways, ms | one moved box: median, ms | worst, ms (target 2 at 1,000) | ways changed |"
    );
    println!("|---|---|---|---|---|");
    for n in [100, 500, 1_000].into_iter().filter(|n| *n <= most) {
        let graph = pipeline(n, SEED, Extras::default());
        let drawn = arrange(&graph, &LayoutOptions::default(), &|_| true).expect("nobody cancels");
        let mut boxes = drawn.blocks;
        let mut live = IncrementalRouter::default();
        for (id, rect) in &boxes {
            live.put_box(id, Some(*rect));
        }
        let joined = |id: &NodeId| {
            let edges = graph.edges.iter();
            let at_it = edges.filter(|(_, edge)| edge.from.node == *id || edge.to.node == *id);
            at_it.collect::<Vec<_>>()
        };
        for (id, edge) in &graph.edges {
            live.put_edge(id, Some(track(&boxes, &edge.from.node, &edge.to.node)));
        }
        let begin = cpu_ms();
        live.update();
        let all = cpu_ms() - begin;
        let (mut times, mut n_changed) = (Vec::new(), 0);
        let ids: Vec<NodeId> = boxes.keys().cloned().collect();
        for id in ids
            .iter()
            .step_by((n / MOVES).max(1))
            .filter(|id| joined(id).len() <= 4)
        {
            let home = boxes[id];
            let begin = cpu_ms();
            for k in 1..=2 * TIMES {
                let rect = if k % 2 == 1 {
                    home + Vec2::new(12.0, -8.0)
                } else {
                    home
                };
                boxes.insert(id.clone(), rect);
                live.put_box(id, Some(rect));
                for (edge, ends) in joined(id) {
                    live.put_edge(edge, Some(track(&boxes, &ends.from.node, &ends.to.node)));
                }
                n_changed += live.update().len();
            }
            times.push((cpu_ms() - begin) / real(2 * TIMES));
        }
        times.sort_by(f64::total_cmp);
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        let mean = n_changed / times.len() / (2 * TIMES);
        println!("| {n} | {all:.1} | {median:.2} | {worst:.2} | {mean} |");
    }
}

fn track(boxes: &BTreeMap<NodeId, Rect>, from: &NodeId, to: &NodeId) -> EdgeSpec {
    EdgeSpec::Open(wire(boxes, from, to), SearchEffort::Full)
}

/// From the middle of the right side to that of the left side.
pub fn wire(boxes: &BTreeMap<NodeId, Rect>, from: &NodeId, to: &NodeId) -> Connection {
    let contact = |node: &NodeId, face: BoxSide| {
        let rect = boxes[node];
        let x = if face == BoxSide::Right {
            rect.x1
        } else {
            rect.x0
        };
        Terminal {
            node: node.clone(),
            at: Point::new(x, rect.center().y),
            face,
        }
    };
    Connection {
        from: contact(from, BoxSide::Right),
        to: contact(to, BoxSide::Left),
    }
}
