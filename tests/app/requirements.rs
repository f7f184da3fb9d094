//! The requirements card and figures in the panel at the right.

use eframe::egui::Key;
use mlboard::model::Value;

use crate::desk::Desk;

fn required(desk: &Desk, field: &str) -> Option<Value> {
    desk.document().brief().requirements.get(field).cloned()
}

fn fill_in(desk: &mut Desk, label: &str, typed: &str) {
    desk.click(label);
    desk.ctrl(Key::A);
    if typed.is_empty() {
        desk.key(Key::Backspace);
    } else {
        desk.type_text(typed);
    }
    desk.key(Key::Enter);
}

#[test]
fn requirements_are_filled_in_as_people_say_them_one_step_each() {
    let mut desk = Desk::blank();
    desk.click("Requirements");
    assert!(desk.sees("0 of 30 clarified"));
    fill_in(&mut desk, "Daily active users", "20M users");
    fill_in(&mut desk, "p99 latency", "0.25 s");
    fill_in(&mut desk, "Items in the corpus", "a lot");
    assert_eq!(required(&desk, "dau"), Some(Value::Int(20_000_000)));
    assert_eq!(required(&desk, "latency_p99_ms"), Some(Value::Float(250.0)));
    assert_eq!(
        required(&desk, "corpus_items"),
        Some(Value::Text("a lot".into()))
    );
    assert!(desk.sees("where a whole number is needed"), "it says why");
    assert!(desk.sees("3 of 30 clarified"));
    fill_in(&mut desk, "Items in the corpus", "");
    assert_eq!(
        required(&desk, "corpus_items"),
        None,
        "empty is unclear again"
    );
    desk.key(Key::Escape);
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert_eq!(required(&desk, "latency_p99_ms"), None);
    assert_eq!(required(&desk, "dau"), Some(Value::Int(20_000_000)));
}

#[test]
fn a_narrow_window_shows_the_card_when_asked_and_hides_it_again() {
    let mut desk = Desk::blank();
    desk.window.set_size(eframe::egui::vec2(1000.0, 700.0));
    desk.run();
    assert!(!desk.sees("Daily active users"));
    desk.window
        .key_press_modifiers(eframe::egui::Modifiers::ALT, Key::R);
    desk.run();
    fill_in(&mut desk, "Daily active users", "5k");
    fill_in(&mut desk, "Requests per user and day", "2");
    assert_eq!(required(&desk, "dau"), Some(Value::Int(5_000)));
    let per_day = required(&desk, "requests_per_user_day");
    assert_eq!(per_day, Some(Value::Float(2.0)));
    desk.key(Key::Escape);
    desk.run();
    assert!(!desk.sees("Daily active users"));
}

#[test]
fn figures_follow_what_is_filled_in_and_open_their_working() {
    let mut desk = Desk::blank();
    desk.click("Figures");
    assert!(desk.sees("Requests, peak: needs “Daily active users” on the requirements card"));
    desk.click("Requirements");
    fill_in(&mut desk, "Daily active users", "20M");
    desk.click("Figures");
    assert!(desk.sees("Requests, peak: 5,790 q/s"));
    desk.click("Requests, peak: 5,790 q/s");
    assert!(desk.sees("Daily active users = 20 M users"), "the inputs");
    assert!(desk.sees("Daily active users: half gives 2,890 q/s, twice gives 11,600 q/s"));
    assert!(desk.sees("Copy as text"));
}

#[test]
fn a_component_shows_its_figures() {
    let mut desk = Desk::blank();
    desk.add_by_search("vector index");
    desk.wait("the size of the index", |desk| desk.sees("Index: 13 GB"));
}

#[test]
fn what_if_changes_nothing_until_an_option_is_taken() {
    let mut desk = Desk::blank();
    desk.add_by_search("vector index");
    let algorithm = |desk: &Desk| {
        let node = desk.document().diagram().nodes().next().expect("a node");
        node.properties.get("algorithm").cloned()
    };
    desk.press("Compare: Algorithm");
    assert!(desk.sees("Index: 13 GB → 737 MB"), "smaller codes");
    assert_eq!(algorithm(&desk), None);
    desk.press("Take IVF-PQ");
    assert_eq!(algorithm(&desk), Some(Value::Text("ivf_pq".into())));
    assert!(desk.sees("Index: 737 MB"));
    desk.ctrl(Key::Z);
    assert_eq!(algorithm(&desk), None);
}
