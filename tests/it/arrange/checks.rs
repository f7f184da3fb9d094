//! What every drawing must keep.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::geom::{Point, Rect};
use mlboard::layout::graph::{BoxSide, FlowDirection, LayoutEdge, LayoutGraph, LayoutOptions};
use mlboard::layout::{EdgePath, LayoutResult};
use mlboard::model::{EdgeId, NodeId, SketchId};

/// Rounding of positions.
const CLOSE: f64 = 0.02;

/// All checks for a drawing with elbows.
pub fn check(graph: &LayoutGraph, options: &LayoutOptions, drawn: &LayoutResult, what: &str) {
    boxes_keep_apart(graph, options, drawn, what);
    groups_hold_their_members_alone(graph, drawn, what);
    labels_cover_nothing(graph, drawn, what);
    ways_join_their_ports(graph, drawn, what);
    ways_run_along_the_axes(drawn, what);
    ways_keep_out_of_boxes(graph, drawn, what);
    ways_share_no_track(graph, drawn, what);
    edges_follow_the_flow(graph, options, drawn, what);
}

pub fn boxes_keep_apart(
    graph: &LayoutGraph,
    options: &LayoutOptions,
    drawn: &LayoutResult,
    what: &str,
) {
    let boxes: Vec<_> = drawn.blocks.iter().collect();
    assert_eq!(boxes.len(), graph.blocks.len(), "{what}");
    for (k, (a, first)) in boxes.iter().enumerate() {
        for (b, second) in &boxes[k + 1..] {
            let room = options.box_gap / 2.0 - CLOSE;
            let apart = !first
                .inflate(room, room)
                .overlaps(second.inflate(room, room));
            assert!(apart, "{what}: {a} {first:?} is too near to {b} {second:?}");
        }
    }
}

fn groups_around(graph: &LayoutGraph, group: Option<&SketchId>) -> BTreeSet<SketchId> {
    let mut found = BTreeSet::new();
    let mut at = group;
    while let Some(id) = at.filter(|id| !found.contains(*id)) {
        let Some(group) = graph.groups.get(id) else {
            break;
        };
        found.insert(id.clone());
        at = group.parent.as_ref();
    }
    found
}

fn groups_hold_their_members_alone(graph: &LayoutGraph, drawn: &LayoutResult, what: &str) {
    for (id, area) in &drawn.groups {
        for (node, rect) in &drawn.blocks {
            let inside = groups_around(graph, graph.blocks[node].group.as_ref()).contains(id);
            if inside {
                assert_eq!(
                    area.union(*rect),
                    *area,
                    "{what}: {node} {rect:?} leaves {id} {area:?}"
                );
            } else {
                assert!(
                    !area.overlaps(*rect),
                    "{what}: {node} {rect:?} is in {id} {area:?}"
                );
            }
        }
        for (other, rect) in drawn.groups.iter().filter(|(other, _)| *other != id) {
            let inside = groups_around(graph, Some(other)).contains(id);
            let around = groups_around(graph, Some(id)).contains(other);
            if inside {
                assert_eq!(area.union(*rect), *area, "{what}: {other} leaves {id}");
            } else if !around {
                assert!(
                    !area.overlaps(*rect),
                    "{what}: {other} {rect:?} lies on {id} {area:?}"
                );
            }
        }
    }
}

fn labels_cover_nothing(graph: &LayoutGraph, drawn: &LayoutResult, what: &str) {
    let wanted = graph
        .edges
        .values()
        .filter(|edge| edge.label.is_some())
        .count();
    assert_eq!(
        drawn.labels.len(),
        wanted,
        "{what}: every label has a place"
    );
    let labels: Vec<(&EdgeId, &Rect)> = drawn.labels.iter().collect();
    for (k, (id, label)) in labels.iter().enumerate() {
        for (node, rect) in &drawn.blocks {
            assert!(
                !label.overlaps(*rect),
                "{what}: the label of {id} {label:?} covers {node} {rect:?}"
            );
        }
        for (other, second) in &labels[k + 1..] {
            assert!(
                !label.overlaps(**second),
                "{what}: the labels of {id} {label:?} and {other} {second:?} overlap"
            );
        }
        let on_way = corners(drawn, id).windows(2).any(|pair| {
            Rect::from_points(pair[0], pair[1])
                .inflate(0.1, 0.1)
                .contains(label.center())
        });
        assert!(
            on_way,
            "{what}: the label of {id} {label:?} is off its edge"
        );
    }
}

