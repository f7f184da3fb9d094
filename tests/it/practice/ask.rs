//! `mlboard ask`, as people and scripts use it.

use std::fs;
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;
use tempfile::TempDir;

fn ask(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
    command
        .current_dir(folder.path())
        .arg("ask")
        .args(arguments);
    command.env("MLBOARD_CONFIG", folder.path().join("settings"));
    command
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn said(folder: &TempDir, case: &str, text: &str) -> Json {
    let output = ask(folder, &[case, text, "--format", "json"]);
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

#[test]
fn each_kind_of_reply_is_told_apart() {
    let folder = TempDir::new().expect("a folder");
    for (text, kind, ids, word) in [
        (
            "how many people open it a day?",
            "answer",
            vec!["dau"],
            "300 million",
        ),
        (
            "should i use two towers",
            "your_call",
            vec![],
            "yours to decide",
        ),
        (
            "how many videos are there, and what is the latency target?",
            "answer",
            vec!["corpus_size", "latency"],
            "200 ms",
        ),
        ("xyzzy plugh", "unknown", vec![], "did not catch"),
    ] {
        let reply = said(&folder, "video_recommendation", text);
        assert_eq!(reply["kind"], kind, "{text}: {reply}");
        assert_eq!(reply["ids"], serde_json::json!(ids), "{text}: {reply}");
        assert!(
            reply["text"]
                .as_str()
                .is_some_and(|said| said.contains(word)),
            "{text}: {reply}"
        );
    }
    let choice = said(&folder, "video_recommendation", "how fresh?");
    assert_eq!(choice["kind"], "choose");
    assert_eq!(
        choice["choices"].as_array().map(Vec::len),
        Some(3),
        "{choice}"
    );
}

#[test]
fn people_read_what_was_understood() {
    let folder = TempDir::new().expect("a folder");
    let output = ask(&folder, &["fraud_detection", "how", "rare", "is", "fraud?"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        text,
        "About 1 in 1,000 payments.\n  understood: How rare is what we look for?\n"
    );
}

#[test]
fn a_case_of_ones_own_answers_from_its_card_and_its_own_words() {
    let folder = TempDir::new().expect("a folder");
    let board = r#"(
    version: 1,
    title: "Parking",
    brief: (
        requirements: { "latency_p99_ms": 1500.0, "dau": 20000, "new_item_visible_s": 7200.0 },
        answers: { "today_system": "A person with a clipboard." },
    ),
)
"#;
    fs::write(folder.path().join("parking.ron"), board).expect("it can be written");
    for (text, said_there, source) in [
        (
            "what is the latency target",
            "1.5 seconds at the 99th percentile, at the server's edge.",
            "card",
        ),
        ("how many daily users", "20,000 people on a day.", "card"),
        (
            "is there an existing system",
            "A person with a clipboard.",
            "case",
        ),
        (
            "when must a first version be live",
            "A first version within one quarter",
            "house",
        ),
    ] {
        let reply = said(&folder, "parking.ron", text);
        assert!(
            reply["text"]
                .as_str()
                .is_some_and(|text| text.starts_with(said_there)),
            "{text}: {reply}"
        );
        assert_eq!(reply["answers"][0]["source"], source, "{text}: {reply}");
    }
    let wrong = board.replace("today_system", "no_such_question");
    fs::write(folder.path().join("wrong.ron"), wrong).expect("it can be written");
    let output = ask(&folder, &["wrong.ron", "what exists today"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        error.contains("no_such_question") && error.contains("wrong.ron"),
        "{error}"
    );
}

#[test]
fn a_case_that_is_not_there_is_named() {
    let folder = TempDir::new().expect("a folder");
    let output = ask(&folder, &["fraud_detecton", "how many"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.contains("did you mean `fraud_detection`?"), "{error}");
}
