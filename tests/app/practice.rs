//! Attempts at cases in the window: asked, drawn, paused, killed, continued, reviewed; and what they keep to themselves.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use mlboard::catalog::Catalog;
use mlboard::editor::COMMANDS;
use mlboard::practice::{InterviewStep, QuestionBank, RecordedAttempt};
use mlboard::templates;

use crate::desk::Desk;

const CASE: &str = "video_recommendation";

/// An attempt at the case, begun by keys alone.
pub fn begun() -> Desk {
    let mut desk = Desk::start();
    desk.wait("the cases", |desk| desk.sees("18 of 18"));
    desk.type_text("video recommendation");
    chord(&mut desk, Modifiers::COMMAND, Key::Enter);
    assert!(desk.sees("As in the room"));
    desk.key(Key::Enter);
    assert!(desk.sees("Step 1 of 7 · Clarify"));
    desk
}

pub fn chord(desk: &mut Desk, modifiers: Modifiers, key: Key) {
    desk.window.key_press_modifiers(modifiers, key);
    desk.window.run();
}

pub fn ask(desk: &mut Desk, question: &str) {
    desk.type_text(question);
    desk.key(Key::Enter);
}

/// The files of all attempts.
pub fn attempt_files(desk: &Desk) -> Vec<PathBuf> {
    let folder = desk.folder.path().join("config").join("attempts");
    let files = std::fs::read_dir(folder).expect("the folder of attempts");
    files.map(|file| file.expect("a file").path()).collect()
}

pub fn read_attempt(path: &Path) -> RecordedAttempt {
    let text = std::fs::read_to_string(path).expect("the attempt");
    let attempt = RecordedAttempt::read(text, Catalog::builtin()).expect("an attempt");
    assert_eq!(
        attempt.damage(),
        [],
        "every line is whole and every hash right"
    );
    attempt
}

fn attempt_file(desk: &Desk) -> PathBuf {
    let mut paths = attempt_files(desk);
    assert_eq!(paths.len(), 1, "one attempt, one file");
    paths.remove(0)
}

fn recorded(desk: &Desk) -> RecordedAttempt {
    read_attempt(&attempt_file(desk))
}

/// Every name and value that a screen reader finds.
pub fn tree(desk: &Desk) -> Vec<String> {
    let root = desk.window.root();
    let nodes = root.children_recursive();
    let texts = nodes.flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()].into_iter().flatten()
    });
    texts.collect()
}

