//! Drawing and writing on the board in the window.

use eframe::egui::{Key, Pos2, pos2};
use egui_kittest::kittest::Queryable;
use mlboard::editor::ToolId;
use mlboard::model::{Arrowhead, Document, LineRouting, SketchItem, SketchKind};

use crate::desk::Desk;

fn only(document: &Document) -> &SketchItem {
    assert_eq!(document.sketch().len(), 1, "{:?}", document.sketch());
    document.sketch().values().next().expect("one")
}

fn tap(desk: &mut Desk, at: Pos2) {
    desk.drag(at, at);
}

#[test]
fn a_note_is_typed_into_at_once_and_escape_keeps_the_words() {
    let mut desk = Desk::blank();
    desk.key(Key::N);
    tap(&mut desk, pos2(700.0, 300.0));
    desk.type_text("Ask about scale");
    let note = only(desk.document());
    assert_eq!(
        note.text(),
        Some("Ask about scale"),
        "shown while it is typed"
    );
    desk.key(Key::Escape);
    assert!(desk.editor().prompt().is_none());
    assert_eq!(only(desk.document()).text(), Some("Ask about scale"));
    desk.ctrl(Key::Z);
    assert!(desk.document().sketch().is_empty(), "one step");
}

#[test]
fn a_double_click_writes_at_the_middle_of_an_arrow_wherever_it_was_drawn() {
    let mut desk = Desk::blank();
    desk.key(Key::A);
    desk.drag(pos2(500.0, 250.0), pos2(900.0, 450.0));
    let at = pos2(700.0, 350.0);
    for _ in 0..2 {
        desk.window.drag_at(at);
        desk.window.run_steps(1);
        desk.window.drop_at(at);
        desk.window.run_steps(1);
    }
    desk.run();
    desk.type_text("no");
    let fields = desk.window.query_all_by_label("Text");
    let places: Vec<Pos2> = fields.map(|field| field.rect().center()).collect();
    assert!(
        places.iter().any(|place| place.distance(at) < 12.0),
        "{places:?}"
    );
    desk.key(Key::Escape);
    let arrow = only(desk.document());
    assert_eq!(arrow.text(), Some("no"));
    assert!(matches!(&arrow.form, SketchKind::Line(line) if line.points.len() == 2));
    desk.click("End: dot");
    desk.click("Right-angled");
    let arrow = only(desk.document());
    let chosen = (Arrowhead::Dot, LineRouting::Elbow);
    assert!(
        matches!(&arrow.form, SketchKind::Line(line) if (line.end_head, line.routing) == chosen),
        "{arrow:?}"
    );
}

#[test]
fn letters_that_come_in_the_same_frame_as_escape_are_kept() {
    let mut desk = Desk::blank();
    desk.key(Key::N);
    tap(&mut desk, pos2(700.0, 300.0));
    desk.type_text("minutes are fi");
    desk.window
        .event(eframe::egui::Event::Text("ne.".to_owned()));
    desk.window.key_press(Key::Escape);
    desk.run();
    assert!(desk.editor().prompt().is_none());
    assert_eq!(only(desk.document()).text(), Some("minutes are fine."));
    desk.key(Key::O);
    assert_eq!(
        desk.editor().tool_id(),
        ToolId::Ellipse,
        "keys mean the board"
    );
}

#[test]
fn a_text_without_words_leaves_nothing() {
    let mut desk = Desk::blank();
    desk.key(Key::T);
    tap(&mut desk, pos2(700.0, 300.0));
    desk.key(Key::Escape);
    assert!(desk.document().sketch().is_empty());
    assert!(!desk.editor().is_modified());
}

#[test]
fn a_press_elsewhere_ends_the_typing_and_ctrl_enter_does_too() {
    let mut desk = Desk::blank();
    desk.key(Key::T);
    tap(&mut desk, pos2(700.0, 300.0));
    desk.type_text("First");
    tap(&mut desk, pos2(500.0, 500.0));
    assert!(desk.editor().prompt().is_none());
    assert_eq!(only(desk.document()).text(), Some("First"));
    desk.key(Key::T);
    tap(&mut desk, pos2(700.0, 450.0));
    desk.type_text("Second");
    desk.ctrl(Key::Enter);
    assert!(desk.editor().prompt().is_none());
    let texts: Vec<_> = desk
        .document()
        .sketch()
        .values()
        .filter_map(SketchItem::text)
        .collect();
    assert_eq!(texts, ["First", "Second"]);
}

#[test]
fn letters_typed_into_a_text_are_no_shortcuts() {
    let mut desk = Desk::blank();
    desk.key(Key::T);
    tap(&mut desk, pos2(700.0, 300.0));
    desk.type_text("r o d a v");
    desk.key(Key::Escape);
    assert_eq!(only(desk.document()).text(), Some("r o d a v"));
}

#[test]
fn the_style_panel_changes_what_is_selected_and_what_is_drawn_next() {
    let mut desk = Desk::blank();
    desk.key(Key::R);
    desk.click("Red");
    desk.drag(pos2(500.0, 300.0), pos2(620.0, 380.0));
    assert_eq!(
        only(desk.document()).style.stroke.as_deref(),
        Some("ink_red")
    );
    desk.click("Bold");
    desk.click("Dashed");
    let item = only(desk.document()).clone();
    assert_eq!(item.style.width, Some(3.5));
    assert!(item.style.dash.is_some());
    desk.ctrl(Key::Z);
    assert!(only(desk.document()).style.dash.is_none());
    assert!(matches!(item.form, SketchKind::Shape { .. }));
}

#[test]
fn tools_are_in_the_toolbar_and_can_be_kept_in_hand() {
    let mut desk = Desk::blank();
    desk.click("Keep tool active");
    desk.click("Ellipse");
    desk.drag(pos2(450.0, 300.0), pos2(550.0, 380.0));
    desk.drag(pos2(600.0, 300.0), pos2(700.0, 380.0));
    assert_eq!(desk.document().sketch().len(), 2);
    desk.key(Key::Escape);
    desk.key(Key::Q);
    assert!(!desk.editor().board().keeps_tool());
}
