//! What holds for every graph: over many seeds, plain, with frames, with ports, with labels.

use mlboard::geom::Size;
use mlboard::layout::graph::{
    Block, BoxSide, FlowDirection, LayoutEdge, LayoutGraph, LayoutGroup, LayoutOptions,
    LayoutPreset, PathStyle,
};
use mlboard::layout::{EdgePath, LayoutResult, arrange};

use super::checks::{check, corners, ways_share_no_track};
use super::digest::{EXPECTED, digest};
use super::graphs::{Extras, pipeline};

const SEEDS: u64 = 200;

fn drawn(graph: &LayoutGraph, options: &LayoutOptions) -> LayoutResult {
    arrange(graph, options, &|_| true).expect("nobody cancels")
}

fn hold(extras: Extras, direction: FlowDirection) {
    for seed in 0..SEEDS {
        let n = 2 + seed as usize % 24;
        let graph = pipeline(n, seed, extras);
        let options = LayoutOptions {
            direction,
            preset: if seed % 8 == 0 {
                LayoutPreset::Best
            } else {
                LayoutPreset::Live
            },
            ..LayoutOptions::default()
        };
        let what = format!("seed {seed} {extras:?} {direction:?}");
        check(&graph, &options, &drawn(&graph, &options), &what);
    }
}

#[test]
fn plain_graphs_are_drawn_cleanly() {
    hold(Extras::default(), FlowDirection::LeftToRight);
    hold(Extras::default(), FlowDirection::TopToBottom);
}

#[test]
fn frames_and_lanes_are_drawn_cleanly() {
    let extras = Extras {
        groups: true,
        ..Extras::default()
    };
    hold(extras, FlowDirection::LeftToRight);
    hold(extras, FlowDirection::TopToBottom);
}

#[test]
fn ports_are_kept_in_both_directions() {
    let extras = Extras {
        ports: true,
        ..Extras::default()
    };
    hold(extras, FlowDirection::LeftToRight);
    hold(extras, FlowDirection::TopToBottom);
}

#[test]
fn labels_find_room_in_both_directions() {
    let extras = Extras {
        labels: true,
        ..Extras::default()
    };
    hold(extras, FlowDirection::LeftToRight);
    hold(extras, FlowDirection::TopToBottom);
}

#[test]
fn frames_ports_and_labels_go_together() {
    let extras = Extras {
        groups: true,
        ports: true,
        labels: true,
    };
    hold(extras, FlowDirection::LeftToRight);
    hold(extras, FlowDirection::TopToBottom);
}

#[test]
fn a_drawing_is_the_same_every_time_and_on_every_thread() {
    let extras = Extras {
        groups: true,
        ports: true,
        labels: true,
    };
    for seed in 0..20 {
        let graph = pipeline(40, seed, extras);
        let options = LayoutOptions::default();
        let first = drawn(&graph, &options);
        assert_eq!(first, drawn(&graph, &options), "seed {seed}");
        let other = std::thread::scope(|scope| {
            scope
                .spawn(|| drawn(&graph, &options))
                .join()
                .expect("it draws")
        });
        assert_eq!(first, other, "seed {seed}");
    }
}

#[test]
fn a_drawing_is_the_same_in_every_build() {
    assert_eq!(digest(), EXPECTED, "{:#x}", digest());
}

/// The graph with everything turned over the diagonal.
fn turned(graph: &LayoutGraph) -> LayoutGraph {
    let mut turned = graph.clone();
    for block in turned.blocks.values_mut() {
        block.size = Size::new(block.size.height, block.size.width);
    }
    for edge in turned.edges.values_mut() {
        edge.label = edge.label.map(|size| Size::new(size.height, size.width));
        for end in [&mut edge.from, &mut edge.to] {
            if let Some(port) = &mut end.port {
                port.face = match port.face {
                    BoxSide::Left => BoxSide::Top,
                    BoxSide::Top => BoxSide::Left,
                    BoxSide::Right => BoxSide::Bottom,
                    BoxSide::Bottom => BoxSide::Right,
                };
            }
        }
    }
    turned
}

#[test]
fn from_top_to_bottom_is_from_left_to_right_turned_over() {
    for seed in 0..40 {
        let extras = Extras {
            ports: true,
            labels: true,
            groups: false,
        };
        let graph = pipeline(25, seed, extras);
        let level = drawn(&graph, &LayoutOptions::default());
        let upright = LayoutOptions {
            direction: FlowDirection::TopToBottom,
            ..LayoutOptions::default()
        };
        let upright = drawn(&turned(&graph), &upright);
        for (id, rect) in &level.blocks {
            let other = upright.blocks[id];
            assert_eq!(
                (rect.x0, rect.y0),
                (other.y0, other.x0),
                "seed {seed}: {id}"
            );
        }
    }
}

