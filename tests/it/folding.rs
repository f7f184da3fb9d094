//! A frame folds into one box and unfolds again, and everything else knows of it.

use mlboard::editor::{
    Action, BoardAction, CanvasInput, Editor, Effect, FindingAction, Modifiers, MouseButton,
    StepDirection, TargetSet, ViewAction,
};
use mlboard::geom::{Point, Rect, Vec2};
use mlboard::model::{
    Document, EdgeId, Edit, NodeId, SketchId, SketchItem, SketchKind, Target, apply,
};
use mlboard::scene::Theme;
use mlboard::{file, templates};

use crate::board_text::board;

/// A frame with a feature store and a trainer, a gateway and a model server outside, and a note inside.
fn small() -> Document {
    let mut document = board(
        "g = api_gateway
         s = model_server
         f = online_feature_store
         t = trainer
         r = model_registry
         f.features > s.features: features_online
         t.model > r.model: model_artifact
         r.model > s.model: model_artifact
         g.request > s.request: request",
    );
    let at = |id: &str, x: f64, y: f64| (Target::Node(id.into()), Point::new(x, y));
    let places = [
        at("g", 700.0, 300.0),
        at("s", 1000.0, 100.0),
        at("f", 40.0, 60.0),
        at("t", 40.0, 200.0),
        at("r", 300.0, 200.0),
    ];
    let form = SketchKind::Frame {
        title: "Learning".to_owned(),
        unfolded: None,
    };
    let frame = SketchItem::new("learn".into(), Rect::new(0.0, 0.0, 560.0, 340.0), form);
    let note = SketchKind::note("inside");
    let note = SketchItem::new("note".into(), Rect::new(320.0, 40.0, 480.0, 120.0), note);
    let inside = ["f", "t", "r"].map(|id| Target::Node(id.into()));
    let inside = inside.into_iter().chain([Target::Sketch("note".into())]);
    let edits = [
        Edit::Place(places.into()),
        Edit::add_sketch(frame),
        Edit::add_sketch(note),
        Edit::SetFrame {
            targets: inside.collect(),
            frame: Some("learn".into()),
        },
    ];
    apply(&mut document, &edits);
    document
}

fn editor(document: Document) -> Editor {
    let mut editor = Editor::new(document, Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1200.0, 800.0));
    editor
}

fn learning() -> Target {
    Target::Sketch("learn".into())
}

fn select(editor: &mut Editor, target: Target) {
    editor.act(Action::View(ViewAction::Select(TargetSet::from([target]))));
}

fn folded() -> Editor {
    let mut editor = editor(small());
    select(&mut editor, learning());
    editor.act(Action::Run("arrange.fold"));
    editor
}

fn is_folded(editor: &Editor, frame: &str) -> bool {
    editor.document().sketch()[&SketchId::from(frame)].is_folded()
}

fn rect(editor: &Editor, target: &Target) -> Rect {
    editor.board().bounds(target).expect("it shows")
}

fn double_click(editor: &mut Editor, at: Point) {
    let (button, modifiers) = (MouseButton::Primary, Modifiers::NONE);
    for clicks in 1..=2 {
        editor.input(CanvasInput::Down {
            at,
            button,
            modifiers,
            clicks,
        });
        editor.input(CanvasInput::Up {
            at,
            button,
            modifiers,
        });
    }
}

#[test]
fn what_is_folded_shows_as_one_box_with_lines_for_what_crosses_its_border() {
    let open = editor(small());
    let editor = folded();
    let derived = editor.derived();
    let shown: Vec<&str> = derived.boxes.keys().map(NodeId::as_str).collect();
    assert_eq!(shown, ["g", "s"]);
    // Two connections lead from the frame to the server: one line for both, and none for what stays inside.
    let drawn: Vec<&str> = derived.routes.keys().map(EdgeId::as_str).collect();
    assert_eq!(drawn, ["e1", "e4"]);
    let together = derived.folds.together(&EdgeId::from("e1")).expect("a line");
    assert_eq!(together.len(), 2);
    let route = &derived.routes[&EdgeId::from("e1")];
    let start = route.path.segments().next().expect("a path");
    let card = rect(&editor, &learning());
    assert!((mlboard::geom::ParamCurve::start(&start).x - card.x1).abs() < 1e-9);
    assert!(
        derived
            .scene
            .of(&Target::Sketch("note".into()))
            .next()
            .is_none()
    );
    // The design is what it was.
    assert_eq!(derived.report, open.derived().report);
    assert!(card.width() < 260.0 && card.height() < 120.0, "{card}");
}

