//! Odd input: nothing panics, nothing runs for ever, nothing is lost.

use std::cell::Cell;
use std::collections::BTreeSet;

use mlboard::geom::{Point, Size};
use mlboard::layout::graph::{
    Block, BoxSide, LayoutEdge, LayoutGraph, LayoutGroup, LayoutOptions, LayoutPort,
};
use mlboard::layout::incremental::{LayoutScope, PreviousLayout, tidy};
use mlboard::layout::{CancelledError, LayoutResult, arrange};

use super::checks::{check, ways_join_their_ports, ways_keep_out_of_boxes};
use super::graphs::{Extras, pipeline};

fn drawn(graph: &LayoutGraph) -> LayoutResult {
    arrange(graph, &LayoutOptions::default(), &|_| true).expect("nobody cancels")
}

fn boxes(n: usize) -> LayoutGraph {
    let mut graph = LayoutGraph::default();
    for k in 0..n {
        let block = Block {
            size: Size::new(120.0, 48.0),
            ..Block::default()
        };
        graph.blocks.insert(format!("n{k}").into(), block);
    }
    graph
}

fn join(graph: &mut LayoutGraph, from: usize, to: usize) {
    let id = format!("e{}", graph.edges.len());
    let edge = LayoutEdge::between(format!("n{from}"), format!("n{to}"));
    graph.edges.insert(id.into(), edge);
}

#[test]
fn an_empty_board_and_a_single_box_are_fine() {
    assert_eq!(drawn(&LayoutGraph::default()), LayoutResult::default());
    assert_eq!(drawn(&boxes(1)).blocks.len(), 1);
}

#[test]
fn loops_go_around_their_box() {
    for ports in [
        None,
        Some((BoxSide::Right, BoxSide::Left)),
        Some((BoxSide::Left, BoxSide::Left)),
        Some((BoxSide::Top, BoxSide::Right)),
        Some((BoxSide::Bottom, BoxSide::Top)),
    ] {
        let mut graph = boxes(2);
        join(&mut graph, 0, 0);
        join(&mut graph, 0, 1);
        if let Some((from, to)) = ports {
            let edge = graph.edges.get_mut(&"e0".into()).expect("the loop");
            edge.from.port = Some(LayoutPort {
                face: from,
                offset: 12.0,
            });
            edge.to.port = Some(LayoutPort {
                face: to,
                offset: 30.0,
            });
        }
        let result = drawn(&graph);
        assert!(result.feedback.contains(&"e0".into()));
        check(
            &graph,
            &LayoutOptions::default(),
            &result,
            &format!("{ports:?}"),
        );
    }
}

#[test]
fn ports_may_be_on_any_side() {
    let faces = [BoxSide::Left, BoxSide::Right, BoxSide::Top, BoxSide::Bottom];
    for from in faces {
        for to in faces {
            let mut graph = boxes(3);
            for (a, b) in [(0, 1), (1, 2), (0, 2), (2, 0)] {
                join(&mut graph, a, b);
            }
            for (k, edge) in graph.edges.values_mut().enumerate() {
                let offset = 8.0 + 10.0 * f64::from(u8::try_from(k).expect("few edges"));
                edge.from.port = Some(LayoutPort { face: from, offset });
                edge.to.port = Some(LayoutPort {
                    face: to,
                    offset: offset - 4.0,
                });
            }
            check(
                &graph,
                &LayoutOptions::default(),
                &drawn(&graph),
                &format!("{from:?} {to:?}"),
            );
        }
    }
}

#[test]
fn fifty_parallel_edges_are_all_drawn() {
    let mut graph = boxes(2);
    for _ in 0..50 {
        join(&mut graph, 0, 1);
    }
    let result = drawn(&graph);
    ways_join_their_ports(&graph, &result, "parallel");
}

#[test]
fn a_hub_of_five_thousand_edges_is_drawn() {
    let mut graph = boxes(5_001);
    for k in 1..=5_000 {
        join(&mut graph, 0, k);
    }
    let result = drawn(&graph);
    assert_eq!(result.ways.len(), 5_000);
    assert!(result.unrouted.is_empty());
}

#[test]
fn a_chain_of_twenty_thousand_boxes_needs_no_deep_stack() {
    let mut graph = boxes(20_000);
    for k in 1..20_000 {
        join(&mut graph, k - 1, k);
    }
    let run = || drawn(&graph);
    let result = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(2 << 20);
        let thread = thread.spawn_scoped(scope, run).expect("a thread");
        thread.join().expect("it fits the stack")
    });
    let first = result.blocks[&"n0".into()];
    assert!(
        result
            .blocks
            .values()
            .all(|rect| (rect.y0 - first.y0).abs() < 0.01)
    );
}