#[test]
fn one_more_box_by_itself_moves_nothing() {
    for seed in 0..40 {
        let mut graph = pipeline(30, seed, Extras::default());
        let before = drawn(&graph, &LayoutOptions::default());
        let block = Block {
            size: Size::new(100.0, 50.0),
            ..Block::default()
        };
        graph.blocks.insert("zzz".into(), block);
        let mut after = drawn(&graph, &LayoutOptions::default());
        after.blocks.remove(&"zzz".into());
        assert_eq!(before, after, "seed {seed}");
    }
}

#[test]
fn curves_keep_out_of_boxes_and_end_at_their_ports() {
    for seed in 0..SEEDS {
        let extras = Extras {
            ports: seed % 2 == 0,
            labels: seed % 3 == 0,
            groups: seed % 5 == 0,
        };
        let graph = pipeline(2 + seed as usize % 30, seed, extras);
        let elbows = drawn(&graph, &LayoutOptions::default());
        let options = LayoutOptions {
            line: PathStyle::Curve,
            ..LayoutOptions::default()
        };
        let curves = drawn(&graph, &options);
        for (id, edge) in &graph.edges {
            let points = curves.ways[id].flattened(0.2);
            let corners = corners(&elbows, id);
            let first = corners[0];
            assert!(
                points[0].distance(first) < 0.05,
                "seed {seed}: {id} {points:?} {corners:?}"
            );
            let last = corners[corners.len() - 1];
            assert!(
                points[points.len() - 1].distance(last) < 0.05,
                "seed {seed}: {id}"
            );
            for (node, rect) in &curves.blocks {
                if *node == edge.from.node || *node == edge.to.node {
                    continue;
                }
                let inner = rect.inflate(-0.5, -0.5);
                let hit = points.iter().find(|at| inner.contains(**at));
                assert_eq!(hit, None, "seed {seed}: {id} runs through {node}");
            }
        }
        assert!(
            curves
                .ways
                .values()
                .all(|way| matches!(way, EdgePath::Curve(_)))
        );
    }
}

#[test]
fn a_marked_edge_turns_back_only_where_it_closes_a_cycle() {
    let mut graph = LayoutGraph::default();
    for name in ["a", "b", "c"] {
        let block = Block {
            size: Size::new(80.0, 40.0),
            ..Block::default()
        };
        graph.blocks.insert(name.into(), block);
    }
    let marked = |from: &str, to: &str| LayoutEdge {
        feedback: true,
        ..LayoutEdge::between(from, to)
    };
    graph
        .edges
        .insert("e1".into(), LayoutEdge::between("a", "b"));
    graph.edges.insert("e2".into(), marked("b", "c"));
    assert!(drawn(&graph, &LayoutOptions::default()).feedback.is_empty());
    graph
        .edges
        .insert("e3".into(), LayoutEdge::between("c", "a"));
    let feedback = drawn(&graph, &LayoutOptions::default()).feedback;
    assert_eq!(feedback.into_iter().collect::<Vec<_>>(), ["e2".into()]);
}

#[test]
fn large_graphs_are_drawn_cleanly_too() {
    for seed in [7, 8] {
        let graph = pipeline(1_000, seed, Extras::default());
        let options = LayoutOptions {
            box_gap: 40.0,
            layer_gap: 80.0,
            ..LayoutOptions::default()
        };
        let what = format!("a thousand boxes, seed {seed}");
        ways_share_no_track(&graph, &drawn(&graph, &options), &what);
    }
}

/// Boxes in nested groups, joined at random in both directions: groups are exchanged as wholes while edges turn inside
/// them. Debug builds count crossings anew and compare.
#[test]
fn random_graphs_with_groups_and_cycles_are_drawn_cleanly() {
    for seed in 0..SEEDS {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut graph = LayoutGraph::default();
        let n_groups = random.usize(1..5);
        for k in 0..n_groups {
            let parent =
                (k > 0 && random.bool()).then(|| format!("g{}", random.usize(0..k)).into());
            let group = LayoutGroup {
                parent,
                title: 20.0,
                ..LayoutGroup::default()
            };
            graph.groups.insert(format!("g{k}").into(), group);
        }
        let n = random.usize(4..20);
        for k in 0..n {
            let group = random.usize(0..=n_groups);
            let block = Block {
                size: Size::new(120.0, 60.0),
                group: (group < n_groups).then(|| format!("g{group}").into()),
                ..Block::default()
            };
            graph.blocks.insert(format!("n{k}").into(), block);
        }
        for k in 0..random.usize(n..3 * n) {
            let (from, to) = (random.usize(0..n), random.usize(0..n));
            if from != to {
                let edge =
                    LayoutEdge::between(format!("n{from}").as_str(), format!("n{to}").as_str());
                graph.edges.insert(format!("e{k}").into(), edge);
            }
        }
        let options = LayoutOptions {
            preset: LayoutPreset::Best,
            ..LayoutOptions::default()
        };
        check(
            &graph,
            &options,
            &drawn(&graph, &options),
            &format!("seed {seed}"),
        );
    }
}
