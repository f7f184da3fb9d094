//! Mending findings in the editor: what is on offer, what it shows, what it does, and that one undo takes it back.

use mlboard::editor::{
    Action, BoardAction, CanvasInput, Chord, Editor, Effect, FindingAction, FixId, Prompt,
    PromptAnswer, QuickFix, WindowReply,
};
use mlboard::file;
use mlboard::geom::{Point, Rect};
use mlboard::model::{Document, Edit, FindingKey, Node, NodeId, Target, apply};
use mlboard::pipeline;
use mlboard::scene::{Shape, Theme};
use mlboard::templates;

fn editor(document: Document) -> Editor {
    let mut editor = Editor::new(document, Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1400.0, 900.0));
    editor.act(Action::Run("view.fit_all"));
    editor.act(Action::Finding(FindingAction::SetReview(true)));
    editor
}

/// A case study without its drift monitor.
fn undrifted() -> Editor {
    let mut document = templates::find("ad_click_prediction")
        .expect("a case")
        .document();
    let removed = [Target::Node("drift".into())];
    apply(&mut document, &[Edit::Remove(removed.into())]);
    editor(document)
}

fn finding(editor: &Editor, rule: &str) -> FindingKey {
    let found = editor.problems().find(|found| found.rule.id == rule);
    found.unwrap_or_else(|| panic!("{rule} is found")).key()
}

fn press(editor: &mut Editor, key: &str) -> Vec<Effect> {
    let chord = Chord::parse(key).expect("a key");
    editor.input(CanvasInput::Key { chord })
}

#[test]
fn a_fix_is_shown_before_it_is_taken_and_is_one_step() {
    let mut editor = undrifted();
    let text = file::write(editor.document());
    let key = finding(&editor, "MN002");
    assert!(editor.fixes(&key).is_none() && editor.wants_fixes(&key));
    editor.act(Action::Finding(FindingAction::AskFixes(vec![key.clone()])));
    assert!(!editor.wants_fixes(&key));
    assert_eq!(editor.fixes(&key).expect("known").len(), 1);
    let offer = FixId {
        finding: key,
        index: 0,
    };
    let shows_monitor = |editor: &Editor| {
        let overlay = editor.overlay();
        let mut shapes = overlay.items().flat_map(|item| &item.shapes);
        shapes.any(|shape| matches!(shape, Shape::Text { text, .. } if &**text == "Drift monitor"))
    };
    assert!(!shows_monitor(&editor));
    editor.act(Action::Finding(FindingAction::PreviewFix(Some(
        offer.clone(),
    ))));
    assert_eq!(editor.previewed_fix(), Some(&offer));
    assert!(shows_monitor(&editor));
    assert_eq!(file::write(editor.document()), text, "only the picture");
    editor.act(Action::Finding(FindingAction::PreviewFix(None)));
    assert!(!shows_monitor(&editor));

    let (n_steps, n_before) = (editor.history().n_past(), editor.problems().count());
    let effects = editor.act(Action::Finding(FindingAction::Fix(offer)));
    assert!(
        matches!(effects.as_slice(), [Effect::Toast { text, .. }] if text.contains("one problem fewer")),
        "{effects:?}"
    );
    assert_eq!(editor.problems().count(), n_before - 1);
    assert_eq!(editor.history().n_past(), n_steps + 1);
    assert_is_placed(&editor, &"drift_monitor".into());
    assert!(
        editor
            .selection()
            .contains(&Target::Node("drift_monitor".into()))
    );
    press(&mut editor, "Ctrl+Z");
    assert_eq!(file::write(editor.document()), text);
}

/// It lies clear of all others, in a frame.
fn assert_is_placed(editor: &Editor, id: &NodeId) {
    let boxes = &editor.derived().boxes;
    let rect = boxes[id].rect;
    for (other, at) in boxes.iter().filter(|(other, _)| *other != id) {
        let common = rect.intersect(at.rect);
        assert!(common.area() <= 0.0, "{id} lies on {other}");
    }
    let node = editor.document().diagram().node(id).expect("it is new");
    assert!(node.frame.is_some(), "it lies in a lane");
}

#[test]
fn a_finding_is_mended_by_keyboard_and_the_list_shows_what_each_way_does() {
    let mut editor = undrifted();
    let hint = press(&mut editor, "Ctrl+.");
    assert!(matches!(hint.as_slice(), [Effect::Toast { text, .. }] if text.contains("F8")));
    while editor.current_problem().map(|key| key.rule.as_str()) != Some("MN002") {
        press(&mut editor, "F8");
    }
    press(&mut editor, "Ctrl+.");
    assert!(matches!(editor.prompt(), Some(Prompt::Mend { finding }) if finding.rule == "MN002"));
    editor.act(Action::Answer(PromptAnswer::Mend(QuickFix::Fix(0))));
    assert!(editor.prompt().is_none());
    let drift = editor.document().diagram().node(&"drift_monitor".into());
    assert!(drift.is_some());
    assert_eq!(
        editor.history().undo_label(),
        Some("Fix MN002: Compare what is logged with the training rows, and raise alerts")
    );
}

