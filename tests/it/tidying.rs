//! Laying out a board from the editor: one step, locked things stay, large boards are laid out elsewhere.

use std::collections::BTreeMap;

use mlboard::editor::{
    Action, BoardAction, Editor, Effect, LayoutOutcome, Motion, ViewAction, WindowReply,
};
use mlboard::geom::{ParamCurve as _, PathSeg, Point, Vec2};
use mlboard::model::{Document, Edge, EdgeEnd, Edit, LineRouting, Node, NodeId, Target, apply};
use mlboard::scene::Theme;
use mlboard::{pipeline, templates};

fn opened(document: Document) -> Editor {
    Editor::new(document, Theme::light())
}

/// A case with two components out of place.
fn case() -> Editor {
    let template = templates::find("visual_search").expect("it ships");
    let mut document = template.document();
    let away = [("itemdb", (2600.0, 90.0)), ("lake", (2600.0, 420.0))];
    let away = away.map(|(id, at)| (Target::Node(id.into()), Point::from(at)));
    apply(&mut document, &[Edit::Place(away.into())]);
    opened(document)
}

fn run(editor: &mut Editor, command: &'static str) -> Vec<Effect> {
    editor.act(Action::Run(command))
}

/// Runs a command and makes the layout it asks for, as a window does.
fn run_all(editor: &mut Editor, command: &'static str) -> Vec<Effect> {
    let effects = run(editor, command);
    if effects != [Effect::Arrange] {
        return effects;
    }
    let task = editor.take_tidying().expect("a layout is asked for");
    let arrangement = task.tidying.run(&|_| true).expect("nobody stops it");
    editor.act(Action::Reply(WindowReply::Arranged(Box::new(
        LayoutOutcome {
            label: task.label,
            is_whole: task.is_whole,
            revision: task.revision,
            arrangement,
        },
    ))))
}

fn places(editor: &Editor) -> BTreeMap<NodeId, Option<Point>> {
    let nodes = editor.document().diagram().nodes();
    nodes.map(|node| (node.id.clone(), node.at)).collect()
}

fn move_by(editor: &mut Editor, id: &str, by: (f64, f64)) {
    let edit = Edit::Move {
        targets: [Target::Node(id.into())].into(),
        by: Vec2::from(by),
    };
    editor.act(Action::Board(BoardAction::Commit(
        "Move".to_owned(),
        vec![edit],
    )));
}

fn says(effects: &[Effect], words: &str) -> bool {
    effects.iter().any(|effect| match effect {
        Effect::Toast { text, .. } | Effect::Announce(text) => text.contains(words),
        _ => false,
    })
}

#[test]
fn laying_out_the_board_is_one_step_and_settles() {
    for command in ["arrange.layout", "arrange.layout_down"] {
        let mut editor = case();
        let before = editor.document().clone();
        let said = run_all(&mut editor, command);
        assert!(says(&said, "Moved"), "{said:?}");
        assert_eq!(editor.history().n_past(), 1);
        assert_eq!(editor.history().undo_label(), Some("Lay out board"));
        let laid_out = places(&editor);
        assert_ne!(laid_out, places(&opened(before.clone())));
        let said = run_all(&mut editor, command);
        assert!(says(&said, "Layout unchanged"), "{said:?}");
        assert_eq!(places(&editor), laid_out);
        run(&mut editor, "edit.undo");
        assert_eq!(*editor.document(), before, "undo restores exactly");
    }
}

#[test]
fn locked_components_never_move() {
    let mut editor = case();
    let locked: Vec<NodeId> = ["gateway", "lake", "alerts"].map(Into::into).to_vec();
    let targets = locked.iter().cloned().map(Target::Node).collect();
    let edit = Edit::SetLocked {
        targets,
        locked: true,
    };
    editor.act(Action::Board(BoardAction::Commit(
        "Lock".to_owned(),
        vec![edit],
    )));
    let before = places(&editor);
    for command in [
        "arrange.layout",
        "arrange.layout_down",
        "arrange.tidy_changes",
    ] {
        run_all(&mut editor, command);
        let after = places(&editor);
        assert!(
            locked.iter().all(|id| before[id] == after[id]),
            "{command}: {after:?}"
        );
    }
}

