//! Figures that are written on the board.

use mlboard::catalog::Catalog;
use mlboard::geom::Point;
use mlboard::model::{Document, Edit, Target, Value, apply};
use mlboard::pipeline::{Derived, derive};
use mlboard::scene::{Scene, SceneStyle, Shape, Theme};

use crate::estimate::template;

fn style() -> SceneStyle<'static> {
    SceneStyle {
        numbers: true,
        ..SceneStyle::new(Theme::light())
    }
}

fn drawn(document: &Document) -> Derived {
    derive(document, Catalog::builtin(), &style())
}

/// What is written on a component or a flow.
fn written(scene: &Scene, target: &Target) -> Vec<String> {
    let items = scene
        .items()
        .filter(|item| item.owner.as_ref() == Some(target));
    let texts = items
        .flat_map(|item| item.shapes.iter())
        .filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.to_string()),
            _ => None,
        });
    texts.collect()
}

#[test]
fn load_stands_on_components_and_data_rates_on_flows() {
    let mut document = template("visual_search");
    // A jump says nothing along the way.
    let edges = ["e40", "e48", "e50"].map(Into::into).into();
    apply(&mut document, &[Edit::SetJumps { edges, jump: false }]);
    let scene = &drawn(&document).scene;
    let index = written(scene, &Target::Node("ann".into()));
    assert!(
        index.iter().any(|line| line.starts_with("926/s · 51 %")),
        "{index:?}"
    );
    let query = written(scene, &Target::Edge("e40".into()));
    assert_eq!(query, ["948 kB/s"], "of the query's vector");
    // The hits come back along the line of the look-ups, and are written there where there is room for both.
    let lookups = written(scene, &Target::Edge("e48".into()));
    assert_eq!(lookups, ["1,160 q/s"]);
    let far = [(Target::Node("cache".into()), Point::new(460.0, 1_100.0))];
    apply(&mut document, &[Edit::Place(far.into())]);
    let hits = written(&drawn(&document).scene, &Target::Edge("e48".into()));
    assert_eq!(
        hits,
        ["1,160 q/s ↔ 231 q/s"],
        "all requests, and a fifth of them"
    );
    let plain = derive(
        &document,
        Catalog::builtin(),
        &SceneStyle::new(Theme::light()),
    );
    let index = written(&plain.scene, &Target::Node("ann".into()));
    assert!(!index.iter().any(|line| line.contains("/s")), "{index:?}");
}

#[test]
fn a_changed_property_changes_the_figures_as_drawing_anew_would() {
    let mut document = template("visual_search");
    let mut derived = drawn(&document);
    let set = |node: &str, name: &str, value| Edit::SetProperty {
        node: node.into(),
        name: name.to_owned(),
        value: Some(value),
    };
    let mut brief = document.brief().clone();
    brief
        .requirements
        .insert("dau".to_owned(), Value::Int(90_000_000));
    let edits = [
        set("ann", "replicas", Value::Int(2)),
        set("cache", "hit_rate", Value::Float(0.5)),
        set("ranker", "p99_ms", Value::Float(400.0)),
        Edit::SetBrief(brief),
        Edit::Remove([Target::Edge("e40".into())].into()),
    ];
    for edit in edits {
        let before = derived.scene.clone();
        let patch = apply(&mut document, std::slice::from_ref(&edit));
        derived.update(&document, Catalog::builtin(), &style(), &patch);
        assert!(derived.scene != before, "{edit:?} shows");
        assert!(derived == drawn(&document), "{edit:?}");
    }
}