#[test]
fn a_finding_can_be_accepted_from_the_same_list() {
    let mut editor = undrifted();
    let key = finding(&editor, "MN002");
    let before = editor.acknowledged().count();
    editor.act(Action::Finding(FindingAction::GoTo(key.clone())));
    press(&mut editor, "Ctrl+.");
    editor.act(Action::Answer(PromptAnswer::Mend(QuickFix::Acknowledge)));
    assert!(
        matches!(editor.prompt(), Some(Prompt::Acknowledge { finding, .. }) if *finding == key)
    );
    editor.act(Action::Answer(PromptAnswer::Text("A demo".to_owned())));
    assert_eq!(editor.acknowledged().count(), before + 1);
}

/// Servers without a release, so that the same fault is found at each.
fn many(n: usize) -> Document {
    use std::fmt::Write as _;
    let mut text = String::new();
    for i in 0..n {
        let _ = writeln!(
            text,
            "c{i} = client_app\ng{i} = api_gateway(p50_ms = 90; p99_ms = 9)"
        );
        let _ = writeln!(text, "c{i}.request > g{i}.request: request");
    }
    let mut document = crate::board_text::board(&text);
    pipeline::complete(&mut document, mlboard::catalog::Catalog::builtin());
    document
}

#[test]
fn all_that_a_rule_found_is_mended_in_one_step() {
    let mut editor = editor(many(4));
    let text = file::write(editor.document());
    let count = |editor: &Editor| {
        let found = editor.problems();
        found.filter(|found| found.rule.id == "DF013").count()
    };
    assert_eq!(count(&editor), 4);
    editor.act(Action::Finding(FindingAction::FixAll("DF013")));
    assert_eq!(count(&editor), 0);
    assert_eq!(editor.history().undo_label(), Some("Fix all of DF013"));
    press(&mut editor, "Ctrl+Z");
    assert_eq!(file::write(editor.document()), text);
}

#[test]
fn on_a_large_board_ways_are_tried_on_a_thread_and_late_answers_do_nothing() {
    let mut editor = editor(many(150));
    let key = finding(&editor, "DF013");
    let effects = editor.act(Action::Finding(FindingAction::AskFixes(vec![key.clone()])));
    assert_eq!(effects, [Effect::WorkOutFixes]);
    assert!(!editor.wants_fixes(&key), "it is being worked out");
    let task = editor.take_fix_task().expect("work");
    editor.act(Action::Board(BoardAction::Remove(
        [Target::Node("g7".into())].into(),
    )));
    editor.act(Action::Reply(WindowReply::Offered(Box::new(task.run()))));
    assert!(editor.fixes(&key).is_none() && editor.wants_fixes(&key));
    editor.act(Action::Finding(FindingAction::AskFixes(vec![key.clone()])));
    let task = editor.take_fix_task().expect("work again");
    editor.act(Action::Reply(WindowReply::Offered(Box::new(task.run()))));
    assert_eq!(editor.fixes(&key).expect("known").len(), 1);
}

#[test]
fn what_was_offered_before_a_change_is_tried_again_when_it_is_taken() {
    let mut editor = undrifted();
    let key = finding(&editor, "MN002");
    editor.act(Action::Finding(FindingAction::AskFixes(vec![key.clone()])));
    let logger: NodeId = "logger".into();
    editor.act(Action::Board(BoardAction::Remove(
        [Target::Node(logger)].into(),
    )));
    let offer = FixId {
        finding: key,
        index: 0,
    };
    let before = file::write(editor.document());
    let n_before = editor.problems().count();
    editor.act(Action::Finding(FindingAction::Fix(offer)));
    let is_same = file::write(editor.document()) == before;
    assert!(is_same || editor.problems().count() < n_before);
}

#[test]
fn on_a_large_board_a_new_component_finds_room_beside_what_it_is_joined_to() {
    let mut document = undrifted().document().clone();
    for i in 0..400 {
        let at = Point::new(f64::from(i) * 300.0, 9_000.0);
        let note = Node::new(format!("note{i}").as_str().into(), "note".into());
        apply(
            &mut document,
            &[Edit::AddNode(Node {
                at: Some(at),
                ..note
            })],
        );
    }
    let mut editor = editor(document);
    let key = finding(&editor, "MN002");
    let effects = editor.act(Action::Finding(FindingAction::AskFixes(vec![key.clone()])));
    assert_eq!(effects, [Effect::WorkOutFixes], "it is large");
    let task = editor.take_fix_task().expect("work");
    editor.act(Action::Reply(WindowReply::Offered(Box::new(task.run()))));
    editor.act(Action::Finding(FindingAction::Fix(FixId {
        finding: key,
        index: 0,
    })));
    assert_is_placed(&editor, &"drift_monitor".into());
    let logger = editor.derived().boxes[&"logger".into()].rect;
    let drift = editor.derived().boxes[&"drift_monitor".into()].rect;
    assert!((drift.x0 - logger.x1).abs() < 100.0, "beside what it reads");
}
