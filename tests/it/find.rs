//! Finding things on the board by what is written on and in them.

use mlboard::editor::{
    Action, BoardAction, CanvasInput, Chord, Editor, Effect, StepDirection, ViewAction,
};
use mlboard::geom::{Point, Rect};
use mlboard::model::{Edit, SketchItem, SketchKind, SketchStyle, Target, apply};
use mlboard::scene::Theme;

use crate::board_text::board;

/// Components in three columns, one with a name of its own and one with properties, and a note.
fn editor() -> Editor {
    let mut document = board(
        "c = client_app \"Shopping app\"
         g = api_gateway
         v = ann_index(vectors = 20000000)
         c.request > g.request: request
         w = ann_index",
    );
    for (i, id) in ["c", "g", "v", "w"].into_iter().enumerate() {
        let at = Point::new(300.0 * f64::from(u8::try_from(i).expect("few")), 0.0);
        apply(
            &mut document,
            &[Edit::Place([(Target::Node(id.into()), at)].into())],
        );
    }
    let note = SketchItem {
        id: "n".into(),
        rect: Rect::new(0.0, 5000.0, 200.0, 5100.0),
        z: 0,
        frame: None,
        groups: Vec::new(),
        locked: false,
        style: SketchStyle::default(),
        form: SketchKind::note("Ask who owns the shopping index"),
        extra: [].into(),
        form_extra: [].into(),
    };
    apply(&mut document, &[Edit::add_sketch(note)]);
    let mut editor = Editor::new(document, Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1200.0, 800.0));
    editor
}

fn found(editor: &mut Editor, query: &str) -> Vec<String> {
    editor.act(Action::View(ViewAction::Find(query.to_owned())));
    let finder = editor.finder().expect("a search");
    let told = finder.found.iter().map(|found| {
        let id = match &found.target {
            Target::Node(id) => id.to_string(),
            Target::Edge(id) => id.to_string(),
            Target::Sketch(id) => id.to_string(),
        };
        format!("{id}: {}", found.text)
    });
    told.collect()
}

fn current(editor: &Editor) -> &Target {
    let finder = editor.finder().expect("a search");
    &finder.current().expect("a hit").target
}

#[test]
fn names_kinds_properties_notes_and_data_types_are_found_in_reading_order() {
    let mut editor = editor();
    assert_eq!(
        found(&mut editor, "shopping"),
        ["c: Shopping app", "n: Ask who owns the shopping index"]
    );
    assert_eq!(
        found(&mut editor, "client"),
        ["c: Client / caller"],
        "its kind"
    );
    assert_eq!(found(&mut editor, "20000"), ["v: Vectors: 20000000"]);
    assert_eq!(
        found(&mut editor, "VECTORS index"),
        ["v: Vectors: 20000000"],
        "every word counts"
    );
    assert_eq!(found(&mut editor, "request"), ["e1: Request"]);
    assert_eq!(found(&mut editor, "  "), [] as [&str; 0]);
    assert_eq!(found(&mut editor, "nowhere"), [] as [&str; 0]);
    let count = editor.finder().expect("a search").count();
    assert_eq!(count, "No results");
}

#[test]
fn hits_are_walked_around_the_end_and_come_into_view() {
    let mut editor = editor();
    found(&mut editor, "index");
    let counts = |editor: &Editor| editor.finder().expect("a search").count();
    assert_eq!(counts(&editor), "1 of 3");
    let key = |editor: &mut Editor, key: &str| {
        let chord = Chord::parse(key).expect("a key");
        editor.input(CanvasInput::Key { chord })
    };
    key(&mut editor, "F3");
    let said = key(&mut editor, "F3");
    assert_eq!(counts(&editor), "3 of 3");
    assert_eq!(*current(&editor), Target::Sketch("n".into()));
    let seen = editor.camera().visible(editor.viewport());
    assert!(seen.contains(Point::new(100.0, 5050.0)), "{seen:?}");
    assert!(
        matches!(&said[..], [Effect::Announce(said)] if said.starts_with("3 of 3: Ask who owns")),
        "{said:?}"
    );
    key(&mut editor, "F3");
    assert_eq!(counts(&editor), "1 of 3");
    key(&mut editor, "Shift+F3");
    assert_eq!(counts(&editor), "3 of 3");
}

#[test]
fn escape_ends_the_search_and_leaves_the_hit_selected() {
    let mut editor = editor();
    found(&mut editor, "shop");
    let ringed = editor.overlay().items().count();
    let chord = Chord::parse("Esc").expect("a key");
    editor.input(CanvasInput::Key { chord });
    assert_eq!(editor.finder(), None);
    let selected: Vec<&Target> = editor.selection().iter().collect();
    assert_eq!(selected, [&Target::Node("c".into())]);
    assert!(ringed > 0, "hits are ringed while they are looked for");
}

#[test]
fn a_search_goes_on_from_where_one_is_and_follows_the_board() {
    let mut editor = editor();
    editor.act(Action::View(ViewAction::Select(
        [Target::Node("w".into())].into(),
    )));
    found(&mut editor, "index");
    assert_eq!(*current(&editor), Target::Node("w".into()));
    found(&mut editor, "index v");
    editor.act(Action::View(ViewAction::Find("index".to_owned())));
    editor.act(Action::Board(BoardAction::Remove(
        [Target::Node("w".into())].into(),
    )));
    editor.act(Action::View(ViewAction::FindStep(StepDirection::Forward)));
    let finder = editor.finder().expect("a search");
    assert_eq!(finder.found.len(), 2, "what is gone is no longer found");
    editor.act(Action::View(ViewAction::EndFind));
    editor.act(Action::View(ViewAction::FindStep(StepDirection::Forward)));
    assert!(editor.finder().is_some(), "F3 alone begins a search");
}
