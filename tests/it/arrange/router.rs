//! Ways between boxes that stay where they are.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::geom::{Point, Rect};
use mlboard::layout::CancelledError;
use mlboard::layout::graph::BoxSide;
use mlboard::layout::router::{
    Connection, ObstacleMap, RouteSpacing, Terminal, is_valid, reroute, route,
};
use mlboard::model::{EdgeId, NodeId};

use super::metric::{Drawn, DrawnEdge, score};

type Board = (BTreeMap<NodeId, Rect>, BTreeMap<EdgeId, Connection>);

/// Boxes scattered on a loose grid, edges between near ones, from right to left and between other sides.
fn board(seed: u64, n: usize, any_side: bool) -> Board {
    let mut random = fastrand::Rng::with_seed(seed);
    let columns = n.isqrt().max(1);
    let mut boxes = BTreeMap::new();
    for k in 0..n {
        let cell = |k: usize, size: f64| f64::from(u32::try_from(k).expect("small")) * size;
        let at = Point::new(
            cell(k % columns, 300.0) + f64::from(random.u32(0..60)),
            cell(k / columns, 160.0) + f64::from(random.u32(0..40)),
        );
        let size = (
            f64::from(random.u32(120..200)),
            f64::from(random.u32(48..100)),
        );
        boxes.insert(
            NodeId::from(format!("n{k}")),
            Rect::from_origin_size(at, size),
        );
    }
    let mut wires = BTreeMap::new();
    for k in 0..n + n / 2 {
        let a = random.usize(0..n);
        let b = (a + 1 + random.usize(0..columns + 2)) % n;
        if a == b {
            continue;
        }
        let (from, to) = if any_side {
            let faces = [BoxSide::Left, BoxSide::Right, BoxSide::Top, BoxSide::Bottom];
            (faces[random.usize(0..4)], faces[random.usize(0..4)])
        } else {
            (BoxSide::Right, BoxSide::Left)
        };
        let part = |random: &mut fastrand::Rng| 0.15 + 0.7 * random.f64();
        let wire = Connection {
            from: contact(&boxes, a, from, part(&mut random)),
            to: contact(&boxes, b, to, part(&mut random)),
        };
        wires.insert(EdgeId::from(format!("e{k}")), wire);
    }
    (boxes, wires)
}

fn contact(boxes: &BTreeMap<NodeId, Rect>, k: usize, face: BoxSide, part: f64) -> Terminal {
    let node = NodeId::from(format!("n{k}"));
    let rect = boxes[&node];
    let (x, y) = (
        rect.x0 + part * rect.width(),
        rect.y0 + part * rect.height(),
    );
    let at = match face {
        BoxSide::Left => Point::new(rect.x0, y),
        BoxSide::Right => Point::new(rect.x1, y),
        BoxSide::Top => Point::new(x, rect.y0),
        BoxSide::Bottom => Point::new(x, rect.y1),
    };
    Terminal { node, at, face }
}

fn routed((boxes, wires): &Board) -> BTreeMap<EdgeId, Option<Vec<Point>>> {
    route(boxes, wires, RouteSpacing::default(), &|_| true).expect("nobody cancels")
}

#[test]
fn every_edge_finds_a_way_around_all_boxes() {
    for seed in 0..120 {
        let board = board(seed, 4 + seed as usize % 40, seed % 2 == 0);
        let field = ObstacleMap::new(board.0.values().copied());
        for (id, way) in routed(&board) {
            let way = way.unwrap_or_else(|| panic!("seed {seed}: {id} has no way"));
            assert!(
                is_valid(&field, &board.1[&id], &way),
                "seed {seed}: {id} {way:?}"
            );
            for (contact, next) in [
                (&board.1[&id].from, way[1]),
                (&board.1[&id].to, way[way.len() - 2]),
            ] {
                let away = next - contact.at;
                let leaves = match contact.face {
                    BoxSide::Left => away.x < 0.0,
                    BoxSide::Right => away.x > 0.0,
                    BoxSide::Top => away.y < 0.0,
                    BoxSide::Bottom => away.y > 0.0,
                };
                assert!(
                    leaves,
                    "seed {seed}: {id} leaves {contact:?} towards {next:?}"
                );
            }
        }
    }
}

/// How much of the ways lies on ways of other edges that have no port in common.
fn shared(ways: &BTreeMap<EdgeId, Option<Vec<Point>>>) -> f64 {
    let ways: Vec<&Vec<Point>> = ways.values().flatten().collect();
    let mut sum = 0.0;
    for (k, a) in ways.iter().enumerate() {
        for b in &ways[k + 1..] {
            for p in a.windows(2) {
                for q in b.windows(2) {
                    let (p, q) = (Rect::from_points(p[0], p[1]), Rect::from_points(q[0], q[1]));
                    let both = p.intersect(q);
                    let flat = |rect: Rect| rect.width() < 0.5 || rect.height() < 0.5;
                    let meet = p.x0 <= q.x1 && q.x0 <= p.x1 && p.y0 <= q.y1 && q.y0 <= p.y1;
                    if meet && flat(both) {
                        sum += both.width().max(both.height());
                    }
                }
            }
        }
    }
    sum
}

