//! The requirements card and figures in the panel at the right.

use eframe::egui::Key;
use mlboard::catalog::Catalog;
use mlboard::model::Value;

use crate::desk::Desk;

fn required(desk: &Desk, field: &str) -> Option<Value> {
    desk.document().brief().requirements.get(field).cloned()
}

fn fill_in(desk: &mut Desk, label: &str, typed: &str) {
    desk.focus(label);
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
    let n_fields = Catalog::builtin().requirements().len();
    assert!(desk.sees(&format!("0 of {n_fields} clarified")));
    fill_in(&mut desk, "Daily active users", "20M users");
    fill_in(&mut desk, "p99 latency", "0.25 s");
    fill_in(&mut desk, "Items in the corpus", "a lot");
    assert_eq!(required(&desk, "dau"), Some(Value::Int(20_000_000)));
    assert_eq!(required(&desk, "latency_p99_ms"), Some(Value::Float(250.0)));
    assert_eq!(
        required(&desk, "corpus_items"),
        Some(Value::Text("a lot".into()))
    );
    assert!(desk.sees("Enter a whole number."), "it says why");
    assert!(desk.sees(&format!("3 of {n_fields} clarified")));
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
    desk.press("Compare algorithm");
    assert!(desk.sees("Index: 13 GB → 737 MB"), "smaller codes");
    assert_eq!(algorithm(&desk), None);
    desk.press("Use IVF-PQ");
    assert_eq!(algorithm(&desk), Some(Value::Text("ivf_pq".into())));
    assert!(desk.sees("Index: 737 MB"));
    desk.ctrl(Key::Z);
    assert_eq!(algorithm(&desk), None);
}

#[test]
fn constants_are_changed_for_the_board_and_given_back() {
    let mut desk = Desk::blank();
    let said = |desk: &Desk| desk.document().brief().constants.clone();
    desk.click("Requirements");
    fill_in(&mut desk, "Daily active users", "20M");
    desk.click("Figures");
    desk.press("Constants: Prices");
    fill_in(&mut desk, "L4", "1.20");
    assert_eq!(said(&desk).get("usd_per_h_l4"), Some(&Value::Float(1.2)));
    assert!(desk.sees("Assumptions behind the figures; 1 differs on this board."));
    fill_in(&mut desk, "H100", "a lot");
    assert!(desk.sees("H100 (usd_per_h_h100) is not a number; 4 USD/h is used."));
    desk.press("Constants: Share of peak reached");
    fill_in(&mut desk, "Ranking networks", "8%");
    assert_eq!(said(&desk).get("mfu_rank"), Some(&Value::Float(0.08)));
    desk.press("Reset L4");
    assert!(!said(&desk).contains_key("usd_per_h_l4"));
    desk.ctrl(Key::Z);
    assert!(said(&desk).contains_key("usd_per_h_l4"), "one step");
    desk.press("Reset all to defaults");
    assert!(said(&desk).is_empty());
}

#[test]
fn questions_and_assumptions_are_written_in_their_places() {
    let mut desk = Desk::blank();
    desk.click("Requirements");
    let asked = |desk: &Desk| -> Vec<(String, String)> {
        let questions = desk.document().brief().questions.iter();
        questions
            .map(|one| (one.question.clone(), one.answer.clone()))
            .collect()
    };
    let pair = |question: &str, answer: &str| (question.to_owned(), answer.to_owned());
    fill_in(&mut desk, "New question", "How many users?");
    fill_in(&mut desk, "New question", "How fast?");
    assert_eq!(
        asked(&desk),
        [pair("How many users?", ""), pair("How fast?", "")]
    );
    fill_in(&mut desk, "Answer 2", "250 ms");
    fill_in(&mut desk, "Answer 1", "20 million");
    fill_in(&mut desk, "Question 1", "How many people?");
    assert_eq!(
        asked(&desk),
        [
            pair("How many people?", "20 million"),
            pair("How fast?", "250 ms")
        ]
    );
    desk.press("Remove question 1");
    assert_eq!(asked(&desk), [pair("How fast?", "250 ms")]);
    desk.ctrl(Key::Z);
    assert_eq!(asked(&desk).len(), 2, "one step");
    fill_in(&mut desk, "New assumption", "Text is English");
    fill_in(&mut desk, "New assumption", "Nobody cheats");
    fill_in(&mut desk, "Assumption 1", "Text is French");
    let assumed = |desk: &Desk| desk.document().brief().assumptions.clone();
    assert_eq!(assumed(&desk), ["Text is French", "Nobody cheats"]);
    desk.press("Remove assumption 1");
    assert_eq!(assumed(&desk), ["Nobody cheats"]);
    fill_in(&mut desk, "Assumption 1", "");
    assert!(assumed(&desk).is_empty(), "an empty one is none");
}