#[test]
fn a_case_is_asked_drawn_and_finished_by_keys_alone() {
    let mut desk = begun();
    assert!(desk.sees("Choose twenty videos for a person opening the app."));
    ask(&mut desk, "how many people open it a day?");
    assert!(desk.sees("understood: How many people use it on a day?"));
    ask(&mut desk, "should i use two towers");
    assert!(desk.sees("That is yours to decide"));
    let brief = desk.document().brief();
    assert_eq!(
        brief.questions.len(),
        1,
        "what was answered is on the board"
    );
    assert!(
        brief.requirements.is_empty(),
        "answers never fill in the card"
    );
    chord(&mut desk, Modifiers::ALT, Key::N);
    assert!(desk.sees("Step 2 of 7 · Frame") && desk.sees("No number is on the card yet."));
    chord(&mut desk, Modifiers::ALT, Key::N);
    assert!(desk.sees("Step 3 of 7 · Data"));
    desk.add_by_search("ranking service");
    chord(&mut desk, Modifiers::ALT, Key::E);
    desk.type_text("Candidates fit one machine");
    desk.key(Key::Enter);
    let board = desk.document().clone();
    assert_eq!(board.diagram().n_nodes(), 1);
    assert_eq!(board.brief().assumptions, ["Candidates fit one machine"]);
    chord(&mut desk, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(desk.sees("Review") && desk.sees("Something here would hurt you. What?"));
    assert!(!desk.editor().selection().is_empty(), "the place is lit");
    let attempt = recorded(&desk);
    assert!(attempt.state().has_ended());
    assert_eq!(attempt.state().n_questions(), 2);
    assert_eq!(attempt.document(), &board, "the record is the board");
}

#[test]
fn what_was_answered_can_be_taken_back_and_noted_as_an_assumption() {
    let mut desk = begun();
    ask(&mut desk, "how many people open it a day?");
    desk.click("Not what I meant");
    assert!(desk.document().brief().questions.is_empty());
    ask(&mut desk, "xyzzy plugh");
    desk.click("Note as an assumption");
    assert_eq!(desk.document().brief().assumptions, ["xyzzy plugh"]);
}

#[test]
fn an_attempt_that_was_killed_goes_on_where_it_stopped() {
    let mut desk = begun();
    ask(&mut desk, "how many people open it a day?");
    chord(&mut desk, Modifiers::ALT, Key::N);
    let board = desk.document().clone();
    let mut desk = desk.crash();
    desk.wait("the attempt", |desk| {
        desk.sees("Continue: Video recommendation")
    });
    let offer = desk
        .window
        .query_all_by_label_contains("Continue: Video recommendation");
    offer.last().expect("the offer").click();
    desk.window.run();
    assert!(desk.sees("Paused at"), "it waits until somebody goes on");
    desk.key(Key::F4);
    assert_eq!(desk.document(), &board);
    assert!(desk.sees("Step 2 of 7 · Frame"));
    chord(&mut desk, Modifiers::ALT, Key::N);
    assert_eq!(recorded(&desk).state().step(), InterviewStep::Data);
}

#[test]
fn a_pause_covers_the_board_and_stops_the_clock() {
    let mut desk = begun();
    ask(&mut desk, "how many people open it a day?");
    desk.key(Key::F4);
    assert!(desk.sees("Paused at") && !desk.sees("Ask the interviewer"));
    desk.key(Key::F4);
    assert!(!desk.sees("Paused at") && desk.sees("Ask the interviewer"));
    let attempt = recorded(&desk);
    assert_eq!(attempt.state().billing().pauses().len(), 1);
}

#[test]
fn nothing_of_the_reference_can_be_reached_while_somebody_practises() {
    let reference = templates::find(CASE).expect("it ships").document();
    let brief = reference.brief();
    let bank = QuestionBank::builtin();
    let mut secrets: Vec<&str> = vec![&brief.framing.objective, &brief.framing.output];
    let own = brief.questions.iter().map(|asked| asked.question.as_str());
    secrets.extend(own.filter(|own| !bank.questions.iter().any(|known| known.question == *own)));
    secrets.extend(brief.failures.iter().map(|failure| failure.title.as_str()));
    secrets.extend(brief.tradeoffs.iter().map(String::as_str));
    let labels = reference.diagram().nodes().map(|node| node.label.as_str());
    // What kinds are called stands in the palette.
    let kinds: Vec<&str> = Catalog::builtin()
        .kinds_in_order()
        .flat_map(|kind| [kind.name.as_str(), kind.short_name()])
        .collect();
    let is_telling =
        |label: &&str| label.len() > 12 && !kinds.iter().any(|kind| kind.contains(*label));
    secrets.extend(labels.filter(is_telling));
    secrets.extend(["Study the reference", "Draw it yourself", "Open recent"]);
    assert!(secrets.len() > 20, "there is something to keep back");

    let mut desk = begun();
    let check = |desk: &Desk, where_it_was: &str| {
        for words in tree(desk) {
            for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
                assert!(!words.contains(secret), "{where_it_was}: {words}");
            }
        }
    };
    check(&desk, "clarify");
    for tab in ["Frame", "Components", "Ask"] {
        desk.click(tab);
        check(&desk, tab);
    }
    let leaves = [
        "practice.finish",
        "practice.pause",
        "file.quit",
        "view.theme",
    ];
    for command in COMMANDS.iter().filter(|one| !leaves.contains(&one.id)) {
        chord(&mut desk, Modifiers::COMMAND, Key::K);
        desk.type_text(command.title);
        check(&desk, command.title);
        desk.key(Key::Enter);
        check(&desk, command.title);
        for _ in 0..3 {
            desk.key(Key::Escape);
        }
    }
    chord(&mut desk, Modifiers::COMMAND, Key::K);
    desk.type_text("video recommendation");
    check(&desk, "a search for the case");
    assert_eq!(
        desk.editor().problems().count(),
        0,
        "no findings before the review"
    );
    assert!(attempt_file(&desk).exists());
}

#[test]
fn commands_of_an_attempt_need_one() {
    let mut desk = Desk::blank();
    desk.add("Application database", pos2(600.0, 300.0));
    chord(&mut desk, Modifiers::ALT, Key::N);
    assert!(desk.sees("Begin with New practice first"));
    let practice = COMMANDS
        .iter()
        .filter(|one| one.id.starts_with("practice."));
    assert!(practice.count() > 8);
}
