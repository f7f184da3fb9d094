//! `mlboard estimate` and what would happen if.

use std::process::{Command, Output};

use mlboard::catalog::Catalog;
use mlboard::estimate::{Estimate, EstimateView};
use mlboard::model::Value;
use serde_json::Value as Json;

use crate::estimate::template;

fn estimate(arguments: &[&str]) -> Output {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut command = Command::new(env!("CARGO_BIN_EXE_mlboard"));
    command.current_dir(root).arg("estimate").args(arguments);
    command.output().expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("results are text")
}

#[test]
fn figures_are_told_with_formula_and_inputs() {
    let output = estimate(&["templates/visual_search.ron"]);
    assert_eq!(output.status.code(), Some(0), "every promise is kept");
    let text = out(&output);
    for line in [
        "  Requests, peak: 1,160 q/s",
        "Peak factor = 2.5",
        "  Response time, p99 (estimate): 95.7 ms",
        "  Index: 36.1 GB",
    ] {
        assert!(text.contains(line), "{line}");
    }
    let working = out(&estimate(&[
        "templates/visual_search.ron",
        "--working",
        "--of",
        "ann",
    ]));
    assert!(
        working.contains("half gives") && working.contains("source: Faiss"),
        "{working}"
    );
    assert!(!working.contains("Requests in flight"), "only of the index");
}

#[test]
fn programs_read_values_in_the_units_they_name() {
    let output = estimate(&["templates/visual_search.ron", "--format", "json"]);
    let all: Json = serde_json::from_str(&out(&output)).expect("JSON");
    let figures = all["figures"].as_array().expect("figures");
    let index = figures
        .iter()
        .find(|figure| figure["key"] == "index_bytes")
        .expect("the index");
    assert_eq!(index["component"], "ann");
    assert_eq!(index["unit"], "B");
    assert_eq!(index["value"].as_f64(), Some(36.067_371_008e9));
    assert!(
        index["sensitivity"]
            .as_array()
            .is_some_and(|moved| moved.len() == 6)
    );
    assert_eq!(all["critical_path"]["components"][1], "gateway");
}

#[test]
fn a_broken_promise_ends_with_one_and_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("slow.ron");
    let text = mlboard::templates::find("visual_search")
        .expect("a template")
        .text;
    let slow = text.replace("\"latency_p99_ms\": 250.0", "\"latency_p99_ms\": 60.0");
    assert_ne!(slow, text);
    std::fs::write(&path, slow).expect("a file");
    let output = estimate(&[path.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("95.7 ms, target 60 ms"));
}

#[test]
fn another_setting_can_be_tried_without_changing_the_board() {
    let file = "templates/visual_search.ron";
    let text = out(&estimate(&[file, "--what-if", "ann.algorithm=hnsw"]));
    assert!(text.contains("Index: 36.1 GB → 648 GB"), "{text}");
    assert!(
        text.contains("Search time in one shard, one thread: 9.49 ms → 1.12 ms"),
        "{text}"
    );
    for (wish, why) in [
        ("ann.algorithm=guess", "is not one of"),
        ("ann.colour=red", "has no property"),
        ("nobody.p99_ms=1", "no component has the id"),
        ("ann", "id.property=value"),
    ] {
        let output = estimate(&[file, "--what-if", wish]);
        assert_eq!(output.status.code(), Some(2), "{wish}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(why), "{wish}: {said}");
    }
}

#[test]
fn a_choice_that_is_tried_says_what_taking_it_would_bring() {
    let document = template("visual_search");
    let estimate = &Estimate::new(&document, Catalog::builtin());
    let look = EstimateView {
        document: &document,
        catalog: Catalog::builtin(),
        estimate,
    };
    let node = "encoder".into();
    let changes = look.what_if(&node, "hardware", &Value::Text("cpu".into()));
    let told: Vec<String> = changes
        .iter()
        .map(|change| format!("{}: {}", change.name(), change.shown()))
        .collect();
    for line in [
        "Cost: 8.80 USD/h → 2.20 USD/h",
        "Machines needed for compute: 2 machines → 542 machines",
        "Response time, p99 (estimate): 95.7 ms → 94 ms",
    ] {
        assert!(told.iter().any(|told| told == line), "{line} of {told:?}");
    }
    let same = look.what_if(&node, "hardware", &Value::Text("gpu_l4".into()));
    assert!(
        same.is_empty(),
        "what is set already changes nothing: {same:?}"
    );
}

#[test]
fn another_kind_and_several_settings_can_be_tried_together() {
    let board = "templates/video_recommendation.ron";
    let document = template("video_recommendation");
    let mut nodes = document.diagram().nodes();
    let batch = nodes.find(|node| node.kind.as_str() == "batch_feature_pipeline");
    let batch = batch.expect("a batch pipeline").id.clone();
    let stream = format!("{batch}=stream_feature_pipeline");
    let output = estimate(&[board, "--what-if", &stream]);
    assert_eq!(output.status.code(), Some(0));
    let wrong = estimate(&[
        board,
        "--what-if",
        &format!("{batch}=stream_featur_pipeline"),
    ]);
    assert_eq!(wrong.status.code(), Some(2));
    let why = String::from_utf8(wrong.stderr).expect("text");
    assert!(
        why.contains("did you mean `stream_feature_pipeline`?"),
        "{why}"
    );
    let board = "templates/visual_search.ron";
    let both = [
        "--what-if",
        "ann.algorithm=hnsw",
        "--what-if",
        "ann.m_links=16",
    ];
    let both = out(&estimate(&[&[board][..], &both].concat()));
    let one = out(&estimate(&[board, "--what-if", "ann.algorithm=hnsw"]));
    let index = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("Index: "));
        line.expect("the index changes").to_owned()
    };
    assert_ne!(index(&both), index(&one));
}

#[test]
fn constants_are_listed_with_what_the_board_says() {
    let all = out(&estimate(&["--constants"]));
    assert!(
        all.contains("  mfu_serve: 0.3 share") && all.contains("Prices"),
        "{all}"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("own.ron");
    let text = "(version: 1, brief: (constants: {\"mfu_serve\": 0.4, \"mfu_rank\": 7}))";
    std::fs::write(&file, text).expect("a file");
    let file = file.to_str().expect("a path");
    let output = estimate(&[file, "--constants"]);
    assert!(out(&output).contains("mfu_serve: 0.4 share (default 0.3)"));
    let why = String::from_utf8(output.stderr).expect("text");
    assert!(
        why.contains("Ranking networks (mfu_rank) is 7 and must be"),
        "{why}"
    );
    let told: Json =
        serde_json::from_str(&out(&estimate(&[file, "--constants", "--format", "json"])))
            .expect("JSON");
    let of = |name: &str| {
        let all = told.as_array().expect("a list").iter();
        let mut found = all.filter(|one| one["name"] == name);
        found.next().expect("the constant").clone()
    };
    assert_eq!(of("mfu_serve")["value"], 0.4);
    assert_eq!(of("mfu_rank")["value"], 0.05);
}