pub fn corners<'a>(drawn: &'a LayoutResult, id: &EdgeId) -> &'a [Point] {
    match &drawn.ways[id] {
        EdgePath::Corners(corners) => corners,
        EdgePath::Curve(_) => panic!("elbows were asked for"),
    }
}

/// The port of an end: fixed by the graph, or anywhere on the box.
pub fn is_at(rect: Rect, port: Option<mlboard::layout::graph::LayoutPort>, at: Point) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < CLOSE;
    let Some(port) = port else {
        let on_side = near(at.x, rect.x0)
            || near(at.x, rect.x1)
            || near(at.y, rect.y0)
            || near(at.y, rect.y1);
        return on_side && rect.inflate(CLOSE, CLOSE).contains(at);
    };
    match port.face {
        BoxSide::Left => near(at.x, rect.x0) && near(at.y, rect.y0 + port.offset),
        BoxSide::Right => near(at.x, rect.x1) && near(at.y, rect.y0 + port.offset),
        BoxSide::Top => near(at.y, rect.y0) && near(at.x, rect.x0 + port.offset),
        BoxSide::Bottom => near(at.y, rect.y1) && near(at.x, rect.x0 + port.offset),
    }
}

pub fn ways_join_their_ports(graph: &LayoutGraph, drawn: &LayoutResult, what: &str) {
    assert_eq!(drawn.ways.len(), graph.edges.len(), "{what}");
    assert!(drawn.unrouted.is_empty(), "{what}: {:?}", drawn.unrouted);
    for (id, edge) in &graph.edges {
        let corners = corners(drawn, id);
        for (end, at, next) in [
            (&edge.from, corners[0], corners[1]),
            (
                &edge.to,
                corners[corners.len() - 1],
                corners[corners.len() - 2],
            ),
        ] {
            let rect = drawn.blocks[&end.node];
            assert!(
                is_at(rect, end.port, at),
                "{what}: {id} ends at {at:?}, not at {end:?} of {rect:?}"
            );
            let away = next - at;
            let leaves = end.port.is_none_or(|port| match port.face {
                BoxSide::Left => away.x < 0.0,
                BoxSide::Right => away.x > 0.0,
                BoxSide::Top => away.y < 0.0,
                BoxSide::Bottom => away.y > 0.0,
            });
            assert!(leaves, "{what}: {id} leaves {end:?} towards {next:?}");
        }
    }
}

pub fn ways_run_along_the_axes(drawn: &LayoutResult, what: &str) {
    for id in drawn.ways.keys() {
        for pair in corners(drawn, id).windows(2) {
            let along = pair[1] - pair[0];
            let square = along.x.abs() < CLOSE || along.y.abs() < CLOSE;
            assert!(
                square,
                "{what}: {id} runs from {:?} to {:?}",
                pair[0], pair[1]
            );
        }
    }
}

pub fn ways_keep_out_of_boxes(graph: &LayoutGraph, drawn: &LayoutResult, what: &str) {
    for id in graph.edges.keys() {
        for pair in corners(drawn, id).windows(2) {
            let piece = Rect::from_points(pair[0], pair[1]);
            for (node, rect) in &drawn.blocks {
                let inner = rect.inflate(-CLOSE, -CLOSE);
                let hit = piece.x0 < inner.x1
                    && piece.x1 > inner.x0
                    && piece.y0 < inner.y1
                    && piece.y1 > inner.y0;
                assert!(!hit, "{what}: {id} {piece:?} runs through {node} {rect:?}");
            }
        }
    }
}

/// The line a piece lies on, from where to where, and whose it is.
type Piece<'a> = (f64, f64, f64, &'a EdgeId);

/// Edges that share a port may run on each other.
fn share_a_port(a: &[Point], b: &[Point]) -> bool {
    let ends = |way: &[Point]| [way[0], way[way.len() - 1]];
    ends(a)
        .iter()
        .any(|p| ends(b).iter().any(|q| p.distance(*q) < 1.0))
}

