//! The interviewer's cards: each fits some board and reads well there, and what fits follows from board and moment.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::{Command, Stdio};

use mlboard::catalog::Catalog;
use mlboard::estimate::formulas::Formula;
use mlboard::estimate::{Estimate, EstimateView};
use mlboard::file;
use mlboard::model::Document;
use mlboard::practice::{
    CandidateLevel, CardSort, InterviewCard, InterviewMoment, InterviewStep, QuestionBank,
};
use mlboard::{rules, templates};
use serde_json::Value as Json;
use tempfile::TempDir;

/// A board with what no case study has.
const FLAWED: &str = r#"(
    version: 1,
    brief: ( requirements: { "latency_p99_ms": 100.0 } ),
    nodes: {
        "labels": (kind: "implicit_labeler", properties: {"position_debias": "none"}),
        "rows": (kind: "dataset_builder", properties: {"split": "random"}),
        "loads": (kind: "batch_ingest"),
        "scorer": (kind: "model_server", properties: {"zones": 1}),
        "gate": (kind: "api_gateway", properties: {"deadline_ms": 900.0}),
    },
)
"#;

fn board(text: &str) -> Document {
    let opened = file::read(text).expect("it is a board");
    assert!(opened.mended.is_empty(), "{:?}", opened.mended);
    opened.document
}

/// The case studies, some of them changed, and boards with what they lack.
fn boards() -> Vec<Document> {
    let mut boards: Vec<Document> = templates::all()
        .iter()
        .map(templates::Template::document)
        .collect();
    let video = templates::find("video_recommendation")
        .expect("it ships")
        .text;
    let hurried = video.replace("\"latency_p99_ms\": 200.0", "\"latency_p99_ms\": 50.0");
    assert_ne!(video, hurried);
    boards.extend([Document::default(), board(FLAWED), board(&hurried)]);
    boards
}

/// Every card that fits the board at some moment, with what is then said.
fn fitting(document: &Document) -> BTreeMap<&'static str, String> {
    let mut found = BTreeMap::new();
    let mut moment = InterviewMoment::new(document, Catalog::builtin());
    moment.elapsed = 1.0;
    let parents = InterviewCard::all()
        .iter()
        .flat_map(|card| &card.after)
        .cloned();
    for answered in [BTreeSet::new(), parents.collect()] {
        moment.answered = answered;
        let fits = moment.fitting(CandidateLevel::Staff).into_iter();
        found.extend(fits.map(|fitting| (fitting.card.id.as_str(), fitting.text)));
    }
    found
}

#[test]
fn every_card_fits_some_board_and_reads_well() {
    let mut found = BTreeSet::new();
    for document in boards() {
        for (id, text) in fitting(&document) {
            found.insert(id);
            let is_whole = text.ends_with(['.', '?']) && !text.contains(['{', '}']);
            assert!(is_whole && text.len() < 200, "{id}: {text}");
        }
    }
    let never: Vec<&str> = InterviewCard::all()
        .iter()
        .map(|card| card.id.as_str())
        .filter(|id| !found.contains(id))
        .collect();
    assert!(never.is_empty(), "these fit no board: {never:?}");
}

/// The formulas that can be asked for, and those behind the figures of the case studies.
fn figures() -> BTreeSet<&'static str> {
    let mut keys: BTreeSet<&str> = Formula::all().map(|formula| formula.key).collect();
    for document in boards() {
        let catalog = Catalog::builtin();
        let estimate = Estimate::new(&document, catalog);
        let view = EstimateView {
            document: &document,
            catalog,
            estimate: &estimate,
        };
        keys.extend(view.all().iter().map(|figure| figure.formula.key));
    }
    keys
}