#[test]
fn tidying_a_selection_lays_out_nothing_else() {
    let mut editor = case();
    let said = run(&mut editor, "arrange.tidy");
    assert!(
        says(&said, "Select at least two unlocked components"),
        "{said:?}"
    );
    let chosen: Vec<NodeId> = ["trainer", "evaluator", "registry", "dataset"]
        .map(Into::into)
        .to_vec();
    for (id, y) in chosen.iter().zip([0.0, 150.0, 300.0, 450.0]) {
        move_by(&mut editor, id.as_str(), (3_000.0, y));
    }
    let before = places(&editor);
    let targets = chosen.iter().cloned().map(Target::Node).collect();
    editor.act(Action::View(ViewAction::Select(targets)));
    run_all(&mut editor, "arrange.tidy");
    let after = places(&editor);
    for (id, at) in &before {
        assert!(chosen.contains(id) || after[id] == *at, "{id} has moved");
    }
    assert_ne!(before, after);
    let x = |id: &str| after[&NodeId::from(id)].expect("a place").x;
    assert!(x("dataset") < x("trainer") && x("trainer") < x("evaluator"));
}

#[test]
fn tidying_around_a_change_makes_room_and_keeps_the_rest() {
    let mut editor = case();
    let at = |editor: &Editor, id: &str| places(editor)[&NodeId::from(id)].expect("a place");
    let by = at(&editor, "ranker") - at(&editor, "policy");
    move_by(&mut editor, "policy", (by.x + 20.0, by.y + 12.0));
    let before = places(&editor);
    run_all(&mut editor, "arrange.tidy_changes");
    let after = places(&editor);
    let boxes = pipeline::boxes(editor.document(), editor.catalog());
    let rects: Vec<_> = boxes.values().map(|at| at.rect).collect();
    for (k, first) in rects.iter().enumerate() {
        let others = rects[k + 1..].iter();
        assert!(!others.clone().any(|other| first.overlaps(*other)));
    }
    let n_moved = before.iter().filter(|(id, at)| after[*id] != **at).count();
    assert!((1..=3).contains(&n_moved), "{n_moved} have moved");
    assert!(editor.history().untidy().is_empty());
}

/// A tangle, more than is laid out at once.
fn large() -> Document {
    let mut document = Document::default();
    let id = |k: u32| NodeId::from(format!("n{k:03}"));
    let nodes = (0..200).map(|k| {
        let mut node = Node::new(id(k), "feature_transformer".into());
        node.at = Some(Point::new(
            7.0 * f64::from(k % 13),
            11.0 * f64::from(k % 17),
        ));
        Edit::AddNode(node)
    });
    let edges = (1..400).map(|k| {
        let ends = [id((k * 37 + k / 7) % 200), id(k % 200)].map(|id| EdgeEnd::new(id, ""));
        let [from, to] = ends;
        Edit::AddEdge(Edge::new(format!("e{k}").as_str().into(), from, to, None))
    });
    let edits: Vec<Edit> = nodes.chain(edges).collect();
    apply(&mut document, &edits);
    document
}

#[test]
fn a_large_board_is_laid_out_elsewhere_and_dropped_if_it_changed_meanwhile() {
    let mut editor = opened(large());
    assert_eq!(run(&mut editor, "arrange.layout"), [Effect::Arrange]);
    let task = editor.take_tidying().expect("a layout");
    assert!(editor.take_tidying().is_none(), "it is handed out once");
    let told = std::cell::RefCell::new(Vec::new());
    let arrangement = task.tidying.run(&|share| {
        told.borrow_mut().push(share);
        true
    });
    let told = told.into_inner();
    assert!(told.len() > 10 && told.is_sorted(), "{told:?}");
    assert!(told[told.len() - 1] > 0.7 && told[told.len() - 1] <= 1.0);
    let tidied = Box::new(LayoutOutcome {
        label: task.label,
        is_whole: task.is_whole,
        revision: task.revision,
        arrangement: arrangement.expect("nobody stops it"),
    });
    let mut changed = opened(large());
    move_by(&mut changed, "n007", (5.0, 5.0));
    let before = changed.document().clone();
    let said = changed.act(Action::Reply(WindowReply::Arranged(tidied.clone())));
    assert!(says(&said, "changed meanwhile"), "{said:?}");
    assert_eq!(*changed.document(), before);
    let said = editor.act(Action::Reply(WindowReply::Arranged(tidied)));
    assert!(says(&said, "Moved 200 components"), "{said:?}");
    assert!(task.tidying.run(&|_| false).is_err(), "it can be stopped");
}

#[test]
fn a_read_only_board_is_not_laid_out() {
    let mut editor = case();
    let document = Box::new(editor.document().clone());
    editor.act(Action::Reply(WindowReply::Replace {
        document: document.clone(),
        saved: true,
        read_only: Some("newer".to_owned()),
    }));
    let said = run(&mut editor, "arrange.layout");
    assert!(says(&said, "Read-only"), "{said:?}");
    assert_eq!(*editor.document(), *document);
}

