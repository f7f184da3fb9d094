//! Showing a board frame by frame.

use mlboard::editor::{CanvasInput, Chord, Editor, Effect, ToolId};
use mlboard::geom::Rect;
use mlboard::model::{Document, Edit, SketchItem, SketchKind, SketchStyle, apply};
use mlboard::scene::Theme;

fn editor(frames: &[(&str, Rect)]) -> Editor {
    let mut document = Document::default();
    for (id, rect) in frames {
        let frame = SketchItem {
            id: (*id).into(),
            rect: *rect,
            z: 0,
            frame: None,
            groups: Vec::new(),
            locked: false,
            style: SketchStyle::default(),
            form: SketchKind::Frame {
                title: format!("Part {id}"),
                unfolded: None,
            },
            extra: [].into(),
            form_extra: [].into(),
        };
        apply(&mut document, &[Edit::add_sketch(frame)]);
    }
    let mut editor = Editor::new(document, Theme::light());
    editor.set_viewport(Rect::new(0.0, 0.0, 1200.0, 800.0));
    editor
}

/// Two rows: b and c, a little uneven, then a.
fn three() -> Editor {
    editor(&[
        ("a", Rect::new(0.0, 900.0, 800.0, 1400.0)),
        ("b", Rect::new(0.0, 60.0, 800.0, 600.0)),
        ("c", Rect::new(1000.0, 0.0, 1800.0, 600.0)),
    ])
}

fn key(editor: &mut Editor, key: &str) -> Vec<Effect> {
    let chord = Chord::parse(key).expect("a key");
    editor.input(CanvasInput::Key { chord })
}

fn place(editor: &Editor) -> String {
    let show = editor.show().expect("a show");
    let count = editor.show_count().expect("a count");
    format!("{} {count}", show.frame)
}

#[test]
fn frames_are_read_row_by_row() {
    let order: Vec<String> = three().frames().iter().map(ToString::to_string).collect();
    assert_eq!(order, ["b", "c", "a"]);
}

#[test]
fn a_show_walks_the_frames_and_ends_where_one_was() {
    let mut editor = three();
    let before = editor.camera();
    let said = key(&mut editor, "F5");
    assert!(
        said.contains(&Effect::Announce("1 of 3: Part b, frame, 0 members".into())),
        "{said:?}"
    );
    assert_eq!(place(&editor), "b 1 of 3");
    let seen = editor.camera().visible(editor.viewport());
    let frame = Rect::new(0.0, 60.0, 800.0, 600.0);
    assert!(seen.contains_rect(frame));
    assert!(
        seen.area() < 3.0 * frame.area(),
        "the frame fills the window"
    );
    assert!(editor.selection().is_empty());
    for (pressed, then) in [
        ("PageDown", "c 2 of 3"),
        ("Space", "a 3 of 3"),
        ("Right", "a 3 of 3"),
        ("PageUp", "c 2 of 3"),
        ("Home", "b 1 of 3"),
        ("End", "a 3 of 3"),
    ] {
        key(&mut editor, pressed);
        assert_eq!(place(&editor), then, "after {pressed}");
    }
    key(&mut editor, "Esc");
    assert_eq!(editor.show(), None);
    assert_eq!(editor.camera(), before);
    assert_eq!(editor.tool_id(), ToolId::Select);
    assert_eq!(editor.history().n_past(), 0, "nothing was changed");
}

#[test]
fn the_frame_keeps_filling_a_canvas_that_changes_its_size() {
    let mut editor = three();
    key(&mut editor, "F5");
    let small = editor.camera().zoom;
    editor.set_viewport(Rect::new(0.0, 0.0, 2400.0, 1600.0));
    editor.keep_show();
    assert!(editor.camera().zoom > small * 1.3);
    assert!(editor.camera().zoom <= 2.0);
}

#[test]
fn without_frames_there_is_nothing_to_show_and_outside_of_a_show_frames_are_walked_around() {
    let mut none = editor(&[]);
    let said = key(&mut none, "F5");
    assert!(matches!(&said[..], [Effect::Toast { text, .. }] if text.contains("no frames")));
    let mut editor = three();
    for id in ["b", "c", "a", "b"] {
        key(&mut editor, "PageDown");
        let target = mlboard::model::Target::Sketch(id.into());
        assert!(editor.selection().contains(&target), "{id}");
    }
    key(&mut editor, "PageUp");
    assert!(
        editor
            .selection()
            .contains(&mlboard::model::Target::Sketch("a".into()))
    );
}