#[test]
fn a_double_click_unfolds_and_undo_folds_again() {
    let before = small();
    let mut editor = folded();
    assert!(is_folded(&editor, "learn"));
    let middle = rect(&editor, &learning()).center();
    double_click(&mut editor, middle);
    assert!(!is_folded(&editor, "learn"));
    assert_eq!(*editor.document(), before);
    editor.act(Action::Run("edit.undo"));
    assert!(is_folded(&editor, "learn"));
    editor.act(Action::Run("edit.undo"));
    assert_eq!(*editor.document(), before);
    editor.act(Action::Run("edit.redo"));
    assert!(is_folded(&editor, "learn"));
}

#[test]
fn the_box_moves_and_goes_with_all_that_it_holds() {
    let mut editor = folded();
    let by = Vec2::new(50.0, 30.0);
    let targets = TargetSet::from([learning()]);
    let label = "Move".to_owned();
    let edits = vec![Edit::Move { targets, by }];
    editor.act(Action::Board(BoardAction::Commit(label, edits)));
    let place = |id: &str| {
        editor
            .document()
            .diagram()
            .node(&id.into())
            .and_then(|node| node.at)
    };
    assert_eq!(place("t"), Some(Point::new(90.0, 230.0)));
    editor.act(Action::Board(BoardAction::Remove([learning()].into())));
    assert_eq!(editor.document().diagram().n_nodes(), 2);
    assert!(editor.document().sketch().is_empty());
    editor.act(Action::Run("edit.undo"));
    assert_eq!(editor.document().diagram().n_nodes(), 5);
    assert!(is_folded(&editor, "learn"));
    // A copy is folded, too, and holds copies.
    select(&mut editor, learning());
    editor.act(Action::Run("edit.duplicate"));
    assert_eq!(editor.document().diagram().n_nodes(), 8);
    assert_eq!(editor.derived().folds.frames().len(), 2);
    assert_eq!(editor.derived().boxes.len(), 2);
}

#[test]
fn a_file_holds_the_whole_frame_and_that_it_is_folded() {
    let editor = folded();
    let text = file::write(editor.document());
    assert!(text.contains("folded: ("), "{text}");
    // A program that knows no folding shows the frame as it is unfolded.
    assert!(text.contains("rect: (0, 0, 560, 340)"), "{text}");
    let read = file::read(&text).expect("a board").document;
    assert_eq!(read, *editor.document());
    assert_eq!(file::write(&read), text);
    let odd = text.replace("folded: (", "folded: (-7, 0), later: (");
    let read = file::read(&odd).expect("a board").document;
    assert!(!read.sketch()[&SketchId::from("learn")].is_folded());
    let again = file::write(&read);
    assert!(
        again.contains("(-7, 0)") && again.contains("later: ("),
        "{again}"
    );
}

#[test]
fn find_opens_what_it_leads_to() {
    let mut editor = folded();
    editor.act(Action::View(ViewAction::Find("training job".to_owned())));
    assert_eq!(editor.finder().map(|finder| finder.found.len()), Some(1));
    assert!(
        is_folded(&editor, "learn"),
        "while somebody types, nothing changes"
    );
    editor.act(Action::View(ViewAction::FindStep(StepDirection::Forward)));
    assert!(!is_folded(&editor, "learn"));
    editor.act(Action::View(ViewAction::EndFind));
    assert!(editor.selection().contains(&Target::Node("t".into())));
    editor.act(Action::Run("edit.undo"));
    assert!(is_folded(&editor, "learn"));
    assert!(
        editor
            .selection()
            .iter()
            .all(|target| *target == learning())
    );
}

#[test]
fn a_problem_opens_what_it_is_about() {
    let mut editor = folded();
    editor.act(Action::Finding(FindingAction::SetReview(true)));
    let about = |found: &&mlboard::rules::Diagnostic| {
        found.edges.is_empty() && found.nodes.contains(&"t".into())
    };
    let key = editor
        .problems()
        .find(about)
        .expect("a problem of the trainer")
        .key();
    let effects = editor.act(Action::Finding(FindingAction::GoTo(key)));
    assert!(!is_folded(&editor, "learn"));
    let told = effects.iter().any(
        |effect| matches!(effect, Effect::Toast { text, .. } if text.contains("Unfolded Learning")),
    );
    assert!(told, "{effects:?}");
}

