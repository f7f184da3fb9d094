//! Inspector, problems, start screen and menus.

use eframe::egui::{Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable;
use mlboard::catalog::PortSide;
use mlboard::model::{Target, Value};

use crate::desk::Desk;

#[test]
fn a_problem_selects_what_it_is_about() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.add("Online feature store", pos2(900.0, 300.0));
    let from = desk.port("app_database", "records", PortSide::Output);
    let to = desk.port("online_feature_store", "values", PortSide::Input);
    desk.drag(from, to);
    assert_eq!(
        desk.document().diagram().n_edges(),
        1,
        "an ill-typed drop is allowed"
    );
    let message = desk
        .editor()
        .problems()
        .next()
        .expect("it is reported")
        .message
        .clone();
    desk.window.event(eframe::egui::Event::PointerGone);
    desk.key(Key::Escape);
    desk.key(Key::Escape);
    assert!(desk.editor().selection().is_empty());
    desk.click(&format!("error: {message}"));
    let selected: Vec<_> = desk.editor().selection().iter().cloned().collect();
    assert!(
        matches!(selected.as_slice(), [Target::Edge(_)]),
        "{selected:?}"
    );
}

#[test]
fn numbers_are_understood_as_people_type_them_and_bad_ones_stay() {
    let mut desk = Desk::blank();
    desk.add_by_search("vector index");
    let id = desk
        .document()
        .diagram()
        .nodes()
        .next()
        .expect("a node")
        .id
        .clone();
    let value = |desk: &Desk| {
        desk.document()
            .diagram()
            .node(&id)
            .and_then(|node| node.properties.get("vectors").cloned())
    };
    for (typed, kept) in [
        ("20M", Some(Value::Int(20_000_000))),
        ("0", Some(Value::Int(0))),
        ("many", Some(Value::Text("many".into()))),
        ("", None),
    ] {
        desk.click("Vectors");
        desk.ctrl(Key::A);
        if typed.is_empty() {
            desk.key(Key::Backspace);
        } else {
            desk.type_text(typed);
        }
        desk.key(Key::Enter);
        assert_eq!(value(&desk), kept, "{typed:?}");
        assert_eq!(desk.sees("or more."), typed == "0");
        assert_eq!(desk.sees("Enter a whole number."), typed == "many");
    }
}

#[test]
fn what_is_typed_is_kept_when_another_thing_is_selected() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.click("Name");
    desk.ctrl(Key::A);
    desk.type_text("Orders");
    desk.drag(pos2(900.0, 500.0), pos2(900.0, 500.0));
    assert!(desk.editor().selection().is_empty());
    let label = desk
        .document()
        .diagram()
        .nodes()
        .next()
        .map(|node| node.label.clone());
    assert_eq!(label.as_deref(), Some("Orders"));
}

#[test]
fn the_start_screen_offers_every_case_and_loads_what_is_picked() {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| {
        desk.sees("Visual search") && desk.sees("Ad click prediction")
    });
    desk.type_text("visual");
    assert!(!desk.sees("Ad click prediction"));
    desk.key(Key::Enter);
    assert_eq!(desk.document().title(), "Visual search");
    desk.show_all();
    assert!(desk.document().diagram().n_nodes() > 20);
    assert!(!desk.editor().is_modified());
}

#[test]
fn the_search_says_what_to_do_when_nothing_is_found() {
    let mut desk = Desk::blank();
    desk.key(Key::Slash);
    desk.type_text("zzzzqqq");
    assert!(desk.sees("No matches for"));
    desk.key(Key::Escape);
    assert!(desk.sees("Application database"));
}

#[test]
fn menus_name_the_step_they_undo() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.click("Edit");
    assert!(desk.sees("Undo: "));
    let step = desk
        .editor()
        .history()
        .undo_label()
        .expect("a step")
        .to_owned();
    desk.click(&format!("Undo: {step}"));
    assert_eq!(desk.document().diagram().n_nodes(), 0);
}

#[test]
fn help_lists_commands_and_finds_them() {
    let mut desk = Desk::blank();
    desk.key(Key::F1);
    assert!(desk.sees("Keyboard shortcuts"));
    desk.type_text("duplicate");
    assert!(desk.sees("Ctrl+D"));
    assert!(!desk.sees("Ctrl+Shift+S"));
    desk.key(Key::Escape);
    assert!(!desk.sees("Ctrl+D"));
}

#[test]
fn an_idle_window_draws_nothing() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.window.event(eframe::egui::Event::PointerGone);
    let delay = |desk: &Desk| {
        let output = &desk.window.output().viewport_output;
        output.values().map(|viewport| viewport.repaint_delay).min()
    };
    // Threads that drew the start screen's cards may still be answering.
    desk.wait("rest", |desk| {
        delay(desk).is_some_and(|delay| delay.as_secs_f64() > 0.3)
    });
}

/// Records led into a port for feature values: one error.
fn ill_typed() -> Desk {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.add("Online feature store", pos2(900.0, 300.0));
    let from = desk.port("app_database", "records", PortSide::Output);
    let to = desk.port("online_feature_store", "values", PortSide::Input);
    desk.drag(from, to);
    desk
}

