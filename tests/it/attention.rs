//! What is pointed at or selected stays as it is with all it is connected to, and the rest fades.

use mlboard::editor::{
    Action, CanvasInput, Chord, Editor, KeyCode, Modifiers, TargetSet, ViewAction, failure_hint,
    lit,
};
use mlboard::geom::Point;
use mlboard::model::{Edit, Target, apply};
use mlboard::scene::{Shape, Theme};

use crate::board_text::board;

fn editor() -> Editor {
    let mut document = board(
        "c = client_app
         g = api_gateway
         m = model_server
         t = trainer
         c.request > g.request: request
         g.request > m.request: request",
    );
    let at = |id: &str, x: f64| (Target::Node(id.into()), Point::new(x, 0.0));
    let places = [at("c", 0.0), at("g", 300.0), at("m", 600.0), at("t", 900.0)];
    apply(&mut document, &[Edit::Place(places.into())]);
    Editor::new(document, Theme::light())
}

fn select(editor: &mut Editor, ids: &[&str]) {
    let targets: TargetSet = ids.iter().map(|id| Target::Node((*id).into())).collect();
    editor.act(Action::View(ViewAction::Select(targets)));
    editor.animate(0.0);
}

fn press_escape(editor: &mut Editor) {
    let chord = Chord::plain(KeyCode::Escape);
    editor.input(CanvasInput::Key { chord });
    editor.animate(0.0);
}

/// Ids of lit components and of lit connections, joined.
fn lit_ids(editor: &Editor) -> String {
    lit(editor).map_or_else(String::new, |lit| {
        let nodes = lit.nodes.iter().map(ToString::to_string);
        let edges = lit.edges.iter().map(ToString::to_string);
        nodes.chain(edges).collect::<Vec<_>>().join(" ")
    })
}

/// Whether something covers the whole board but what is lit.
fn is_veiled(editor: &Editor) -> bool {
    let seen = editor.camera().visible(editor.viewport());
    let overlay = editor.overlay();
    overlay.items().any(|item| {
        let is_veil = |shape: &Shape| {
            matches!(shape, Shape::Rect { rect, fill: Some(fill), .. }
                if rect.contains_rect(seen) && fill.a > 0 && fill.a < 255)
        };
        item.shapes.iter().any(is_veil)
    })
}

#[test]
fn selecting_lights_connections_and_neighbours() {
    let mut editor = editor();
    assert!(!is_veiled(&editor));
    select(&mut editor, &["c"]);
    assert_eq!(lit_ids(&editor), "c g e1");
    assert!(is_veiled(&editor));
    let title = lit(&editor).map(|lit| lit.title.clone());
    assert_eq!(title.as_deref(), Some("Client: 1 connection"));
    // What is lit lies above the veil, as it is on the board.
    let overlay = editor.overlay();
    let owners: Vec<_> = overlay
        .items()
        .filter_map(|item| item.owner.clone())
        .collect();
    assert!(
        owners.contains(&Target::Edge("e1".into())) && owners.contains(&Target::Node("g".into()))
    );
    select(&mut editor, &["t"]);
    assert!(!is_veiled(&editor), "nothing is connected to it");
    press_escape(&mut editor);
    assert_eq!(lit_ids(&editor), "");
}

#[test]
fn pointing_lights_what_the_pointer_rests_on() {
    let mut editor = editor();
    let at = editor.derived().boxes[&"g".into()].rect.center();
    let modifiers = Modifiers::default();
    editor.input(CanvasInput::Move { at, modifiers });
    editor.animate(0.01);
    assert_eq!(lit_ids(&editor), "", "a pointer that passes lights nothing");
    assert!(editor.animate(0.1), "it waits for the pointer to rest");
    editor.animate(0.4);
    assert_eq!(lit_ids(&editor), "c g m e1 e2");
    assert_eq!(lit(&editor).map(|lit| lit.title.as_str()), Some(""));
    let at = Point::new(0.0, 900.0);
    editor.input(CanvasInput::Move { at, modifiers });
    editor.animate(0.4);
    assert_eq!(lit_ids(&editor), "");
}

#[test]
fn a_path_is_put_out_first_and_then_the_selection() {
    let mut editor = editor();
    editor.act(Action::Run("check.request_path"));
    select(&mut editor, &["t"]);
    assert_eq!(lit_ids(&editor), "c g e1");
    let title = lit(&editor)
        .map(|lit| lit.title.clone())
        .unwrap_or_default();
    assert!(title.starts_with("Request path: 2 components"), "{title}");
    press_escape(&mut editor);
    assert_eq!(
        (lit_ids(&editor).as_str(), editor.selection().len()),
        ("", 1)
    );
    press_escape(&mut editor);
    assert!(editor.selection().is_empty());
    // By its chip or the menu as well.
    editor.act(Action::Run("check.request_path"));
    editor.act(Action::Run("check.put_out"));
    assert!(editor.highlighted_path().is_none());
}

#[test]
fn a_finding_lights_what_it_is_about() {
    let mut editor = editor();
    editor.act(Action::Run("check.next"));
    editor.animate(0.0);
    let Some(key) = editor.current_problem().cloned() else {
        panic!("the board has findings");
    };
    let message = editor
        .problems()
        .find(|finding| finding.key() == key)
        .map(|finding| finding.message.clone());
    if let Some(lit) = lit(&editor) {
        assert_eq!(Some(lit.title.clone()), message);
    } else {
        let alone = editor
            .selection()
            .iter()
            .all(|target| *target == Target::Node("t".into()));
        assert!(alone, "only what has no connection lights nothing");
    }
}

#[test]
fn marks_of_failures_say_what_fails_where_one_points() {
    let template = mlboard::templates::all()
        .into_iter()
        .next()
        .expect("a case");
    let document = template.document();
    let failure = document.brief().failures.iter().find(|failure| {
        let node = failure.node.as_ref();
        node.is_some_and(|node| document.diagram().node(node).is_some())
    });
    let failure = failure.expect("a failure of a component").clone();
    let mut editor = Editor::new(document, Theme::light());
    let node = failure.node.clone().expect("a component");
    let at = editor.derived().boxes[&node].rect.center();
    let modifiers = Modifiers::default();
    editor.input(CanvasInput::Move { at, modifiers });
    assert_eq!(failure_hint(&editor), None);
    editor.act(Action::Run("view.failures"));
    editor.input(CanvasInput::Move { at, modifiers });
    let hint = failure_hint(&editor).expect("words");
    assert!(hint.contains(&failure.title), "{hint}");
}

#[test]
fn the_rest_stays_as_it_is_for_whoever_wants_that() {
    let mut editor = editor();
    editor.act(Action::Run("view.attention"));
    select(&mut editor, &["c"]);
    assert_eq!(lit_ids(&editor), "");
    assert!(!is_veiled(&editor));
    editor.act(Action::Run("check.request_path"));
    editor.animate(0.0);
    assert!(is_veiled(&editor), "a path that was asked for is lit");
    editor.act(Action::Run("check.request_path"));
    editor.act(Action::Run("view.attention"));
    editor.animate(0.0);
    assert_eq!(lit_ids(&editor), "c g e1");
}