#[test]
fn things_glide_to_their_places_while_the_document_is_already_there() {
    let mut editor = case();
    editor.set_motion(Motion::On);
    editor.land();
    let start = editor.picture().clone();
    run_all(&mut editor, "arrange.layout");
    assert!(editor.is_flying(), "all of it comes into view");
    let there = editor.derived().scene.clone();
    assert!(editor.is_gliding());
    assert_eq!(*editor.picture(), start, "nothing has moved yet");
    let mut seen = 0;
    while editor.animate(0.05) && editor.is_gliding() {
        seen += 1;
        assert!(*editor.picture() != start && *editor.picture() != there);
    }
    assert!(seen >= 4, "{seen} pictures");
    assert_eq!(*editor.picture(), there);
    run(&mut editor, "edit.undo");
    run_all(&mut editor, "arrange.layout");
    move_by(&mut editor, "lake", (8.0, 0.0));
    assert!(!editor.is_gliding(), "a change ends it");
    editor.set_motion(Motion::Off);
    run(&mut editor, "edit.undo");
    run_all(&mut editor, "arrange.layout_down");
    assert_eq!(*editor.picture(), editor.derived().scene, "it jumps");
}

#[test]
fn connections_run_as_the_board_says_unless_they_say_otherwise() {
    let mut editor = case();
    let course = |editor: &Editor, id: &str| {
        let document = editor.document();
        let edge = document.diagram().edge(&id.into()).expect("an edge");
        (edge.routing, document.routing(edge))
    };
    assert_eq!(editor.board().edge_routing(), Some(LineRouting::Curved));
    run(&mut editor, "arrange.elbow");
    assert_eq!(course(&editor, "e1"), (None, LineRouting::Elbow));
    editor.act(Action::View(ViewAction::Select(
        [Target::Edge("e1".into())].into(),
    )));
    run(&mut editor, "arrange.straight");
    assert_eq!(
        course(&editor, "e1"),
        (Some(LineRouting::Straight), LineRouting::Straight)
    );
    assert_eq!(course(&editor, "e2"), (None, LineRouting::Elbow));
    assert_eq!(editor.board().edge_routing(), Some(LineRouting::Straight));
    let both = ["e1", "e2"].map(|id| Target::Edge(id.into()));
    editor.act(Action::View(ViewAction::Select(both.into())));
    assert_eq!(editor.board().edge_routing(), None, "they differ");
    run(&mut editor, "arrange.elbow");
    assert_eq!(
        course(&editor, "e1"),
        (None, LineRouting::Elbow),
        "as the board"
    );
    run(&mut editor, "edit.undo");
    assert_eq!(course(&editor, "e1").1, LineRouting::Straight);
    editor.act(Action::View(ViewAction::Select([].into())));
    run(&mut editor, "arrange.curved");
    assert_eq!(editor.document().header().edge_routing, None, "as usual");
    let text = mlboard::file::write(editor.document());
    let again = mlboard::file::read(&text).expect("a board").document;
    assert_eq!(again, *editor.document());
}

#[test]
fn elbows_keep_out_of_components_while_these_are_moved() {
    let mut editor = case();
    let bare = editor
        .document()
        .diagram()
        .edges()
        .map(|edge| Edit::SetVia {
            edge: edge.id.clone(),
            via: Vec::new(),
        });
    let edits = bare.collect();
    editor.act(Action::Board(BoardAction::Commit("Bare".to_owned(), edits)));
    run(&mut editor, "arrange.elbow");
    for step in 0..6 {
        let by = Vec2::new(90.0 * f64::from(step), 40.0);
        let edit = Edit::Move {
            targets: [Target::Node("ranker".into())].into(),
            by,
        };
        editor.act(Action::Board(BoardAction::Preview(vec![edit])));
        let derived = editor.derived();
        for (id, route) in &derived.routes {
            if route.is_lost {
                continue;
            }
            let along = |segment: PathSeg| (0..=64).map(move |k| segment.eval(f64::from(k) / 64.0));
            let points: Vec<Point> = route.path.segments().flat_map(along).collect();
            for (node, at) in &derived.boxes {
                // The corners of boxes are round too.
                let inner = at.rect.inflate(-4.0, -4.0);
                let through = points.iter().any(|point| inner.contains(*point));
                assert!(!through, "step {step}: {id} runs through {node}");
            }
        }
        let n_lost = derived
            .routes
            .values()
            .filter(|route| route.is_lost)
            .count();
        assert!(n_lost <= 6, "{n_lost} find no way");
    }
}