#[test]
fn cards_name_what_exists() {
    let ids: BTreeSet<&str> = InterviewCard::all()
        .iter()
        .map(|card| card.id.as_str())
        .collect();
    assert_eq!(ids.len(), InterviewCard::all().len(), "ids are unique");
    let figures = figures();
    for card in InterviewCard::all() {
        let fields = &card.fields;
        assert!(
            fields
                .iter()
                .all(|field| Catalog::builtin().requirement(field).is_some()),
            "{fields:?}"
        );
        assert!(
            card.rules.iter().all(|rule| rules::explain(rule).is_some()),
            "{:?}",
            card.rules
        );
        let unknown = card
            .figures
            .iter()
            .find(|figure| !figures.contains(figure.as_str()));
        assert_eq!(unknown, None, "{}: a figure", card.id);
        assert!(
            card.after.iter().all(|id| ids.contains(id.as_str())),
            "{:?}",
            card.after
        );
        assert_eq!(
            card.after.is_empty(),
            card.sort != CardSort::FollowUp,
            "{}",
            card.id
        );
        assert!(
            (3..=5).contains(&card.good.len()),
            "{}: points of a good answer",
            card.id
        );
    }
}

#[test]
fn level_step_and_answers_narrow_what_fits() {
    let document = templates::find("fraud_detection")
        .expect("it ships")
        .document();
    let mut moment = InterviewMoment::new(&document, Catalog::builtin());
    let n = |moment: &InterviewMoment, level| moment.fitting(level).len();
    let all = n(&moment, CandidateLevel::Staff);
    assert!(n(&moment, CandidateLevel::Mid) < n(&moment, CandidateLevel::Senior));
    assert!(n(&moment, CandidateLevel::Senior) < all);
    let first = moment.fitting(CandidateLevel::Staff)[0].card;
    moment.answered.insert(first.id.clone());
    assert_eq!(n(&moment, CandidateLevel::Staff), all - 1);
    moment.step = Some(InterviewStep::Serve);
    let steps = moment
        .fitting(CandidateLevel::Staff)
        .into_iter()
        .map(|fitting| fitting.card.step);
    let near = [
        InterviewStep::Evaluate,
        InterviewStep::Serve,
        InterviewStep::Across,
    ];
    assert_eq!(steps.collect::<BTreeSet<_>>(), near.into_iter().collect());
}

#[test]
fn answered_questions_silence_the_nudge_about_them() {
    let nudges = |answer: &str| {
        let questions = [
            "how many items",
            "what is the latency target",
            "which languages",
            "how many users a day",
        ];
        let asked: Vec<String> = questions
            .iter()
            .map(|text| format!("(question: \"{text}\", answer: \"{answer}\"),"))
            .collect();
        let text = format!("(version: 1, brief: (questions: [{}]))", asked.concat());
        let document = board(&text);
        let fits = fitting(&document);
        ["clarify.no_goal", "clarify.no_scale"].map(|id| fits.contains_key(id))
    };
    assert_eq!(
        nudges("Many."),
        [true, false],
        "the goal was not asked for, the scale was"
    );
    assert_eq!(nudges(""), [false, true], "nothing was answered");
    assert!(QuestionBank::builtin().question("goal_business").is_some());
}

#[test]
fn the_command_lists_what_fits() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("flawed.ron"), FLAWED).expect("it can be written");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
        command
            .current_dir(folder.path())
            .arg("cards")
            .args(arguments);
        command.env("MLBOARD_CONFIG", folder.path().join("settings"));
        command
            .stdin(Stdio::null())
            .output()
            .expect("the program runs")
    };
    let output = run(&["flawed.ron", "--step", "serve", "--format", "json"]);
    let cards: Json = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let deadline = cards
        .as_array()
        .expect("a list")
        .iter()
        .find(|card| card["id"] == "serve.deadline");
    assert_eq!(
        deadline.expect("it fits")["components"],
        serde_json::json!(["gate"]),
        "{cards}"
    );
    let output = run(&["flawed.ron", "--answered", "serve.dedline"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(error.contains("did you mean `serve.deadline`?"), "{error}");
    let text =
        String::from_utf8_lossy(&run(&["flawed.ron", "--step", "serve"]).stdout).into_owned();
    assert!(
        text.contains("Your gateway waits longer than you promised."),
        "{text}"
    );
}
