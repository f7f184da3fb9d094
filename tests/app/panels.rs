//! Inspector, problems, start screen and menus.

use eframe::egui::{Key, pos2};
use mlboard::catalog::Side;
use mlboard::model::{Target, Value};

use crate::desk::Desk;

#[test]
fn a_problem_selects_what_it_is_about() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(500.0, 300.0));
    desk.add("Online feature store", pos2(900.0, 300.0));
    let from = desk.port("app_database", "records", Side::Output);
    let to = desk.port("online_feature_store", "values", Side::Input);
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
        assert_eq!(desk.sees("least allowed"), typed == "0");
        assert_eq!(desk.sees("is needed"), typed == "many");
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
    assert!(desk.document().diagram().n_nodes() > 20);
    assert!(!desk.editor().is_modified());
}

#[test]
fn the_search_says_what_to_do_when_nothing_is_found() {
    let mut desk = Desk::blank();
    desk.key(Key::Slash);
    desk.type_text("zzzzqqq");
    assert!(desk.sees("Nothing is called"));
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
    desk.run();
    desk.window.step();
    let delay = desk
        .window
        .output()
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min();
    assert!(
        delay.is_some_and(|delay| delay.as_secs_f64() > 0.3),
        "{delay:?}"
    );
}
