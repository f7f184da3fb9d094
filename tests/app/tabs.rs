//! Several boards in one window.

use eframe::egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::Queryable;
use mlboard::editor::ToolId;

use crate::desk::Desk;
use crate::files::save_as;

/// The tabs from left to right.
fn tabs(desk: &Desk) -> Vec<String> {
    let tabs = desk
        .window
        .query_all_by_role(eframe::egui::accesskit::Role::Tab);
    let mut tabs: Vec<(f32, String)> = tabs
        .map(|tab| {
            let name = format!("{tab:?}");
            let name = name.split("label: \"").nth(1).unwrap_or_default();
            let name = name.split('"').next().unwrap_or_default();
            (tab.rect().left(), name.to_owned())
        })
        .collect();
    tabs.sort_by(|a, b| a.0.total_cmp(&b.0));
    tabs.into_iter().map(|(_, name)| name).collect()
}

/// One board with an event stream and one with two components, the second in front.
fn two() -> Desk {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(600.0, 300.0));
    desk.ctrl(Key::T);
    desk.add("Application database", pos2(500.0, 300.0));
    desk.add("Batch ingestion (ETL)", pos2(800.0, 420.0));
    desk
}

fn n_nodes(desk: &Desk) -> usize {
    desk.document().diagram().n_nodes()
}

#[test]
fn every_tab_has_a_board_a_history_and_a_camera_of_its_own() {
    let mut desk = two();
    assert_eq!(tabs(&desk).len(), 2);
    desk.ctrl(Key::Plus);
    let camera = desk.editor().camera();
    desk.ctrl(Key::PageDown);
    assert_eq!(n_nodes(&desk), 1);
    assert!(desk.editor().camera() != camera);
    desk.ctrl(Key::Z);
    assert_eq!(n_nodes(&desk), 0);
    desk.ctrl(Key::Z);
    desk.window
        .key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Tab);
    desk.run();
    assert_eq!(n_nodes(&desk), 2, "undo stayed on its own board");
    assert_eq!(desk.editor().camera(), camera);
    desk.ctrl(Key::Z);
    assert_eq!(n_nodes(&desk), 1);
}

#[test]
fn another_board_comes_in_a_tab_of_its_own_and_an_empty_one_gives_way() {
    let mut desk = Desk::blank();
    desk.ctrl(Key::K);
    desk.type_text("visual search");
    desk.click("Open visual search");
    assert!(tabs(&desk).is_empty(), "one board needs no tabs");
    desk.ctrl(Key::N);
    desk.wait("the cases", |desk| desk.sees("Ad click prediction"));
    desk.type_text("ad click");
    desk.key(Key::Enter);
    assert_eq!(tabs(&desk), ["Visual search", "Ad click prediction"]);
    assert_eq!(desk.document().title(), "Ad click prediction");
}

#[test]
fn closing_a_tab_asks_about_its_unsaved_work() {
    let mut desk = two();
    desk.ctrl(Key::W);
    assert!(desk.sees("Save changes?"));
    desk.click("Cancel");
    assert_eq!(n_nodes(&desk), 2);
    desk.ctrl(Key::W);
    desk.click("Don’t save");
    assert_eq!(n_nodes(&desk), 1, "the other board is in front");
    assert!(tabs(&desk).is_empty());
    desk.ctrl(Key::W);
    desk.click("Don’t save");
    assert!(desk.sees("Search boards and case studies"));
    assert!(!desk.sees("Back to the board"));
}

#[test]
fn the_middle_button_closes_and_dragging_puts_tabs_in_another_order() {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("Visual search"));
    desk.type_text("visual");
    desk.key(Key::Enter);
    for case in ["ad click prediction", "harmful content detection"] {
        desk.ctrl(Key::K);
        desk.type_text(case);
        desk.click(&format!("Open {case}"));
    }
    assert_eq!(tabs(&desk).len(), 3);
    let from = desk.middle("Harmful content detection");
    let to = desk
        .window
        .get_by_label("Visual search")
        .rect()
        .left_center();
    desk.drag(from, to);
    let order = tabs(&desk);
    assert_eq!(order[0], "Harmful content detection", "{order:?}");
    assert_eq!(order[1], "Visual search", "{order:?}");
    let at = desk.window.get_by_label("Visual search").rect().center();
    for pressed in [true, false] {
        desk.window.event(eframe::egui::Event::PointerMoved(at));
        desk.window.event(eframe::egui::Event::PointerButton {
            pos: at,
            button: eframe::egui::PointerButton::Middle,
            pressed,
            modifiers: Modifiers::NONE,
        });
        desk.run();
    }
    assert_eq!(tabs(&desk).len(), 2);
}

