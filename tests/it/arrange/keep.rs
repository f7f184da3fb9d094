//! Tidying keeps what need not change: after small edits, with pins, for a selection.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::geom::{Point, Size, Vec2};
use mlboard::layout::graph::{Block, LayoutEdge, LayoutGraph, LayoutOptions};
use mlboard::layout::incremental::{LayoutScope, PreviousLayout, tidy};
use mlboard::layout::{EdgePath, LayoutResult, arrange};
use mlboard::model::NodeId;

use super::checks::{ways_join_their_ports, ways_keep_out_of_boxes, ways_run_along_the_axes};
use super::graphs::{Extras, pipeline};
use super::metric::{Drawn, DrawnEdge, score};

fn fresh(graph: &LayoutGraph) -> LayoutResult {
    arrange(graph, &LayoutOptions::default(), &|_| true).expect("nobody cancels")
}

/// The graph as it stands on the board, and what is drawn there.
fn placed(graph: &LayoutGraph, drawn: &LayoutResult) -> (LayoutGraph, PreviousLayout) {
    let mut graph = graph.clone();
    for (id, block) in &mut graph.blocks {
        block.at = drawn.blocks.get(id).map(mlboard::geom::Rect::origin);
    }
    let ways = drawn
        .ways
        .iter()
        .map(|(id, way)| (id.clone(), way.flattened(0.5)));
    let old = PreviousLayout {
        ways: ways.collect(),
        groups: drawn.groups.clone(),
    };
    (graph, old)
}

fn tidied(graph: &LayoutGraph, old: &PreviousLayout, scope: &LayoutScope) -> LayoutResult {
    tidy(graph, old, scope, &LayoutOptions::default(), &|_| true).expect("nobody cancels")
}

fn clean(graph: &LayoutGraph, drawn: &LayoutResult, what: &str) {
    let boxes: Vec<_> = drawn.blocks.iter().collect();
    for (k, (a, first)) in boxes.iter().enumerate() {
        for (b, second) in &boxes[k + 1..] {
            let apart = !first
                .inflate(-0.1, -0.1)
                .overlaps(second.inflate(-0.1, -0.1));
            assert!(apart, "{what}: {a} {first:?} lies on {b} {second:?}");
        }
    }
    ways_join_their_ports(graph, drawn, what);
    ways_run_along_the_axes(drawn, what);
    ways_keep_out_of_boxes(graph, drawn, what);
}

/// How far boxes that are in both drawings moved.
fn moved(before: &LayoutResult, after: &LayoutResult) -> Vec<f64> {
    let both = before.blocks.iter();
    both.filter_map(|(id, rect)| Some(after.blocks.get(id)?.origin().distance(rect.origin())))
        .collect()
}

#[test]
fn tidying_a_tidy_drawing_changes_nothing() {
    for seed in 0..40 {
        for extras in [
            Extras::default(),
            Extras {
                ports: true,
                labels: true,
                groups: true,
            },
        ] {
            let graph = pipeline(40, seed, extras);
            let drawn = fresh(&graph);
            let (graph, old) = placed(&graph, &drawn);
            let everything: BTreeSet<NodeId> = graph.blocks.keys().cloned().collect();
            for scope in [
                LayoutScope::Around(BTreeSet::new()),
                LayoutScope::Around(everything),
            ] {
                let again = tidied(&graph, &old, &scope);
                assert_eq!(again.blocks, drawn.blocks, "seed {seed}");
                assert_eq!(again.ways, drawn.ways, "seed {seed}");
                assert_eq!(again.groups, drawn.groups, "seed {seed}");
            }
        }
    }
}