#[test]
fn edges_hardly_ever_lie_on_each_other() {
    let (mut on_each_other, mut length) = (0.0, 0.0);
    for seed in 0..60 {
        let board = board(seed, 30, false);
        let ways = routed(&board);
        on_each_other += shared(&ways);
        let all = ways.values().flatten();
        length += all
            .flat_map(|way| way.windows(2))
            .map(|pair| pair[0].distance(pair[1]))
            .sum::<f64>();
    }
    assert!(
        on_each_other < 0.003 * length,
        "{on_each_other} of {length}"
    );
}

#[test]
fn a_straight_way_has_no_corner_and_a_box_in_it_is_gone_around() {
    let mut boxes = BTreeMap::from([
        (NodeId::from("n0"), Rect::new(0.0, 0.0, 100.0, 50.0)),
        (NodeId::from("n1"), Rect::new(400.0, 0.0, 500.0, 50.0)),
    ]);
    let wire = Connection {
        from: contact(&boxes, 0, BoxSide::Right, 0.5),
        to: contact(&boxes, 1, BoxSide::Left, 0.5),
    };
    let wires = BTreeMap::from([(EdgeId::from("e"), wire)]);
    let way = |boxes: &BTreeMap<NodeId, Rect>| {
        let ways =
            route(boxes, &wires, RouteSpacing::default(), &|_| true).expect("nobody cancels");
        ways[&"e".into()].clone().expect("a way")
    };
    assert_eq!(way(&boxes).len(), 2);
    boxes.insert("n2".into(), Rect::new(200.0, 0.0, 300.0, 50.0));
    assert_eq!(way(&boxes).len(), 6);
}

#[test]
fn a_box_on_the_port_leaves_no_way() {
    let boxes = BTreeMap::from([
        (NodeId::from("n0"), Rect::new(0.0, 0.0, 100.0, 50.0)),
        (NodeId::from("n1"), Rect::new(400.0, 0.0, 500.0, 50.0)),
        (NodeId::from("n2"), Rect::new(80.0, -50.0, 200.0, 100.0)),
    ]);
    let wire = Connection {
        from: contact(&boxes, 0, BoxSide::Right, 0.5),
        to: contact(&boxes, 1, BoxSide::Left, 0.5),
    };
    let wires = BTreeMap::from([(EdgeId::from("e"), wire)]);
    let ways = route(&boxes, &wires, RouteSpacing::default(), &|_| true).expect("nobody cancels");
    assert_eq!(ways[&"e".into()], None);
}

#[test]
fn kept_ways_stay_and_new_ones_keep_clear_of_them() {
    for seed in 0..40 {
        let board = board(seed, 30, false);
        let mut kept: BTreeMap<EdgeId, Vec<Point>> = routed(&board)
            .into_iter()
            .filter_map(|(id, way)| Some((id, way?)))
            .collect();
        let again = EdgeId::from("e3");
        let Some(before) = kept.remove(&again) else {
            continue;
        };
        let wires = BTreeMap::from([(again.clone(), board.1[&again].clone())]);
        let field = ObstacleMap::new(board.0.values().copied());
        let new = reroute(
            &field,
            &kept,
            (&wires, &BTreeSet::new()),
            RouteSpacing::default(),
            &|_| true,
        );
        let way = new.expect("nobody cancels")[&again].clone().expect("a way");
        assert!(is_valid(&field, &board.1[&again], &way), "seed {seed}");
        assert!(
            way.len() <= before.len() + 2,
            "seed {seed}: {way:?} for {before:?}"
        );
    }
}

#[test]
fn mindful_ways_cross_fewer_others_for_some_length() {
    let mut crossings = [0, 0];
    for seed in 0..40 {
        let board = board(seed, 30, false);
        let mut kept: BTreeMap<EdgeId, Vec<Point>> = routed(&board)
            .into_iter()
            .filter_map(|(id, way)| Some((id, way?)))
            .collect();
        let again = EdgeId::from("e3");
        kept.remove(&again);
        let wires = BTreeMap::from([(again.clone(), board.1[&again].clone())]);
        let field = ObstacleMap::new(board.0.values().copied());
        for (sum, mindful) in crossings.iter_mut().zip([false, true]) {
            let mindful = mindful.then(|| again.clone()).into_iter().collect();
            let spacing = RouteSpacing::default();
            let new = reroute(&field, &kept, (&wires, &mindful), spacing, &|_| true);
            let way = new.expect("nobody cancels")[&again].clone();
            let all = kept.values().chain(&way).enumerate();
            let edges = all.map(|(k, way)| DrawnEdge {
                from: 2 * k,
                to: 2 * k + 1,
                points: way.clone(),
            });
            let drawn = Drawn {
                boxes: Vec::new(),
                edges: edges.collect(),
            };
            *sum += score(&drawn).crossings;
        }
    }
    assert!(crossings[1] < crossings[0], "{crossings:?}");
}

#[test]
fn odd_boards_are_fine_and_cancelling_works() {
    assert!(routed(&(BTreeMap::new(), BTreeMap::new())).is_empty());
    let mut odd = board(5, 9, true);
    odd.0
        .insert("nan".into(), Rect::new(f64::NAN, 0.0, 1.0, 1.0));
    odd.0
        .insert("huge".into(), Rect::new(-1e9, -1e9, -1e8, 1e9));
    for wire in odd.1.values_mut().take(1) {
        wire.from.at.x = f64::NAN;
    }
    let ways = routed(&odd);
    assert_eq!(ways.values().filter(|way| way.is_none()).count(), 1);
    let large = board(1, 400, false);
    let stopped = route(&large.0, &large.1, RouteSpacing::default(), &|_| false);
    assert_eq!(stopped, Err(CancelledError));
}