#[test]
fn a_finding_is_explained_and_accepted_with_a_reason_and_taken_back() {
    let mut desk = ill_typed();
    let before = desk.editor().problems().count();
    desk.click("Explain");
    assert!(desk.sees("Why") && desk.sees("How to fix") && desk.sees("Source"));
    desk.click("Acknowledge…");
    assert!(desk.sees("Acknowledge this finding?"));
    // Shortcuts wait until the question is answered: no second dialog over the first, no other list behind it.
    desk.key(Key::F7);
    desk.window
        .key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    desk.run();
    assert!(desk.sees("Acknowledge this finding?") && !desk.sees("Export picture"));
    assert!(!desk.sees("Live checks: no problems"));
    desk.type_text("A spike for the demo");
    desk.click("Acknowledge");
    assert_eq!(desk.editor().problems().count(), before - 1);
    assert_eq!(desk.editor().acknowledged().count(), 1);
    assert!(desk.sees("1 acknowledged"));
    desk.click("Show 1 acknowledged");
    desk.click("Reopen");
    assert_eq!(desk.editor().problems().count(), before);
}

#[test]
fn nothing_is_cut_off_in_a_small_window() {
    let mut desk = ill_typed();
    desk.window.set_size(vec2(1024.0, 700.0));
    desk.run();
    for name in [
        "File",
        "Help",
        "Export…",
        "Save",
        "Select",
        "Search components",
        "Explain",
    ] {
        let found = desk.window.query_all_by_label(name).next();
        let rect = found.unwrap_or_else(|| panic!("{name} is gone")).rect();
        let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(1024.0, 700.0));
        assert!(window.contains_rect(rect), "{name} at {rect:?}");
    }
    // What is selected is still looked at, over the canvas.
    assert!(desk.sees("Data type"));
}

#[test]
fn panels_close_and_open_by_key_and_stay_so() {
    let mut desk = Desk::blank();
    for (key, what) in [
        (Key::Num1, "Search components"),
        (Key::Num2, "On the board"),
        (Key::Num3, "Problems show up"),
    ] {
        assert!(desk.sees(what), "{what}");
        desk.window.key_press_modifiers(Modifiers::ALT, key);
        desk.run();
        assert!(!desk.sees(what), "{what} is closed");
        desk.window.key_press_modifiers(Modifiers::ALT, key);
        desk.run();
        assert!(desk.sees(what), "{what} is open again");
    }
}

#[test]
fn the_wheel_moves_the_board_and_with_ctrl_zooms_about_the_pointer() {
    let mut desk = ill_typed();
    let at = pos2(620.0, 380.0);
    desk.window.hover_at(at);
    desk.run();
    let before = desk.editor().camera();
    let wheel = |modifiers| eframe::egui::Event::MouseWheel {
        unit: eframe::egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 60.0),
        phase: eframe::egui::TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Unknown,
        modifiers,
    };
    desk.window.event(wheel(Modifiers::NONE));
    desk.run();
    let moved = desk.editor().camera();
    assert!(moved.pan.y > before.pan.y && (moved.zoom - before.zoom).abs() < 1e-9);
    let under =
        |camera: mlboard::editor::Camera| camera.to_world(mlboard::geom::Point::new(620.0, 380.0));
    desk.window.event_modifiers(
        wheel(Modifiers::COMMAND | Modifiers::CTRL),
        Modifiers::COMMAND | Modifiers::CTRL,
    );
    desk.run();
    let zoomed = desk.editor().camera();
    assert!(zoomed.zoom > moved.zoom);
    assert!((under(zoomed) - under(moved)).hypot() < 1e-6);
}

#[test]
fn what_is_dropped_near_the_edge_stays_and_moves_nothing() {
    let mut desk = Desk::blank();
    desk.add("Model server", pos2(620.0, 300.0));
    let before = desk.editor().camera();
    let clear = desk.editor().board().clear();
    #[expect(clippy::cast_possible_truncation, reason = "screen coordinates")]
    let at = pos2((clear.x1 - 70.0) as f32, (clear.y0 + 260.0) as f32);
    desk.add("Ranking service", at);
    assert_eq!(desk.document().diagram().n_nodes(), 2);
    assert_eq!(desk.editor().camera(), before, "the board does not slide");
    desk.window.drag_at(at);
    desk.window.drop_at(at);
    desk.run();
    assert_eq!(desk.editor().camera(), before, "nor when it is picked");
}

#[test]
fn the_pages_of_the_inspector_stay_in_sight_while_one_is_scrolled() {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("Visual search"));
    desk.type_text("visual");
    desk.key(Key::Enter);
    desk.show_all();
    let pages = ["Board", "Requirements", "Figures", "Case"];
    let place = |desk: &Desk, name: &str| {
        let found = desk.window.query_all_by_label(name);
        let rects = found.map(|node| node.rect());
        rects.max_by(|a, b| a.left().total_cmp(&b.left()))
    };
    desk.click("Case");
    let before = pages.map(|name| place(&desk, name).expect("a page"));
    desk.window.hover_at(before[3].center() + vec2(0.0, 240.0));
    for _ in 0..8 {
        desk.window.event(eframe::egui::Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -400.0),
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        desk.run();
    }
    let after = pages.map(|name| place(&desk, name).expect("a page"));
    assert_eq!(before, after, "they stay where they are");
    desk.window.drag_at(after[2].center());
    desk.window.drop_at(after[2].center());
    desk.run();
    let is_case = desk.sees("Questions an interviewer asks");
    assert!(!is_case, "one click leads to another page");
}