/// Applies one small edit and says which boxes it concerns.
fn edit(graph: &mut LayoutGraph, kind: usize, seed: u64) -> BTreeSet<NodeId> {
    let mut random = fastrand::Rng::with_seed(seed);
    let ids: Vec<NodeId> = graph.blocks.keys().cloned().collect();
    let edges: Vec<_> = graph.edges.keys().cloned().collect();
    let k = random.usize(0..ids.len() - 1);
    let edge = edges[random.usize(0..edges.len())].clone();
    match kind {
        0 => {
            let new = LayoutEdge::between(ids[k].as_str(), ids[k + 1].as_str());
            graph.edges.insert("new".into(), new);
            BTreeSet::from([ids[k].clone(), ids[k + 1].clone()])
        }
        1 => {
            graph.edges.remove(&edge);
            BTreeSet::new()
        }
        2 => {
            let old = graph.edges.remove(&edge).expect("it is there");
            let block = Block {
                size: Size::new(160.0, 60.0),
                ..Block::default()
            };
            graph.blocks.insert("new".into(), block);
            let (from, to) = (old.from.node, old.to.node);
            graph
                .edges
                .insert("in".into(), LayoutEdge::between(from.as_str(), "new"));
            graph
                .edges
                .insert("out".into(), LayoutEdge::between("new", to.as_str()));
            BTreeSet::from(["new".into()])
        }
        _ => {
            graph
                .blocks
                .get_mut(&ids[k])
                .expect("it is there")
                .size
                .width += 80.0;
            BTreeSet::from([ids[k].clone()])
        }
    }
}

/// The mean distance of each box to the nearest other one, from middle to middle.
fn nearest(drawn: &LayoutResult) -> f64 {
    let centers: Vec<Point> = drawn
        .blocks
        .values()
        .map(mlboard::geom::Rect::center)
        .collect();
    let nearest = |k: usize| {
        let others = centers.iter().enumerate().filter(|(other, _)| *other != k);
        others
            .map(|(_, at)| at.distance(centers[k]))
            .fold(f64::INFINITY, f64::min)
    };
    let n = f64::from(u32::try_from(centers.len()).expect("few boxes"));
    (0..centers.len()).map(nearest).sum::<f64>() / n
}

#[test]
fn a_small_edit_moves_next_to_nothing() {
    let graph = pipeline(100, 3, Extras::default());
    let drawn = fresh(&graph);
    for kind in 0..4 {
        for seed in 0..6 {
            let what = format!("edit {kind}, seed {seed}");
            let (mut graph, old) = placed(&graph, &drawn);
            let changed = edit(&mut graph, kind, seed);
            let after = tidied(&graph, &old, &LayoutScope::Around(changed));
            clean(&graph, &after, &what);
            let moved = moved(&drawn, &after);
            let mean = moved.iter().sum::<f64>() / 100.0;
            assert!(mean <= 0.10 * nearest(&drawn), "{what}: {mean}");
            let far = moved.iter().filter(|by| **by > 40.0).count();
            assert!(far <= 5, "{what}: {far} boxes moved far");
        }
    }
}

#[test]
fn twenty_edits_in_a_row_stay_clean() {
    let mut graph = pipeline(60, 9, Extras::default());
    let mut drawn = fresh(&graph);
    for seed in 0..20 {
        let (mut next, old) = placed(&graph, &drawn);
        let kind = [1, 3][seed as usize % 2];
        let changed = edit(&mut next, kind, seed);
        drawn = tidied(&next, &old, &LayoutScope::Around(changed));
        clean(&next, &drawn, &format!("after edit {seed}"));
        graph = next;
    }
}

/// Crossings of a drawing as it is drawn.
fn crossings(graph: &LayoutGraph, drawn: &LayoutResult) -> usize {
    let numbers: BTreeMap<&NodeId, usize> = graph
        .blocks
        .keys()
        .enumerate()
        .map(|(k, id)| (id, k))
        .collect();
    let edges = graph.edges.iter().map(|(id, edge)| DrawnEdge {
        from: numbers[&edge.from.node],
        to: numbers[&edge.to.node],
        points: drawn.ways[id].flattened(0.5),
    });
    let drawn = Drawn {
        boxes: Vec::new(),
        edges: edges.collect(),
    };
    score(&drawn).crossings
}

#[test]
fn boxes_put_on_edges_find_places_where_little_crosses() {
    let (mut before, mut after) = (0, 0);
    for seed in 0..12 {
        let graph = pipeline(60, seed, Extras::default());
        let drawn = fresh(&graph);
        before += crossings(&graph, &drawn);
        let (mut graph, old) = placed(&graph, &drawn);
        let changed = edit(&mut graph, 2, seed);
        let drawn = tidied(&graph, &old, &LayoutScope::Around(changed));
        after += crossings(&graph, &drawn);
    }
    assert!(after <= before + 12 * 4, "{before} became {after}");
}

