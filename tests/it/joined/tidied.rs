//! Lines that run behind boxes, seen and mended by tidying, and connections that are reset.

use mlboard::editor::{Action, BoardAction, Editor, Effect, ViewAction};
use mlboard::geom::Point;
use mlboard::model::{Document, Edit, LineRouting, Target, apply};
use mlboard::scene::Theme;
use mlboard::{pipeline, templates};

use crate::board_text::board;

fn opened(document: Document) -> Editor {
    Editor::new(document, Theme::light())
}

fn run(editor: &mut Editor, command: &'static str) -> Vec<Effect> {
    editor.act(Action::Run(command))
}

fn says(effects: &[Effect], words: &str) -> bool {
    effects.iter().any(|effect| match effect {
        Effect::Toast { text, .. } | Effect::Announce(text) => text.contains(words),
        _ => false,
    })
}

/// Two components in a row with a third between them, onto which their connection runs with or without bends.
fn behind(routing: LineRouting, via: &[(f64, f64)]) -> Editor {
    let mut document =
        board("a = client_app\nb = api_gateway\nc = trainer\na.request > b.request: request");
    let at = [("a", (0.0, 0.0)), ("b", (700.0, 0.0)), ("c", (320.0, 4.0))];
    let at = at.map(|(id, at)| (Target::Node(id.into()), Point::from(at)));
    let edits = [
        Edit::Place(at.into()),
        Edit::SetBoardCourse(Some(routing).filter(|course| *course != LineRouting::Curved)),
        Edit::SetVia {
            edge: "e1".into(),
            via: via.iter().map(|at| Point::from(*at)).collect(),
        },
    ];
    apply(&mut document, &edits);
    opened(document)
}

#[test]
fn tidying_sees_lines_behind_boxes_that_did_not_move_and_mends_them() {
    let bends = [(280.0, 28.0), (280.0, 40.0), (600.0, 40.0), (600.0, 28.0)];
    let all = [
        LineRouting::Curved,
        LineRouting::Elbow,
        LineRouting::Straight,
    ];
    for (routing, via) in all
        .into_iter()
        .flat_map(|routing| [(routing, &bends[..]), (routing, &[])])
    {
        let mut editor = behind(routing, via);
        let case = format!("{routing:?} {via:?}");
        let is_straight = routing == LineRouting::Straight;
        let n = pipeline::n_behind_boxes(editor.derived());
        assert_eq!(n, usize::from(is_straight), "{case}: others go around");
        let said = run(&mut editor, "arrange.tidy_changes");
        assert_eq!(
            pipeline::n_behind_boxes(editor.derived()),
            0,
            "{case}: {said:?}"
        );
        let is_mended = is_straight || !via.is_empty();
        assert_eq!(
            editor.history().n_past(),
            usize::from(is_mended),
            "{case}: {said:?}"
        );
        let said = run(&mut editor, "arrange.tidy_changes");
        assert!(says(&said, "Layout unchanged"), "{case}: {said:?}");
    }
}

#[test]
fn a_line_that_has_no_way_is_named_by_tidying() {
    let mut editor = behind(LineRouting::Curved, &[]);
    let targets = ["a", "b", "c"].map(|id| Target::Node(id.into())).into();
    let locked = Edit::SetLocked {
        targets,
        locked: true,
    };
    let on_it = (Target::Node("c".into()), Point::new(60.0, 4.0));
    let edits = vec![Edit::Place([on_it].into()), locked];
    editor.act(Action::Board(BoardAction::Commit(
        "Cover".to_owned(),
        edits,
    )));
    let said = run(&mut editor, "arrange.tidy_changes");
    assert!(
        says(&said, "One connection runs behind a component"),
        "{said:?}"
    );
}

#[test]
fn connections_are_reset_those_selected_or_all() {
    let template = templates::find("fraud_detection").expect("it ships");
    let mut editor = opened(template.document());
    let bent = |editor: &Editor| {
        let edges = editor.document().diagram().edges();
        edges.filter(|edge| !edge.via.is_empty()).count()
    };
    let before = editor.document().clone();
    let n = bent(&editor);
    let edge = before.diagram().edges().find(|edge| !edge.via.is_empty());
    let one = Target::Edge(edge.expect("an edge with bends").id.clone());
    editor.act(Action::View(ViewAction::Select([one].into())));
    run(&mut editor, "arrange.straighten");
    assert_eq!(bent(&editor), n - 1);
    editor.act(Action::View(ViewAction::Select([].into())));
    let said = run(&mut editor, "arrange.straighten");
    assert!(says(&said, "All connections reset"), "{said:?}");
    assert_eq!(bent(&editor), 0);
    assert_eq!(pipeline::n_behind_boxes(editor.derived()), 0);
    let said = run(&mut editor, "arrange.straighten");
    assert!(says(&said, "No connection has bends"), "{said:?}");
    run(&mut editor, "edit.undo");
    run(&mut editor, "edit.undo");
    assert_eq!(*editor.document(), before);
}
