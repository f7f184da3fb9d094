//! An interviewer's card on the board, an attempt looked at again, and another that branches from it.

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use mlboard::catalog::Catalog;
use mlboard::model::{NoteSort, SketchKind};
use mlboard::practice::{
    AttemptEvent, CardReplyWay, InterviewCard, InterviewStep, RecordedAttempt,
};

use crate::desk::Desk;
use crate::practice::{ask, attempt_files, begun, chord, read_attempt};

/// Lets so many seconds pass without a touch.
pub fn wait(desk: &mut Desk, seconds: f64) {
    let now = desk.window.ctx.input(|input| input.time);
    desk.window.input_mut().time = Some(now + seconds);
    desk.window.step();
    // From here on it passes as it does in every test.
    desk.window.input_mut().time = None;
    desk.window.run();
}

pub fn latest(desk: &Desk) -> RecordedAttempt {
    let mut files = attempt_files(desk);
    files.sort_by_key(|path| std::fs::metadata(path).and_then(|it| it.modified()).ok());
    read_attempt(files.last().expect("an attempt"))
}

/// An attempt at the step in which a card about the request path fits any board.
pub fn serving() -> Desk {
    let mut desk = begun();
    for _ in 0..5 {
        chord(&mut desk, Modifiers::ALT, Key::N);
    }
    assert!(desk.sees("Step 6 of 7 · Serve"));
    desk
}

/// Asked, drawn, a card answered, finished: minutes of it, in one go.
pub fn finished() -> Desk {
    let mut desk = begun();
    ask(&mut desk, "how many people open it a day?");
    for _ in 0..5 {
        chord(&mut desk, Modifiers::ALT, Key::N);
    }
    desk.add_by_search("event log");
    desk.add_by_search("ranking service");
    wait(&mut desk, 400.0);
    chord(&mut desk, Modifiers::ALT, Key::I);
    desk.type_text("recall flattens after 500");
    desk.key(Key::Enter);
    desk.add_by_search("feature store");
    chord(&mut desk, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    desk
}

#[test]
fn a_card_comes_in_a_breath_is_answered_by_keys_and_is_not_followed_at_once() {
    let mut desk = serving();
    desk.add_by_search("ranking service");
    wait(&mut desk, 60.0);
    assert!(
        !desk.sees("Show it on the board"),
        "not in the first minutes"
    );
    wait(&mut desk, 400.0);
    assert!(desk.sees("Show it on the board"));
    assert!(desk.sees("Not now"));
    chord(&mut desk, Modifiers::ALT, Key::I);
    desk.type_text("five hundred");
    desk.key(Key::Enter);
    assert!(!desk.sees("Show it on the board"));
    wait(&mut desk, 120.0);
    assert!(
        !desk.sees("Show it on the board"),
        "cards are minutes apart"
    );
    let attempt = latest(&desk);
    let cards = attempt.state().cards();
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0].text, "five hundred");
    assert_eq!(
        cards[0].reply.map(|(way, _)| way),
        Some(CardReplyWay::Typed)
    );
}

#[test]
fn a_card_waits_while_something_is_typed_or_a_dialog_is_open() {
    let mut desk = serving();
    chord(&mut desk, Modifiers::ALT, Key::Q);
    desk.type_text("how many people open it a day?");
    wait(&mut desk, 400.0);
    assert!(!desk.sees("Show it on the board"));
    desk.key(Key::Enter);
    chord(&mut desk, Modifiers::COMMAND, Key::K);
    wait(&mut desk, 60.0);
    assert!(!desk.sees("Show it on the board"));
    desk.key(Key::Escape);
    wait(&mut desk, 10.0);
    assert!(desk.sees("Show it on the board"));
}

#[test]
fn a_card_that_was_open_when_the_program_was_killed_is_open_again() {
    let mut desk = serving();
    wait(&mut desk, 400.0);
    assert!(desk.sees("Show it on the board"));
    let asked = latest(&desk)
        .state()
        .open_card()
        .expect("a card")
        .id
        .clone();
    let mut desk = desk.crash();
    desk.wait("the attempt", |desk| desk.sees("Continue: Video"));
    let offers = desk
        .window
        .query_all_by_label_contains("Continue: Video recommendation");
    offers.last().expect("the offer").click();
    desk.window.run();
    desk.key(Key::F4);
    assert!(desk.sees("Show it on the board"));
    desk.click("Not now");
    let attempt = latest(&desk);
    let shown = &attempt.state().cards()[0];
    assert_eq!(shown.id, asked);
    assert_eq!(shown.reply.map(|(way, _)| way), Some(CardReplyWay::NotNow));
}

