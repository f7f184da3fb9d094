//! What an attempt in the window keeps, remembers and leaves behind: drafts, pauses, cards of earlier attempts, cases of
//! one's own, and boards in other tabs.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use mlboard::practice::{AttemptEvent, DraftField, PauseCause};
use mlboard::templates;

use crate::desk::Desk;
use crate::practice::{ask, attempt_files, begun, chord, tree};
use crate::replay::{finished, latest, serving, wait};

fn go_on(desk: &mut Desk) {
    desk.wait("the attempt", |desk| desk.sees("Continue: "));
    let offers = desk.window.query_all_by_label_contains("Continue: ");
    offers.last().expect("the offer").click();
    desk.window.run();
    desk.key(Key::F4);
}

#[test]
fn what_was_half_typed_is_there_again_after_a_crash() {
    let mut desk = begun();
    desk.type_text("how many people op");
    wait(&mut desk, 3.0);
    let mut desk = desk.crash();
    go_on(&mut desk);
    assert_eq!(
        latest(&desk).state().draft(DraftField::Question),
        "how many people op"
    );
    desk.type_text("en it a day?");
    desk.key(Key::Enter);
    assert_eq!(desk.document().brief().questions.len(), 1);
    assert_eq!(latest(&desk).state().draft(DraftField::Question), "");
    for _ in 0..7 {
        chord(&mut desk, Modifiers::ALT, Key::N);
    }
    let field = desk
        .window
        .query_all_by_label("How would you notice?")
        .last();
    field.expect("a field").focus();
    desk.window.run();
    desk.type_text("Clicks fall");
    wait(&mut desk, 3.0);
    let mut desk = desk.crash();
    go_on(&mut desk);
    assert!(tree(&desk).iter().any(|words| words == "Clicks fall"));
}

#[test]
fn a_pause_after_a_crash_is_as_long_as_nobody_was_there() {
    let mut desk = begun();
    ask(&mut desk, "how many people open it a day?");
    let mut desk = desk.crash();
    let file = attempt_files(&desk).remove(0);
    let written = std::fs::File::options()
        .write(true)
        .open(&file)
        .expect("it");
    let now = written
        .metadata()
        .and_then(|it| it.modified())
        .expect("a time");
    let hour = std::time::Duration::from_hours(1);
    written.set_modified(now - hour).expect("an hour ago");
    go_on(&mut desk);
    let pauses = latest(&desk).state().billing().pauses().to_vec();
    assert_eq!(pauses.len(), 1);
    let lasted = pauses[0].lasted;
    assert!(lasted >= hour && lasted < hour * 2, "{lasted:?}");
    let is_closed = |event: &AttemptEvent| matches!(event, AttemptEvent::Pause { by, .. } if *by == PauseCause::Closed);
    let attempt = latest(&desk);
    assert!(attempt.events().iter().any(|one| is_closed(&one.event)));
}

#[test]
fn cards_of_the_attempt_before_are_not_asked_again() {
    let mut desk = serving();
    wait(&mut desk, 400.0);
    let first = latest(&desk).state().cards()[0].id.clone();
    let folder = desk.folder.path().join("config").join("attempts");
    // The day before, as its name says.
    let file = attempt_files(&desk).remove(0);
    let mut desk = desk.crash();
    let earlier = folder.join("video_recommendation-20200101T101010-1.attempt");
    std::fs::rename(&file, &earlier).expect("renamed");
    desk.wait("the cases", |desk| desk.sees("18 of 18"));
    let mut shown = vec![first];
    desk.type_text("video recommendation");
    chord(&mut desk, Modifiers::COMMAND, Key::Enter);
    desk.key(Key::Enter);
    for _ in 0..5 {
        chord(&mut desk, Modifiers::ALT, Key::N);
    }
    desk.add_by_search("ranking service");
    desk.add_by_search("feature store");
    for _ in 0..4 {
        wait(&mut desk, 500.0);
        if desk.sees("Not now") {
            desk.click("Not now");
        }
    }
    let again = latest(&desk);
    let cards = again.state().cards();
    assert!(!cards.is_empty(), "there are others");
    for card in cards {
        assert!(!shown.contains(&card.id), "{}", card.id);
        shown.push(card.id.clone());
    }
}

