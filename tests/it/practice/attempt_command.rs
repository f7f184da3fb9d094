//! `mlboard attempt`, as people and scripts use it.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output, Stdio};

use mlboard::file;
use mlboard::model::Document;
use mlboard::practice::{CardReplyWay, SessionSetup};
use serde_json::Value as Json;
use tempfile::TempDir;

use super::session::{add, begun, commit, history, secs};

fn attempt(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
    command
        .current_dir(folder.path())
        .arg("attempt")
        .args(arguments);
    command.env("MLBOARD_CONFIG", folder.path().join("settings"));
    command
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A short attempt in a folder.
fn recorded() -> (TempDir, String) {
    let mut session = begun(&SessionSetup::default());
    let mut history = history(Document::default());
    session.show(secs(0));
    session.input(secs(0));
    session.ask(secs(20), "how many people open it a day?");
    session.choose_step(secs(60), mlboard::practice::InterviewStep::Serve);
    commit(
        &mut session,
        &mut history,
        secs(90),
        &[add("server", "model_server")],
    );
    drop(session.play_card(secs(700), "serve.deadline"));
    session.reply(secs(720), CardReplyWay::Shown, "");
    commit(
        &mut session,
        &mut history,
        secs(760),
        &[add("gate", "api_gateway")],
    );
    session.end(secs(800));
    let folder = TempDir::new().expect("a folder");
    let lines = session.take_lines();
    fs::write(folder.path().join("a.attempt"), &lines).expect("it can be written");
    (folder, lines)
}

#[test]
fn the_transcript_says_what_happened_and_when() {
    let (folder, _) = recorded();
    let output = attempt(&folder, &["transcript", "a.attempt"]);
    assert!(output.status.success(), "{output:?}");
    let lines = text(&output.stdout);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines[0], "   0:00  Clarify");
    assert_eq!(
        lines[1],
        "   0:20  Asked: how many people open it a day? Understood: How many people use it on a day?"
    );
    assert_eq!(lines[2..4], ["   1:00  Serve", "   1:30  Do it"]);
    assert!(lines[4].starts_with("  11:40  Interviewer: "), "{lines:?}");
    assert_eq!(
        lines[5..],
        [
            "  12:00  To be shown on the board",
            "  12:40  Do it",
            "  13:20  Finished"
        ]
    );
    let output = attempt(&folder, &["transcript", "a.attempt", "--format", "json"]);
    let lines: Json = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(lines[6]["at_ms"], 760_000);
    assert_eq!(lines[6]["card"], "serve.deadline");
    assert_eq!(lines[3]["card"], Json::Null);
}

#[test]
fn the_board_is_that_of_the_moment() {
    let (folder, _) = recorded();
    let nodes = |arguments: &[&str]| {
        let output = attempt(&folder, arguments);
        assert!(output.status.success(), "{output:?}");
        let opened = file::read(&text(&output.stdout)).expect("a board");
        let ids = opened.document.diagram().nodes();
        let ids: BTreeSet<String> = ids.map(|node| node.id.to_string()).collect();
        ids.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(
        nodes(&["board", "a.attempt", "--at", "1:29"]),
        Vec::<String>::new()
    );
    assert_eq!(nodes(&["board", "a.attempt", "--at", "12:39"]), ["server"]);
    assert_eq!(nodes(&["board", "a.attempt"]), ["gate", "server"]);
    let output = attempt(&folder, &["board", "a.attempt", "--at", "noon"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("12:40"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_replay_tells_where_the_time_went_and_what_does_not_match() {
    let (folder, lines) = recorded();
    let output = attempt(&folder, &["replay", "a.attempt", "--format", "json"]);
    assert!(output.status.success(), "{output:?}");
    let told: Json = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(told["steps"][0]["used_ms"], 60_000);
    assert_eq!(told["steps"][5]["used_ms"], 740_000);
    assert_eq!(told["steps"][5]["quiet_ms"], 610_000);
    assert_eq!((&told["edits"], &told["ended"]), (&2.into(), &true.into()));
    let output = attempt(
        &folder,
        &["replay", "a.attempt", "--at", "1:30", "--format", "json"],
    );
    let told: Json = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!((&told["edits"], &told["ended"]), (&1.into(), &false.into()));
    let output = attempt(&folder, &["replay", "a.attempt"]);
    let words = text(&output.stdout);
    assert!(
        words.contains("Serve       12:20 of 7:00, 10:10 quiet"),
        "{words}"
    );
    let damaged = lines.replace("model_server", "trainer");
    fs::write(folder.path().join("b.attempt"), damaged).expect("it can be written");
    let output = attempt(&folder, &["replay", "b.attempt"]);
    assert_eq!(output.status.code(), Some(1));
    let note = text(&output.stderr);
    assert!(
        note.contains("The recording does not match from 13:20 on"),
        "{note}"
    );
    fs::write(folder.path().join("c.attempt"), "(version: 1)").expect("it can be written");
    let output = attempt(&folder, &["transcript", "c.attempt"]);
    assert_eq!(output.status.code(), Some(2));
    let error = text(&output.stderr);
    assert!(
        error.contains("c.attempt") && error.contains("first line"),
        "{error}"
    );
    let output = attempt(&folder, &["transcript", "nowhere.attempt"]);
    assert_eq!(output.status.code(), Some(2));
}
