//! What lies under a point, and what a marquee takes.

use std::collections::BTreeSet;

use mlboard::catalog::{Catalog, PortSide};
use mlboard::geom::{Point, Rect};
use mlboard::model::{Document, Edit, Node, SketchItem, SketchKind, Target, apply};
use mlboard::pipeline::{Derived, derive};
use mlboard::scene::{Hit, SceneStyle, Theme};

use crate::board_text::board;

fn derived(document: &Document) -> Derived {
    derive(
        document,
        Catalog::builtin(),
        &SceneStyle::new(Theme::light()),
    )
}

/// A board with a frame around two joined components and one more outside of it.
fn framed() -> (Document, Derived) {
    let mut document = board(
        "a = client_app
         b = api_gateway
         c = trainer
         a.request > b.request: request",
    );
    let at = |id: &str, x: f64, y: f64| (Target::Node(id.into()), Point::new(x, y));
    let places = [
        at("a", 0.0, 0.0),
        at("b", 300.0, 0.0),
        at("c", 300.0, 400.0),
    ];
    let title = "Online".to_owned();
    let around = Rect::new(-100.0, -100.0, 600.0, 200.0);
    let frame = SketchItem::new(
        "f".into(),
        around,
        SketchKind::Frame {
            title,
            unfolded: None,
        },
    );
    apply(
        &mut document,
        &[Edit::Place(places.into()), Edit::add_sketch(frame)],
    );
    let derived = derived(&document);
    (document, derived)
}

#[test]
fn a_point_hits_what_is_drawn_there() {
    let (document, derived) = framed();
    let board = derived.board(&document);
    let hit = |at: Point| board.hit(at, 4.0);
    let client = &derived.boxes[&"a".into()];
    let request = client
        .port(&"request".into(), PortSide::Output)
        .expect("a port");
    let port = Hit::Port {
        node: "a".into(),
        port: "request".into(),
        side: PortSide::Output,
    };
    assert_eq!(hit(request.at), Some(port.clone()));
    assert_eq!(
        hit(request.at + (6.0, 0.0)),
        Some(port),
        "a little beside it"
    );
    assert_eq!(hit(client.rect.center()), Some(Hit::Node("a".into())));
    assert_eq!(hit(client.tile().center()), Some(Hit::Node("a".into())));
    let route = &derived.routes[&"e1".into()];
    assert_eq!(hit(route.label_at), Some(Hit::Edge("e1".into())));
    assert_eq!(
        hit(route.label_at + (0.0, 3.0)),
        Some(Hit::Edge("e1".into()))
    );
    let end = |side| {
        Some(Hit::EdgeEnd {
            edge: "e1".into(),
            side,
        })
    };
    assert_eq!(hit(route.tip - (12.0, 0.0)), end(PortSide::Input));
    assert_eq!(hit(request.at + (12.0, 0.0)), end(PortSide::Output));
    assert_eq!(
        hit(Point::new(-50.0, 150.0)),
        None,
        "inside the frame a marquee begins"
    );
    assert_eq!(
        hit(Point::new(-100.0, 50.0)),
        Some(Hit::Sketch("f".into())),
        "its border"
    );
    assert_eq!(
        hit(Point::new(-80.0, -80.0)),
        Some(Hit::Sketch("f".into())),
        "its title"
    );
    assert_eq!(hit(Point::new(5000.0, 5000.0)), None);
}

#[test]
fn the_count_of_findings_is_hit_where_there_is_one() {
    let (document, derived) = framed();
    let board = derived.board(&document);
    let hit = |at: Point| board.hit(at, 4.0);
    let trainer = &derived.boxes[&"c".into()];
    assert!(
        derived.report.of_node(&"c".into()).n > 0,
        "an orphan has findings"
    );
    let corner = Point::new(trainer.rect.x1 - 2.0, trainer.rect.y0 + 1.0);
    assert_eq!(hit(corner), Some(Hit::Badge("c".into())));
    assert_eq!(Hit::Badge("c".into()).target(), Target::Node("c".into()));
}

#[test]
fn the_topmost_of_two_components_is_hit() {
    let (mut document, _) = framed();
    let above = Node {
        z: 5,
        ..document
            .diagram()
            .node(&"a".into())
            .expect("a node")
            .clone()
    };
    let places = [(Target::Node("b".into()), Point::new(20.0, 10.0))];
    apply(
        &mut document,
        &[Edit::AddNode(above), Edit::Place(places.into())],
    );
    let derived = derived(&document);
    let board = derived.board(&document);
    assert_eq!(
        board.hit(Point::new(90.0, 40.0), 4.0),
        Some(Hit::Node("a".into()))
    );
    let order: Vec<_> = derived
        .scene
        .items()
        .filter_map(|item| item.owner.clone())
        .collect();
    let place = |id: &str| {
        order
            .iter()
            .position(|owner| *owner == Target::Node(id.into()))
    };
    assert!(place("a") > place("b"), "and is drawn later");
}

#[test]
fn a_marquee_takes_touched_components_and_whole_frames() {
    let (document, derived) = framed();
    let board = derived.board(&document);
    let node = |id: &str| Target::Node(id.into());
    let touched = board.inside(Rect::new(-10.0, -10.0, 5.0, 5.0));
    assert_eq!(touched, BTreeSet::from([node("a")]));
    let both = board.inside(Rect::new(350.0, 60.0, 20.0, 10.0));
    assert_eq!(
        both,
        BTreeSet::from([node("a"), node("b"), Target::Edge("e1".into())])
    );
    let all = board.inside(Rect::new(-200.0, -200.0, 900.0, 900.0));
    assert_eq!(all.len(), 5);
    assert!(all.contains(&Target::Sketch("f".into())));
}