#[test]
fn a_case_of_ones_own_is_practised_with_its_own_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = folder.path().join("config/cases");
    std::fs::create_dir_all(&cases).expect("a folder");
    let board = "(version: 1, title: \"Help search\", brief: (task: \"Find an article that helps.\", \
                 answers: {\"latency\": \"A third of a second at most.\"}), nodes: {\"x\": (kind: \"ann_index\", label: \"Secret index\")})";
    std::fs::write(cases.join("help_search.ron"), board).expect("written");
    let mut desk = Desk::open(folder, None);
    desk.wait("the cases", |desk| desk.sees("19 of 19"));
    desk.type_text("help search");
    chord(&mut desk, Modifiers::COMMAND, Key::Enter);
    desk.key(Key::Enter);
    assert!(desk.sees("Find an article that helps."));
    ask(&mut desk, "how fast must it answer?");
    assert!(desk.sees("A third of a second at most."));
    assert_eq!(desk.document().diagram().n_nodes(), 0);
    assert!(!desk.sees("Secret index"));
    let mut desk = desk.crash();
    go_on(&mut desk);
    ask(&mut desk, "what latency is allowed?");
    let answers = &desk.document().brief().questions;
    assert!(
        answers
            .iter()
            .any(|one| one.answer.contains("third of a second"))
    );
}

/// A reference is open in a tab before somebody practises its case.
#[test]
fn no_other_tab_and_no_reference_can_be_reached_during_an_attempt() {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("18 of 18"));
    desk.type_text("video recommendation");
    desk.key(Key::Enter);
    assert!(!desk.document().is_blank(), "its first stage");
    let reference = templates::find("video_recommendation").expect("it ships");
    let secret = reference.document().brief().framing.objective.clone();
    assert!(!secret.is_empty());
    chord(&mut desk, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    desk.key(Key::Enter);
    let board = desk.document().clone();
    assert_eq!(board.diagram().n_nodes(), 0);
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::Tab),
        (Modifiers::COMMAND, Key::PageDown),
        (Modifiers::COMMAND, Key::W),
        (Modifiers::COMMAND, Key::T),
    ] {
        chord(&mut desk, modifiers, key);
        assert_eq!(desk.document(), &board, "{key:?}");
    }
    for words in tree(&desk) {
        let lower = words.to_lowercase();
        assert!(
            !lower.contains("reference") && !words.contains(&secret),
            "{words}"
        );
    }
    chord(&mut desk, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(desk.sees("Open the reference"), "once it is over");
}

#[test]
fn a_reviewed_board_tells_its_findings_when_another_attempt_begins_in_front() {
    let mut desk = finished();
    assert_eq!(desk.editor().problems().count(), 0);
    let title = desk.document().title().to_owned();
    chord(&mut desk, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    desk.key(Key::Enter);
    assert!(desk.sees("Step 1 of 7"));
    chord(&mut desk, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    desk.press("Close the review");
    chord(&mut desk, Modifiers::COMMAND, Key::PageUp);
    assert_eq!(desk.document().title(), title);
    assert_eq!(desk.document().diagram().n_nodes(), 3);
    assert!(desk.editor().problems().count() > 0);
}

#[test]
fn a_replay_marks_when_findings_came_and_went() {
    let mut desk = finished();
    chord(&mut desk, Modifiers::ALT, Key::J);
    desk.wait("the findings", |desk| desk.sees("Now open: "));
    let lines = latest(&desk).finding_lines(mlboard::catalog::Catalog::builtin());
    assert!(!lines.is_empty());
}

#[test]
fn what_was_looked_at_is_recorded_once_a_second_at_most() {
    let mut desk = serving();
    desk.add_by_search("ranking service");
    for _ in 0..40 {
        chord(&mut desk, Modifiers::COMMAND, Key::Minus);
    }
    wait(&mut desk, 3.0);
    let attempt = latest(&desk);
    let is_view = |event: &AttemptEvent| matches!(event, AttemptEvent::View(_));
    let views = attempt.events().iter().filter(|one| is_view(&one.event));
    let times: Vec<_> = views.map(|one| one.at).collect();
    assert!(!times.is_empty());
    for pair in times.windows(2) {
        let apart = pair[1].saturating_sub(pair[0]);
        assert!(apart >= std::time::Duration::from_millis(990), "{apart:?}");
    }
}

#[test]
fn the_weakest_case_is_the_one_that_left_most_open() {
    let desk = finished();
    assert!(desk.document().diagram().n_nodes() == 3);
    let mut desk = desk.crash();
    desk.wait("the cases", |desk| desk.sees("18 of 18"));
    desk.type_text("fraud detection");
    chord(&mut desk, Modifiers::COMMAND, Key::Enter);
    desk.click("Weakest");
    desk.click("Start");
    assert_eq!(desk.document().title(), "Video recommendation (home page)");
}