#[test]
fn sizes_that_are_no_sizes_count_as_nothing() {
    for size in [f64::NAN, -5.0, 0.0, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        let mut graph = boxes(3);
        join(&mut graph, 0, 1);
        join(&mut graph, 1, 2);
        graph.blocks.get_mut(&"n1".into()).expect("a box").size = Size::new(size, size);
        let edge = graph.edges.get_mut(&"e0".into()).expect("an edge");
        edge.label = Some(Size::new(size, size));
        edge.from.port = Some(LayoutPort {
            face: BoxSide::Right,
            offset: size,
        });
        let result = drawn(&graph);
        let all = result.blocks.values().chain(result.labels.values());
        assert!(
            all.into_iter().all(mlboard::geom::Rect::is_finite),
            "{size}: {result:?}"
        );
        ways_keep_out_of_boxes(&graph, &result, "odd sizes");
    }
}

#[test]
fn frames_inside_themselves_or_in_nothing_are_fine() {
    let mut graph = boxes(4);
    for (id, parent) in [("a", "b"), ("b", "a"), ("c", "c"), ("d", "nowhere")] {
        let group = LayoutGroup {
            parent: Some(parent.into()),
            ..LayoutGroup::default()
        };
        graph.groups.insert(id.into(), group);
    }
    for (node, group) in [("n0", "a"), ("n1", "b"), ("n2", "c"), ("n3", "unknown")] {
        graph.blocks.get_mut(&node.into()).expect("a box").group = Some(group.into());
    }
    join(&mut graph, 0, 2);
    assert_eq!(drawn(&graph).blocks.len(), 4);
}

#[test]
fn deeply_nested_frames_are_fine() {
    let mut graph = boxes(2);
    for k in 0..2_000 {
        let group = LayoutGroup {
            parent: (k > 0).then(|| format!("g{}", k - 1).into()),
            ..LayoutGroup::default()
        };
        graph.groups.insert(format!("g{k}").into(), group);
    }
    graph.blocks.get_mut(&"n0".into()).expect("a box").group = Some("g1999".into());
    join(&mut graph, 0, 1);
    assert_eq!(drawn(&graph).blocks.len(), 2);
}

#[test]
fn places_that_are_no_places_are_given_anew() {
    for at in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for scope in [
            LayoutScope::All,
            LayoutScope::Around(BTreeSet::new()),
            LayoutScope::Only(["n0".into()].into()),
        ] {
            let mut graph = boxes(4);
            join(&mut graph, 0, 1);
            join(&mut graph, 1, 2);
            for (id, place) in [("n0", at), ("n1", 0.0), ("n2", 400.0)] {
                let block = graph.blocks.get_mut(&id.into()).expect("a box");
                block.at = Some(Point::new(place, place));
                block.pinned = id == "n1";
            }
            let result = tidy(
                &graph,
                &PreviousLayout::default(),
                &scope,
                &LayoutOptions::default(),
                &|_| true,
            );
            let result = result.expect("nobody cancels");
            assert_eq!(result.blocks.len(), 4, "{at} {scope:?}");
            assert_eq!(result.blocks[&"n1".into()].origin(), Point::ZERO, "pinned");
        }
    }
}

#[test]
fn edges_to_nowhere_take_no_part() {
    let mut graph = boxes(2);
    join(&mut graph, 0, 7);
    assert!(drawn(&graph).ways.is_empty());
}

#[test]
fn whoever_no_longer_wants_the_drawing_waits_for_few_steps() {
    let graph = pipeline(300, 3, Extras::default());
    let asked = Cell::new(0);
    let whole = arrange(&graph, &LayoutOptions::default(), &|_| {
        asked.set(asked.get() + 1);
        true
    });
    assert!(whole.is_ok());
    let questions = asked.get();
    assert!(questions > 10, "{questions}");
    for end in [1, questions / 2, questions] {
        asked.set(0);
        let result = arrange(&graph, &LayoutOptions::default(), &|_| {
            asked.set(asked.get() + 1);
            asked.get() < end
        });
        assert_eq!(result, Err(CancelledError));
        assert_eq!(asked.get(), end);
    }
}
