//! Graphs like the pipelines people draw, of any size, from a seed: mostly forward flows between near
//! stages of three lanes, a few hubs, a few long edges, a little feedback.

use mlboard::geom::Size;
use mlboard::layout::graph::{Block, BoxSide, LayoutEdge, LayoutGraph, LayoutGroup, LayoutPort};

/// What a generated graph has besides boxes and edges.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras {
    /// Frames inside lanes.
    pub groups: bool,
    /// Ports on the left for what arrives, on the right for what leaves.
    pub ports: bool,
    pub labels: bool,
}

/// A graph of `n` boxes and about `1.5 n` edges.
pub fn pipeline(n: usize, seed: u64, extras: Extras) -> LayoutGraph {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut graph = LayoutGraph::default();
    let lanes: Vec<usize> = (0..n).map(|_| random.usize(0..3)).collect();
    for k in 0..n {
        let width = f64::from(random.u32(30..50)) * 4.0;
        let height = f64::from(random.u32(10..20)) * 4.0;
        let block = Block {
            size: Size::new(width, height),
            group: extras.groups.then(|| frame(&lanes, k).into()),
            ..Block::default()
        };
        graph.blocks.insert(name(k).into(), block);
    }
    if extras.groups {
        add_groups(&mut graph, &lanes);
    }
    for (k, (from, to)) in ends(n, &lanes, &mut random).into_iter().enumerate() {
        let mut edge = LayoutEdge::between(name(from).as_str(), name(to).as_str());
        if extras.ports {
            let height = |k: usize| graph.blocks[&name(k).into()].size.height;
            let mut port = |face, node| {
                let offset = height(node) / 4.0 * f64::from(random.u8(1..4));
                Some(LayoutPort { face, offset })
            };
            edge.from.port = port(BoxSide::Right, from);
            edge.to.port = port(BoxSide::Left, to);
        }
        if extras.labels && k % 2 == 0 {
            edge.label = Some(Size::new(f64::from(random.u32(30..110)), 14.0));
        }
        graph.edges.insert(format!("e{k}").into(), edge);
    }
    graph
}

fn name(k: usize) -> String {
    format!("n{k}")
}

/// Every sixth box opens a frame; the others stand in their lane.
fn frame(lanes: &[usize], k: usize) -> String {
    let lane = lanes[k];
    if k % 12 < 6 {
        format!("lane{lane}frame{}", k / 12)
    } else {
        format!("lane{lane}")
    }
}

fn add_groups(graph: &mut LayoutGraph, lanes: &[usize]) {
    for lane in 0..3_u32 {
        let group = LayoutGroup {
            lane: Some(lane),
            title: 20.0,
            ..LayoutGroup::default()
        };
        graph.groups.insert(format!("lane{lane}").into(), group);
    }
    for k in 0..lanes.len() {
        let name = frame(lanes, k);
        if name.contains("frame") {
            let group = LayoutGroup {
                parent: Some(format!("lane{}", lanes[k]).into()),
                title: 20.0,
                ..LayoutGroup::default()
            };
            graph.groups.insert(name.into(), group);
        }
    }
}

/// A tree of near predecessors, then further edges until there are half as many again.
fn ends(n: usize, lanes: &[usize], random: &mut fastrand::Rng) -> Vec<(usize, usize)> {
    let window = 4 + 2 * n.isqrt();
    let near = |random: &mut fastrand::Rng, k: usize| {
        let first = k.saturating_sub(window);
        let mut best = random.usize(first..k);
        for _ in 0..3 {
            if lanes[best] != lanes[k] && random.u8(0..4) > 0 {
                best = random.usize(first..k);
            }
        }
        best
    };
    let mut ends: Vec<(usize, usize)> = (1..n).map(|k| (near(random, k), k)).collect();
    let step = 50;
    while n > 1 && ends.len() < n + n / 2 {
        let k = random.usize(1..n);
        let back =
            |random: &mut fastrand::Rng, reach: usize| random.usize(k.saturating_sub(reach)..k);
        let pair = match random.u8(0..100) {
            0..4 => (k, back(random, 3 * window)),
            // Every fiftieth box is a hub for those behind it.
            4..14 => (k / step * step, k),
            14..16 => (back(random, 8 * window), k),
            _ => (near(random, k), k),
        };
        if pair.0 != pair.1 {
            ends.push(pair);
        }
    }
    ends
}
