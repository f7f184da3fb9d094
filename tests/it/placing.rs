//! Components that come without a place get one: a whole board, or a few among many.

use std::collections::{BTreeMap, BTreeSet};

use mlboard::catalog::Catalog;
use mlboard::geom::{Point, Rect, union};
use mlboard::model::{Document, Edit, Node, NodeId, Target, apply};
use mlboard::{file, pipeline, templates};

fn complete(document: &mut Document) -> Vec<String> {
    pipeline::complete(document, Catalog::builtin())
}

fn rects(document: &Document) -> BTreeMap<NodeId, Rect> {
    let boxes = pipeline::boxes(document, Catalog::builtin());
    boxes.into_iter().map(|(id, at)| (id, at.rect)).collect()
}

fn assert_apart(document: &Document, what: &str) {
    let all: Vec<_> = rects(document).into_iter().collect();
    for (k, (a, first)) in all.iter().enumerate() {
        for (b, second) in &all[k + 1..] {
            assert!(!first.overlaps(*second), "{what}: {a} lies on {b}");
        }
    }
}

/// The board as somebody would write it by hand: without places and bends.
fn bare(document: &Document, frames: bool) -> Document {
    let mut bare = document.clone();
    let nodes = document.diagram().nodes().map(|node| {
        Edit::AddNode(Node {
            at: None,
            frame: node.frame.clone().filter(|_| frames),
            ..node.clone()
        })
    });
    let edges = document.diagram().edges().map(|edge| Edit::SetVia {
        edge: edge.id.clone(),
        via: Vec::new(),
    });
    let sketch = document.sketch().keys().cloned().map(Target::Sketch);
    let sketch: Vec<Edit> = if frames {
        let areas = sketch.map(|target| Edit::Resize {
            target,
            rect: Rect::ZERO,
        });
        areas.collect()
    } else {
        vec![Edit::Remove(sketch.collect())]
    };
    let edits: Vec<Edit> = nodes.chain(edges).chain(sketch).collect();
    apply(&mut bare, &edits);
    bare
}

#[test]
fn boards_written_by_hand_fit_a_window_with_frames_and_without() {
    for template in templates::all() {
        for frames in [true, false] {
            let mut document = bare(&template.document(), frames);
            let said = complete(&mut document);
            let n = document.diagram().n_nodes();
            assert_eq!(said, [format!("Placed {n} components that had no place.")]);
            assert_apart(&document, template.id);
            let areas = document.sketch().values().map(|item| item.rect);
            let all = union(rects(&document).into_values().chain(areas)).expect("a board");
            let ratio = all.width() / all.height();
            // Question answering and the assistant are chains of a dozen steps, and so the widest; without
            // frames no row of them is folded.
            assert!((1.0..3.0).contains(&ratio), "{}: {ratio}", template.id);
            for node in document.diagram().nodes() {
                let frame = node.frame.as_ref().map(|frame| &document.sketch()[frame]);
                let inside = frame
                    .is_none_or(|frame| frame.rect.union(rects(&document)[&node.id]) == frame.rect);
                assert!(inside, "{}: {} leaves its frame", template.id, node.id);
            }
            assert_eq!(complete(&mut document), Vec::<String>::new());
        }
    }
}

#[test]
fn a_component_without_a_place_goes_beside_its_neighbours_and_moves_nothing() {
    for template in templates::all() {
        let document = template.document();
        let ids: Vec<NodeId> = document
            .diagram()
            .nodes()
            .map(|node| node.id.clone())
            .collect();
        for id in ids.iter().step_by(5) {
            let mut one_less = document.clone();
            let node = document.diagram().node(id).expect("a component").clone();
            apply(&mut one_less, &[Edit::AddNode(Node { at: None, ..node })]);
            let before = rects(&document);
            let said = complete(&mut one_less);
            assert_eq!(said, ["Placed 1 component that had no place."]);
            let after = rects(&one_less);
            for (other, rect) in before.iter().filter(|(other, _)| *other != id) {
                assert_eq!(after[other], *rect, "{}: {other} has moved", template.id);
            }
            assert_apart(&one_less, template.id);
            let far = after[id].center().distance(nearest(&document, id, &after));
            assert!(far < 1500.0, "{}: {id} is {far} away", template.id);
            let bends = |document: &Document| -> BTreeMap<_, _> {
                let edges = document.diagram().edges();
                let others = edges.filter(|edge| edge.from.node != *id && edge.to.node != *id);
                others
                    .map(|edge| (edge.id.clone(), edge.via.clone()))
                    .collect()
            };
            assert_eq!(bends(&document), bends(&one_less));
        }
    }
}

/// The middle of the nearest component that one is joined to.
fn nearest(document: &Document, id: &NodeId, rects: &BTreeMap<NodeId, Rect>) -> Point {
    let diagram = document.diagram();
    let edges = diagram.outgoing(id).into_iter().chain(diagram.incoming(id));
    let others: BTreeSet<&NodeId> = edges
        .flat_map(|edge| [&edge.from.node, &edge.to.node])
        .filter(|other| *other != id)
        .collect();
    let middle = rects[id].center();
    let middles = others.into_iter().map(|other| rects[other].center());
    let by_distance = |a: &Point, b: &Point| a.distance(middle).total_cmp(&b.distance(middle));
    middles.min_by(by_distance).unwrap_or(middle)
}

#[test]
fn a_board_of_names_alone_is_drawn() {
    let text = r#"(version: 1, nodes: {"a": (kind: "client_app"), "b": (kind: "api_gateway")},
        edges: [("a", "b")])"#;
    let mut document = file::read(text).expect("a board").document;
    let said = complete(&mut document);
    assert_eq!(said.len(), 2, "{said:?}");
    let rects = rects(&document);
    assert!(rects[&NodeId::from("a")].x1 < rects[&NodeId::from("b")].x0);
}
