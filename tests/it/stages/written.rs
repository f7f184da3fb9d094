//! Stages in files and in edits.

use std::collections::BTreeSet;

use mlboard::model::{Document, Edit, NodeId, StageEdges, Target, apply};
use mlboard::{file, templates};

fn case(id: &str) -> Document {
    templates::find(id).expect("it ships").document()
}

#[test]
fn a_case_that_somebody_draws_has_no_stages() {
    for template in templates::all() {
        assert!(
            template.to_draw().walkthrough().is_empty(),
            "{}",
            template.id
        );
    }
}

#[test]
fn stages_name_nothing_that_was_removed_and_undo_brings_it_back() {
    let mut document = case("fraud_detection");
    let before = document.clone();
    let node = NodeId::from("scorer");
    let mut walkthrough = document.walkthrough().clone();
    walkthrough.stages[0].edges = StageEdges::Only(vec!["e1".into(), "e2".into()]);
    let first = apply(&mut document, &[Edit::SetWalkthrough(walkthrough)]);
    let targets = BTreeSet::from([Target::Node(node.clone()), Target::Edge("e1".into())]);
    let patch = apply(&mut document, &[Edit::Remove(targets)]);
    assert!(before.walkthrough().nodes().contains(&node));
    assert!(!document.walkthrough().nodes().contains(&node));
    assert!(
        !document.walkthrough().stages[0]
            .named_edges()
            .contains(&"e1".into())
    );
    let again = file::read(&file::write(&document)).expect("a board");
    assert_eq!(again.document, document);
    patch.inverse().apply(&mut document);
    first.inverse().apply(&mut document);
    assert_eq!(document, before);
}

#[test]
fn a_stage_is_a_few_rows_of_the_file() {
    let document = case("visual_search");
    let mut changed = document.clone();
    let mut walkthrough = document.walkthrough().clone();
    walkthrough.stages[2].say = "Otherwise.".to_owned();
    apply(&mut changed, &[Edit::SetWalkthrough(walkthrough)]);
    let (old, new) = (file::write(&document), file::write(&changed));
    let differing = old.lines().zip(new.lines()).filter(|(a, b)| a != b);
    assert_eq!(differing.count(), 1);
}