#[test]
fn an_attempt_is_looked_at_again_by_keys_and_branches() {
    let mut desk = finished();
    let whole = latest(&desk);
    assert_eq!(whole.document().diagram().n_nodes(), 3);
    chord(&mut desk, Modifiers::ALT, Key::J);
    desk.wait("the replay", |desk| {
        desk.sees("Replay: Video recommendation")
    });
    assert!(desk.sees("Transcript") && desk.sees("Interviewer: "));
    desk.key(Key::Home);
    assert!(desk.sees("0:00 of "));
    let question = whole.events().iter().find(|recorded| {
        let event = &recorded.event;
        matches!(event, AttemptEvent::Ask { .. })
    });
    let question = question.expect("a question").at;
    desk.key(Key::CloseBracket);
    desk.key(Key::B);
    assert!(desk.sees("Paused at "), "the clock waits for somebody");
    let branch = latest(&desk);
    let parent = branch.header().parent.as_ref().expect("a parent");
    assert!(parent.at >= question || parent.at.is_zero());
    desk.key(Key::F4);
    assert!(desk.sees("of 7 ·"));
    assert_eq!(
        desk.document().diagram().n_nodes(),
        branch.document().diagram().n_nodes()
    );
}

#[test]
fn a_replay_changes_nothing_and_leaves_to_where_it_came_from() {
    let mut desk = finished();
    let board = desk.document().clone();
    let files = attempt_files(&desk);
    let before = std::fs::read(&files[0]).expect("the attempt");
    chord(&mut desk, Modifiers::ALT, Key::J);
    desk.wait("the replay", |desk| {
        desk.sees("Replay: Video recommendation")
    });
    for key in [Key::Home, Key::ArrowRight, Key::ArrowRight, Key::End] {
        desk.key(key);
    }
    desk.window.key_press(Key::Space);
    desk.window.run_steps(3);
    desk.window.key_press(Key::Space);
    desk.window.run_steps(3);
    desk.key(Key::Delete);
    desk.key(Key::Escape);
    assert!(desk.sees("Review"));
    assert_eq!(*desk.document(), board);
    assert_eq!(std::fs::read(&files[0]).expect("the attempt"), before);
}

#[test]
fn the_file_of_an_attempt_opens_as_a_replay_and_a_broken_one_is_told() {
    let desk = finished();
    let file = attempt_files(&desk).remove(0);
    let text = std::fs::read_to_string(&file).expect("the attempt");
    let step = InterviewStep::Data.title();
    drop(desk);
    let folder = tempfile::tempdir().expect("a folder");
    let whole = folder.path().join("mine.attempt");
    let broken: PathBuf = folder.path().join("broken.attempt");
    std::fs::write(&whole, &text).expect("a copy");
    std::fs::write(&broken, "no attempt\n").expect("a file");
    let mut desk = Desk::open(tempfile::tempdir().expect("a folder"), Some(&whole));
    desk.wait("the replay", |desk| {
        desk.sees("Replay: Video recommendation")
    });
    assert!(desk.sees(step));
    RecordedAttempt::read(text, Catalog::builtin()).expect("an attempt");
    let mut desk = Desk::open(tempfile::tempdir().expect("a folder"), Some(&broken));
    desk.wait("the words", |desk| desk.sees("Not opened"));
}

/// Types into the field below a question, which is called as the question is.
fn answer(desk: &mut Desk, question: &str, text: &str) {
    let field = desk.window.query_all_by_label(question).last();
    field.expect("a field").focus();
    desk.window.run();
    desk.type_text(text);
}

#[test]
fn the_wrap_up_is_kept_on_the_board_beside_what_fails() {
    let mut desk = serving();
    desk.add_by_search("ranking service");
    for _ in 0..2 {
        chord(&mut desk, Modifiers::ALT, Key::N);
    }
    answer(
        &mut desk,
        "What is the most likely way this fails in the first month?",
        "The ranker learns its own positions",
    );
    answer(
        &mut desk,
        "How would you notice?",
        "Randomised slots fall behind",
    );
    desk.click("Note as a risk");
    assert!(desk.sees("Noted as a risk on the board."));
    assert_eq!(desk.document().sketch().len(), 1);
    let attempt = latest(&desk);
    let mut notes = attempt.document().sketch().values();
    let note = notes.next().expect("a note");
    let SketchKind::Note { text, sort, step } = &note.form else {
        panic!("a note");
    };
    let lines = "The ranker learns its own positions\nRandomised slots fall behind";
    assert_eq!(text, lines);
    assert_eq!(sort.clone(), Some(NoteSort::Risk));
    assert_eq!(step, InterviewStep::Across.as_str());
}

#[test]
fn what_is_ticked_at_the_review_is_kept_and_the_board_tells_its_findings_afterwards() {
    let mut desk = finished();
    assert_eq!(desk.editor().problems().count(), 0, "not before the review");
    let card = latest(&desk).state().cards()[0].id.clone();
    let card = InterviewCard::find(&card).expect("a card");
    desk.click(&card.good[0]);
    let ticked = latest(&desk).state().cards()[0].ticked.clone();
    assert_eq!(ticked, [0].into());
    desk.press("Close the review");
    assert!(desk.editor().problems().count() > 0);
    assert!(!desk.sees("Your cards"));
}
