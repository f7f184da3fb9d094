//! What a person wrote on a connection is there to be read.

use mlboard::catalog::Catalog;
use mlboard::geom::{Point, Rect};
use mlboard::model::{Document, Edge, EdgeEnd, Edit, Target, apply};
use mlboard::pipeline::{Derived, derive};
use mlboard::scene::{Item, SceneStyle, Shape, Theme};

use crate::board_text::board;

const LONG: &str = "20 videos please, and never one that this person has seen this week";

/// Two components with a gap between them, joined by a connection with a label.
fn joined(gap: f64, label: &str) -> Document {
    let mut document = board("a = client_app\nb = api_gateway");
    let edge = Edge {
        label: label.to_owned(),
        ..Edge::new(
            "e1".into(),
            EdgeEnd::new("a", "request"),
            EdgeEnd::new("b", "request"),
            Some("request".into()),
        )
    };
    let at = |id: &str, x: f64| (Target::Node(id.into()), Point::new(x, 0.0));
    let places = [at("a", 0.0), at("b", 160.0 + gap)];
    apply(
        &mut document,
        &[Edit::AddEdge(edge), Edit::Place(places.into())],
    );
    document
}

fn derived(document: &Document) -> Derived {
    let style = SceneStyle {
        edge_labels: false,
        ..SceneStyle::new(Theme::light())
    };
    derive(document, Catalog::builtin(), &style)
}

/// What is written on the connection for everybody to see, and where.
fn shown(derived: &Derived) -> Option<(String, Rect)> {
    let edge = Target::Edge("e1".into());
    let items = derived.scene.of(&edge);
    let label: &Item = items.map(|item| &**item).nth(1)?;
    let words = label.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.to_string()),
        _ => None,
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| (words.join(" "), label.bounds))
}

#[test]
fn a_label_is_shown_wrapped_and_clear_of_components() {
    for gap in [12.0, 40.0, 90.0, 200.0, 600.0] {
        for label in ["hi", "scores", LONG] {
            let document = joined(gap, label);
            let derived = derived(&document);
            let (words, at) = shown(&derived).unwrap_or_else(|| panic!("{label} at {gap}"));
            assert_eq!(words, label, "at {gap}");
            assert!(at.width() <= 150.0, "{gap}: {at:?}");
            for placed in derived.boxes.values() {
                let covered = placed.rect.intersect(at).area();
                assert!(
                    covered <= 0.0,
                    "{label} at {gap}: {at:?} on {:?}",
                    placed.rect
                );
            }
        }
    }
}

#[test]
fn data_types_wait_until_they_are_asked_for() {
    let derived = derived(&joined(300.0, ""));
    assert_eq!(shown(&derived), None);
}

#[test]
fn names_of_ports_do_not_say_the_data_type_again() {
    let derived = derived(&joined(300.0, ""));
    for id in ["a", "b"] {
        let node = Target::Node(id.into());
        let items = derived.scene.of(&node);
        let close = items.flat_map(|item| &item.close);
        let mut words = close.filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.as_ref()),
            _ => None,
        });
        assert!(words.all(|word| word != "request"), "{id}");
    }
}

/// The names of ports that are drawn close to a component.
fn port_names(derived: &Derived, id: &str) -> Vec<String> {
    let node = Target::Node(id.into());
    let close = derived.scene.of(&node).flat_map(|item| item.close.iter());
    let names = close.filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.to_string()),
        _ => None,
    });
    names.collect()
}

#[test]
fn a_port_does_not_say_again_what_its_connection_says() {
    let same = derived(&joined(300.0, ""));
    assert_eq!(port_names(&same, "a"), [""; 0], "a request from “request”");
    let mut document =
        board("a = model_registry\nb = model_server\na.model > b.model: model_artifact");
    let at = |id: &str, x: f64| (Target::Node(id.into()), Point::new(x, 0.0));
    let places = [at("a", 0.0), at("b", 460.0)];
    apply(&mut document, &[Edit::Place(places.into())]);
    let other = derived(&document);
    assert_eq!(port_names(&other, "b"), ["model"]);
}
