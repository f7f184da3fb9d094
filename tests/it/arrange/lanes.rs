//! Lanes: each is read by itself, and what leads from one to another runs between them.

use mlboard::geom::{Rect, Size, union};
use mlboard::layout::graph::{
    Block, FlowDirection, LayoutEdge, LayoutGraph, LayoutGroup, LayoutOptions,
};
use mlboard::layout::{LayoutResult, arrange};
use mlboard::model::NodeId;

const LONG: usize = 6;

fn id(lane: usize, k: usize) -> NodeId {
    format!("l{lane}n{k}").as_str().into()
}

/// Three lanes, each a chain; the end of each feeds the beginning of the next, and the last the first.
fn chains() -> LayoutGraph {
    let mut graph = LayoutGraph::default();
    for lane in 0..3_u32 {
        let group = LayoutGroup {
            lane: Some(lane * 10),
            title: 20.0,
            ..LayoutGroup::default()
        };
        let at = lane as usize;
        graph
            .groups
            .insert(format!("lane{lane}").as_str().into(), group);
        for k in 0..LONG {
            let block = Block {
                size: Size::new(120.0, 56.0),
                group: Some(format!("lane{lane}").as_str().into()),
                ..Block::default()
            };
            graph.blocks.insert(id(at, k), block);
            if k > 0 {
                let edge = LayoutEdge::between(id(at, k - 1).as_str(), id(at, k).as_str());
                graph
                    .edges
                    .insert(format!("e{lane}{k}").as_str().into(), edge);
            }
        }
        let next = (at + 1) % 3;
        let edge = LayoutEdge::between(id(at, LONG - 1).as_str(), id(next, 0).as_str());
        graph.edges.insert(format!("x{lane}").as_str().into(), edge);
    }
    graph
}

fn drawn(graph: &LayoutGraph, direction: FlowDirection) -> LayoutResult {
    let options = LayoutOptions {
        direction,
        ..LayoutOptions::default()
    };
    arrange(graph, &options, &|_| true).expect("nobody cancels")
}

#[test]
fn a_drawing_is_as_long_as_its_longest_lane() {
    for direction in [FlowDirection::LeftToRight, FlowDirection::TopToBottom] {
        let drawn = drawn(&chains(), direction);
        let all = union(drawn.groups.values().copied()).expect("lanes");
        let (along, size) = match direction {
            FlowDirection::LeftToRight => (all.width(), 120.0),
            FlowDirection::TopToBottom => (all.height(), 56.0),
        };
        let longest = 6.0 * size + 5.0 * 76.0;
        assert!(along < longest + 240.0, "{direction:?}: {along}");
        let turned = drawn.feedback.iter().map(ToString::to_string);
        let turned: Vec<String> = turned.collect();
        assert_eq!(
            turned,
            ["x0", "x1", "x2"],
            "only what leads back to another lane"
        );
    }
}

#[test]
fn what_leads_to_another_lane_stays_between_the_first_and_the_last() {
    let drawn = drawn(&chains(), FlowDirection::LeftToRight);
    let all = union(drawn.groups.values().copied()).expect("lanes");
    for lane in ["x0", "x1", "x2"] {
        for at in drawn.ways[&lane.into()].flattened(0.5) {
            assert!(all.y0 <= at.y && at.y <= all.y1, "{lane} leaves at {at:?}");
        }
    }
    let band = |lane: &str| drawn.groups[&lane.into()];
    let order = [band("lane0"), band("lane1"), band("lane2")];
    assert!(order[0].y1 < order[1].y0 && order[1].y1 < order[2].y0);
    let same = |rect: &Rect| (rect.x0, rect.x1);
    assert_eq!(same(&order[0]), same(&order[2]), "lanes are equally long");
}

#[test]
fn lanes_nobody_joins_need_no_corridor() {
    let mut graph = chains();
    graph.edges.retain(|id, _| !id.as_str().starts_with('x'));
    let apart = drawn(&graph, FlowDirection::LeftToRight);
    let joined = drawn(&chains(), FlowDirection::LeftToRight);
    let height = |drawn: &LayoutResult| {
        union(drawn.groups.values().copied())
            .expect("lanes")
            .height()
    };
    assert!(height(&apart) < height(&joined));
}