#[test]
fn a_layout_takes_the_box_for_a_component() {
    let document = templates::find("video_recommendation")
        .expect("a template")
        .document();
    let frames: Vec<SketchId> = document
        .sketch()
        .values()
        .filter(|item| item.is_frame())
        .map(|item| item.id.clone())
        .collect();
    assert!(frames.len() >= 3);
    let mut editor = editor(document);
    for id in &frames[1..] {
        select(&mut editor, Target::Sketch(id.clone()));
        editor.act(Action::Run("arrange.fold"));
    }
    let inside = |editor: &Editor| -> Vec<Vec2> {
        let frame = &editor.document().sketch()[&frames[1]];
        let members = editor.document().members(&frames[1]).into_iter();
        let places = members.filter_map(|target| match target {
            Target::Node(id) => editor.document().diagram().node(&id)?.at,
            Target::Edge(_) | Target::Sketch(_) => None,
        });
        places.map(|at| at - frame.rect.origin()).collect()
    };
    let before = inside(&editor);
    editor.act(Action::Run("arrange.layout"));
    assert_eq!(
        inside(&editor),
        before,
        "what is folded keeps its places in the frame"
    );
    let derived = editor.derived();
    let boxes = derived.boxes.values().map(|node| node.rect);
    let boxes: Vec<Rect> = boxes
        .chain(derived.folds.frames().values().copied())
        .collect();
    for (n, a) in boxes.iter().enumerate() {
        for b in &boxes[n + 1..] {
            assert!(!a.overlaps(*b), "{a} {b}");
        }
    }
    let span = boxes
        .iter()
        .copied()
        .reduce(|a, b| a.union(b))
        .expect("boxes");
    assert!(span.width() < 2600.0, "{span}");
}

#[test]
fn a_folded_frame_is_spoken_and_walked_as_one_thing() {
    let editor = folded();
    let spoken = editor.spoken(&learning());
    assert!(
        spoken.starts_with("Learning, frame, folded, 3 components, 1 drawing"),
        "{spoken}"
    );
    let order = editor.walk_order();
    assert!(order.contains(&learning()));
    assert!(!order.contains(&Target::Node("t".into())));
    let line = editor.spoken(&Target::Edge("e1".into()));
    assert!(
        line.starts_with("2 connections from Learning to Model server"),
        "{line}"
    );
}

#[test]
fn frames_fold_inside_frames() {
    let mut document = small();
    let form = SketchKind::Frame {
        title: "All".to_owned(),
        unfolded: None,
    };
    let outer = SketchItem::new("all".into(), Rect::new(-40.0, -40.0, 1300.0, 500.0), form);
    let targets = ["g", "s"].map(|id| Target::Node(id.into()));
    let edits = [
        Edit::add_sketch(outer),
        Edit::SetFrame {
            targets: targets.into_iter().chain([learning()]).collect(),
            frame: Some("all".into()),
        },
    ];
    apply(&mut document, &edits);
    let whole = document.clone();
    let mut editor = editor(document);
    editor.act(Action::Run("arrange.fold_all"));
    assert!(editor.derived().boxes.is_empty() && editor.derived().routes.is_empty());
    assert_eq!(editor.derived().folds.frames().len(), 1);
    editor.act(Action::View(ViewAction::Reveal(vec![Target::Node(
        "t".into(),
    )])));
    assert_eq!(editor.derived().boxes.len(), 5);
    select(&mut editor, learning());
    editor.act(Action::Run("arrange.fold"));
    select(&mut editor, Target::Sketch("all".into()));
    editor.act(Action::Run("arrange.fold"));
    assert_eq!(editor.derived().folds.frames().len(), 1);
    editor.act(Action::Run("arrange.unfold_all"));
    assert_eq!(*editor.document(), whole);
}

#[test]
fn a_stage_shows_a_frame_as_one_box_whatever_the_board_folds() {
    let mut editor = folded();
    let targets = TargetSet::from([
        learning(),
        Target::Node("s".into()),
        Target::Node("g".into()),
    ]);
    editor.act(Action::View(ViewAction::Select(targets)));
    editor.act(Action::Run("stages.add"));
    assert_eq!(editor.board().stages()[0].folded, [SketchId::from("learn")]);
    assert!(editor.board().in_no_stage().is_empty());
    let text = file::write(editor.document());
    let read = file::read(&text).expect("a board").document;
    assert_eq!(read.walkthrough(), editor.document().walkthrough());
    select(&mut editor, learning());
    editor.act(Action::Run("arrange.fold"));
    for placing in ["laid out", "in place"] {
        editor.act(Action::Run("stages.walk"));
        if placing == "in place" {
            editor.act(Action::Run("stages.in_place"));
        }
        let derived = editor.derived();
        let shown: Vec<&str> = derived.boxes.keys().map(NodeId::as_str).collect();
        assert_eq!(shown, ["g", "s"], "{placing}");
        assert_eq!(derived.folds.frames().len(), 1, "{placing}");
        let line = derived.folds.together(&EdgeId::from("e1")).expect("a line");
        assert_eq!(line.len(), 2, "{placing}");
        let card = derived.folds.frames().values().next().expect("a box");
        let clear = |node: &mlboard::scene::NodeBox| !node.rect.overlaps(*card);
        assert!(placing == "in place" || derived.boxes.values().all(clear));
        editor.act(Action::Run("stages.walk"));
    }
    assert!(!is_folded(&editor, "learn"), "the board is as it was");
}
