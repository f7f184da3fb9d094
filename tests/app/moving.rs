//! Finding things and moving about on a board.

use eframe::egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::Queryable;
use mlboard::model::{Edit, Target, Walkthrough, apply};
use mlboard::{file, templates};

use crate::desk::Desk;

/// The visual search case, open.
fn visual_search() -> Desk {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("Visual search"));
    desk.type_text("visual");
    desk.key(Key::Enter);
    desk.show_all();
    desk
}

#[test]
fn ctrl_f_counts_hits_and_enter_walks_them_until_escape_selects_one() {
    let mut desk = visual_search();
    desk.ctrl(Key::F);
    desk.type_text("encoder");
    let n = desk.editor().finder().expect("a search").found.len();
    assert!(n > 0);
    assert!(desk.sees(&format!("1 of {n}")));
    desk.key(Key::Enter);
    desk.window
        .key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    desk.run();
    assert!(desk.sees(&format!("1 of {n}")));
    let finder = desk.editor().finder().expect("a search");
    let hit = finder.current().expect("a hit").target.clone();
    desk.key(Key::Escape);
    assert!(desk.editor().finder().is_none());
    assert!(desk.editor().selection().contains(&hit));
    desk.ctrl(Key::F);
    desk.type_text("nothing like this");
    assert!(desk.sees("No results"));
}

#[test]
fn the_minimap_goes_where_it_is_clicked_and_the_camera_gets_there_smoothly() {
    let mut desk = visual_search();
    desk.key(Key::M);
    for _ in 0..6 {
        desk.ctrl(Key::Plus);
    }
    let map = desk.window.get_by_label_contains("Minimap: drag").rect();
    let corner = map.lerp_inside(eframe::egui::vec2(0.1, 0.2));
    desk.window.drag_at(corner);
    desk.window.drop_at(corner);
    let from = desk.editor().camera();
    desk.window.run_steps(3);
    let on_the_way = desk.editor().camera();
    desk.run();
    let there = desk.editor().camera();
    assert!(from != on_the_way && on_the_way != there, "{on_the_way:?}");
    let editor = desk.editor();
    let seen = there.visible(editor.viewport()).center();
    let board = editor.derived().scene.bounds();
    assert!(
        seen.x < board.x0 + board.width() * 0.25,
        "{seen:?} in {board:?}"
    );
    assert!(
        seen.y < board.y0 + board.height() * 0.4,
        "{seen:?} in {board:?}"
    );
    // Its switch is remembered with the other settings, and M hides it again.
    desk.key(Key::M);
    assert!(
        desk.window
            .query_by_label_contains("Minimap: drag")
            .is_none()
    );
}

#[test]
fn a_click_on_the_board_still_selects_while_a_search_is_shown() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.ctrl(Key::F);
    desk.type_text("application");
    let at = desk.middle("Application database, online");
    desk.window.drag_at(at);
    desk.window.drop_at(at);
    desk.run();
    assert!(
        desk.editor()
            .selection()
            .contains(&Target::Node("app_database".into()))
    );
}

#[test]
fn focus_mode_leaves_the_canvas_and_a_way_back() {
    let mut desk = Desk::blank();
    desk.window.key_press_modifiers(Modifiers::ALT, Key::Z);
    desk.run();
    assert!(!desk.sees("Search components") && !desk.sees("File"));
    desk.click("Leave focus mode");
    assert!(desk.sees("Search components") && desk.sees("File"));
    desk.window.key_press_modifiers(Modifiers::ALT, Key::Z);
    desk.run();
    assert!(!desk.sees("File"));
    desk.window.key_press_modifiers(Modifiers::ALT, Key::Z);
    desk.run();
    assert!(desk.sees("File"));
}

#[test]
fn a_presentation_shows_stage_after_stage() {
    let mut desk = visual_search();
    desk.key(Key::F5);
    let walk = |desk: &Desk| desk.editor().board().stage_walk().map(|walk| walk.at);
    assert_eq!(walk(&desk), Some(0));
    assert!(!desk.sees("File"));
    desk.key(Key::ArrowRight);
    assert_eq!(walk(&desk), Some(1));
    desk.key(Key::Escape);
    assert_eq!(walk(&desk), None);
    assert!(desk.sees("File"));
}

#[test]
fn a_presentation_without_stages_shows_frame_after_frame_and_nothing_else() {
    let case = templates::find("visual_search").expect("the case ships");
    let mut document = case.document();
    apply(
        &mut document,
        &[Edit::SetWalkthrough(Walkthrough::default())],
    );
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.ron");
    std::fs::write(&path, file::write(&document)).expect("a temporary file");
    let mut desk = Desk::open(folder, Some(&path));
    desk.wait("the board", |desk| desk.document().diagram().n_nodes() > 30);
    let before = desk.editor().camera();
    desk.key(Key::F5);
    assert!(desk.sees("Frame 1 of 3") && !desk.sees("File"));
    desk.key(Key::PageDown);
    desk.click("Next frame");
    assert!(desk.sees("Frame 3 of 3"));
    let editor = desk.editor();
    let frame = &editor.show().expect("a show").frame;
    let rect = editor.document().sketch()[frame].rect;
    assert!(
        editor
            .camera()
            .visible(editor.viewport())
            .contains_rect(rect)
    );
    desk.key(Key::Escape);
    assert!(desk.sees("File"));
    assert_eq!(desk.editor().camera(), before);
}