pub fn ways_share_no_track(graph: &LayoutGraph, drawn: &LayoutResult, what: &str) {
    // Pieces by direction and rounded line.
    let mut lines: BTreeMap<(bool, i64), Vec<Piece>> = BTreeMap::new();
    for id in graph.edges.keys() {
        for pair in corners(drawn, id).windows(2) {
            let level = (pair[0].y - pair[1].y).abs() < CLOSE;
            let (line, from, to) = if level {
                (pair[0].y, pair[0].x, pair[1].x)
            } else {
                (pair[0].x, pair[0].y, pair[1].y)
            };
            lines
                .entry((level, line.round() as i64))
                .or_default()
                .push((line, from.min(to), from.max(to), id));
        }
    }
    for pieces in lines.values() {
        for (k, a) in pieces.iter().enumerate() {
            for b in &pieces[k + 1..] {
                let shared = a.2.min(b.2) - a.1.max(b.1);
                let apart = (a.0 - b.0).abs() > 0.3
                    || shared < 0.5
                    || a.3 == b.3
                    || share_a_port(corners(drawn, a.3), corners(drawn, b.3));
                assert!(
                    apart,
                    "{what}: {} and {} share {shared} of a track: {a:?} {b:?}\n{:?}\n{:?}",
                    a.3,
                    b.3,
                    corners(drawn, a.3),
                    corners(drawn, b.3)
                );
            }
        }
    }
}

fn edges_follow_the_flow(
    graph: &LayoutGraph,
    options: &LayoutOptions,
    drawn: &LayoutResult,
    what: &str,
) {
    for (id, edge) in &graph.edges {
        let (from, to) = (drawn.blocks[&edge.from.node], drawn.blocks[&edge.to.node]);
        let ahead = match options.direction {
            FlowDirection::LeftToRight => from.x1 < to.x0,
            FlowDirection::TopToBottom => from.y1 < to.y0,
        };
        assert!(
            ahead || drawn.feedback.contains(id),
            "{what}: {id} does not follow the flow"
        );
    }
    let left: Vec<&LayoutEdge> = graph
        .edges
        .iter()
        .filter(|(id, _)| !drawn.feedback.contains(*id))
        .map(|(_, edge)| edge)
        .collect();
    assert!(is_acyclic(graph, &left), "{what}: a cycle remains");
    // Lanes are read each by itself: an edge from one to another may run back without closing a cycle.
    let inside = |edge: &LayoutEdge| lane(graph, &edge.from.node) == lane(graph, &edge.to.node);
    let inner: Vec<&LayoutEdge> = graph.edges.values().filter(|edge| inside(edge)).collect();
    if is_acyclic(graph, &inner) {
        let turned = drawn.feedback.iter();
        let turned: Vec<_> = turned.filter(|id| inside(&graph.edges[*id])).collect();
        assert!(turned.is_empty(), "{what}: {turned:?}");
    }
}

fn lane(graph: &LayoutGraph, node: &NodeId) -> Option<u32> {
    let groups = groups_around(graph, graph.blocks[node].group.as_ref());
    groups.iter().find_map(|id| graph.groups[id].lane)
}

fn is_acyclic(graph: &LayoutGraph, edges: &[&LayoutEdge]) -> bool {
    let mut waiting: BTreeMap<_, usize> = graph.blocks.keys().map(|id| (id, 0)).collect();
    for edge in edges {
        *waiting.get_mut(&edge.to.node).expect("a known box") += 1;
    }
    let mut free: Vec<_> = waiting
        .iter()
        .filter(|(_, n)| **n == 0)
        .map(|(id, _)| *id)
        .collect();
    let mut done = 0;
    while let Some(id) = free.pop() {
        done += 1;
        for edge in edges.iter().filter(|edge| edge.from.node == *id) {
            let n = waiting.get_mut(&edge.to.node).expect("a known box");
            *n -= 1;
            if *n == 0 {
                free.push(&edge.to.node);
            }
        }
    }
    done == graph.blocks.len()
}