#[test]
fn a_file_is_never_open_twice_and_comes_back_after_its_tab_was_closed() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(600.0, 300.0));
    let path = save_as(&mut desk, "one.ron");
    desk.ctrl(Key::T);
    desk.add("Application database", pos2(500.0, 300.0));
    desk.ctrl(Key::K);
    desk.type_text("one.ron");
    desk.key(Key::Enter);
    assert_eq!(tabs(&desk).len(), 2);
    assert!(
        desk.document()
            .diagram()
            .nodes()
            .all(|node| node.kind.as_str() == "event_stream")
    );

    // Saving the other board over it is refused while it is open.
    desk.ctrl(Key::PageDown);
    desk.ctrl(Key::S);
    desk.ctrl(Key::A);
    desk.type_text(&path.display().to_string());
    desk.key(Key::Enter);
    desk.key(Key::Enter);
    assert!(desk.sees("is open in another tab"));
    desk.ctrl(Key::PageDown);
    desk.ctrl(Key::W);
    assert!(tabs(&desk).is_empty());
    desk.window
        .key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    desk.wait("the file", |desk| tabs(desk).len() == 2);
}

#[test]
fn closing_the_window_asks_about_every_board_with_unsaved_work() {
    let mut desk = two();
    desk.ctrl(Key::Q);
    assert!(desk.sees("Save changes?"));
    assert_eq!(n_nodes(&desk), 1, "the first of them is in front");
    desk.click("Don’t save");
    assert!(desk.sees("Save changes?"), "and then the second");
    assert_eq!(n_nodes(&desk), 2);
    desk.click("Cancel");
    desk.ctrl(Key::Q);
    assert_eq!(n_nodes(&desk), 1, "cancelling asks about all of them again");
}

#[test]
fn the_boards_that_were_open_are_offered_at_the_next_start() {
    let mut desk = Desk::blank();
    desk.add("Event stream", pos2(600.0, 300.0));
    save_as(&mut desk, "one.ron");
    desk.ctrl(Key::T);
    desk.add("Application database", pos2(500.0, 300.0));
    save_as(&mut desk, "two.ron");
    desk.ctrl(Key::PageDown);
    let settings = desk.folder.path().join("config").join("settings.ron");
    desk.wait("the settings", |_| {
        std::fs::read_to_string(&settings).is_ok_and(|text| {
            let front = text.lines().find(|line| line.contains("front_file"));
            text.matches("two.ron").count() > 1
                && front.is_some_and(|line| line.contains("one.ron"))
        })
    });
    let folder = desk.folder;
    drop(desk.window);
    let mut again = Desk::open(folder, None);
    again.click("Reopen 2 boards");
    again.wait("the boards", |desk| tabs(desk).len() == 2);
    again.wait("the one that was in front", |desk| n_nodes(desk) == 1);
    assert_eq!(tabs(&again), ["one", "two"]);
    let kinds = again.document().diagram().nodes();
    let kinds: Vec<&str> = kinds.map(|node| node.kind.as_str()).collect();
    assert_eq!(kinds, ["event_stream"]);
}

#[test]
fn pens_belong_to_the_person_and_not_to_a_board() {
    let mut desk = Desk::blank();
    desk.key(Key::R);
    desk.click("Red");
    desk.key(Key::Q);
    desk.ctrl(Key::T);
    let red = Some("ink_red".to_owned());
    let board = desk.editor().board();
    assert_eq!(board.pen(ToolId::Rectangle).style.stroke, red);
    assert!(board.keeps_tool());
    desk.ctrl(Key::W);
    assert_eq!(
        desk.editor().board().pen(ToolId::Rectangle).style.stroke,
        red
    );
}

#[test]
fn pens_are_kept_between_runs() {
    let mut desk = Desk::blank();
    desk.key(Key::A);
    desk.click("Blue");
    desk.click("End: triangle");
    desk.click("Right-angled");
    desk.key(Key::Escape);
    desk.add("Event stream", pos2(600.0, 300.0));
    save_as(&mut desk, "one.ron");
    let pens = desk.folder.path().join("config").join("pens.ron");
    desk.wait("the pens", |_| pens.exists());
    let pen = desk.editor().board().pen(ToolId::Arrow);
    assert_eq!(pen.style.stroke.as_deref(), Some("ink_blue"));
    let again = Desk::open(desk.folder, None);
    assert_eq!(again.editor().board().pen(ToolId::Arrow), pen);
}

#[test]
fn unsaved_work_on_a_board_behind_survives_a_crash() {
    let mut desk = two();
    desk.ctrl(Key::PageDown);
    let journals = desk.folder.path().join("config").join("journal");
    desk.wait("both journals", |_| {
        std::fs::read_dir(&journals).is_ok_and(|files| files.count() == 2)
    });
}