#[test]
fn pinned_boxes_never_move() {
    for seed in 0..30 {
        let graph = pipeline(30, seed, Extras::default());
        let (mut graph, old) = placed(&graph, &fresh(&graph));
        let mut random = fastrand::Rng::with_seed(seed);
        let mut pins: BTreeMap<NodeId, Point> = BTreeMap::new();
        for (k, (id, block)) in graph.blocks.iter_mut().enumerate() {
            if k % 7 == 0 {
                // Pinned ones stand apart from each other, wherever the layout would put them.
                let at = Point::new(
                    400.0 * f64::from(u8::try_from(k).expect("few")),
                    random.f64() * 900.0,
                );
                block.at = Some(at);
                block.pinned = true;
                pins.insert(id.clone(), at);
            }
        }
        let everything: BTreeSet<NodeId> = graph.blocks.keys().cloned().collect();
        for scope in [
            LayoutScope::All,
            LayoutScope::Around(everything.clone()),
            LayoutScope::Only(everything.clone()),
        ] {
            let after = tidied(&graph, &old, &scope);
            for (id, at) in &pins {
                assert_eq!(after.blocks[id].origin(), *at, "seed {seed} {scope:?}");
            }
            clean(&graph, &after, &format!("seed {seed} {scope:?}"));
        }
    }
}

#[test]
fn tidying_a_selection_leaves_the_rest_where_it_is() {
    for seed in 0..30 {
        let graph = pipeline(40, seed, Extras::default());
        let drawn = fresh(&graph);
        let (mut graph, old) = placed(&graph, &drawn);
        // Somebody has thrown a few boxes onto a heap beside the board.
        let chosen: BTreeSet<NodeId> = graph.blocks.keys().take(8).cloned().collect();
        for (k, id) in chosen.iter().enumerate() {
            let by = 13.0 * f64::from(u8::try_from(k).expect("few"));
            graph.blocks.get_mut(id).expect("chosen").at = Some(Point::new(by, -2_000.0 + by));
        }
        let after = tidied(&graph, &old, &LayoutScope::Only(chosen.clone()));
        clean(&graph, &after, &format!("seed {seed}"));
        for (id, rect) in drawn.blocks.iter().filter(|(id, _)| !chosen.contains(*id)) {
            assert_eq!(after.blocks[id], *rect, "seed {seed}: {id}");
        }
    }
}

#[test]
fn new_boxes_go_beside_their_neighbours_and_nothing_moves_where_there_is_room() {
    let mut graph = pipeline(2, 1, Extras::default());
    let (from, to) = (NodeId::from("n0"), NodeId::from("n1"));
    graph.blocks.get_mut(&from).expect("a box").at = Some(Point::new(0.0, 0.0));
    graph.blocks.get_mut(&to).expect("a box").at = Some(Point::new(900.0, 0.0));
    let block = Block {
        size: Size::new(150.0, 50.0),
        ..Block::default()
    };
    graph.blocks.insert("new".into(), block);
    graph
        .edges
        .insert("in".into(), LayoutEdge::between("n0", "new"));
    graph
        .edges
        .insert("out".into(), LayoutEdge::between("new", "n1"));
    let after = tidied(
        &graph,
        &PreviousLayout::default(),
        &LayoutScope::Around(BTreeSet::new()),
    );
    let [a, new, b] = [&from, &"new".into(), &to].map(|id| after.blocks[id]);
    assert_eq!(
        (a.origin(), b.origin()),
        (Point::new(0.0, 0.0), Point::new(900.0, 0.0))
    );
    assert!(a.x1 < new.x0 && new.x1 < b.x0, "{new:?}");
}

#[test]
fn a_board_that_is_moved_as_a_whole_is_tidied_the_same() {
    let graph = pipeline(50, 4, Extras::default());
    let drawn = fresh(&graph);
    let by = Vec2::new(4_096.0, -1_024.0);
    let results = [Vec2::ZERO, by].map(|by| {
        let (mut graph, mut old) = placed(&graph, &drawn);
        for block in graph.blocks.values_mut() {
            block.at = block.at.map(|at| at + by);
        }
        old.ways.values_mut().flatten().for_each(|at| *at += by);
        let changed = edit(&mut graph, 3, 5);
        tidied(&graph, &old, &LayoutScope::Around(changed))
    });
    for (id, rect) in &results[0].blocks {
        assert_eq!(*rect + by, results[1].blocks[id], "{id}");
    }
    assert!(
        results[1]
            .ways
            .values()
            .all(|way| matches!(way, EdgePath::Corners(_)))
    );
}
