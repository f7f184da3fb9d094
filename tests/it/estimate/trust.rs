//! Small boards whose figures were judged by an engineer: the right range, or what is missing.

use std::path::Path;

use mlboard::catalog::Catalog;
use mlboard::estimate::{Estimate, Figure, InputOrigin};
use mlboard::model::{Document, EdgeTraffic, Edit, NodeId, Value, apply};

use crate::estimate::{figures, value};

fn judged(name: &str) -> Document {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/boards/trust-figures");
    let opened = mlboard::file::open(&root.join(format!("{name}.ron")));
    let mut document = opened.expect("a board").document;
    mlboard::pipeline::complete(&mut document, Catalog::builtin());
    document
}

fn set(document: &mut Document, node: &str, name: &str, value: Value) {
    let edit = Edit::SetProperty {
        node: node.into(),
        name: name.to_owned(),
        value: Some(value),
    };
    apply(document, &[edit]);
}

fn state(document: &mut Document, edge: &str, traffic: EdgeTraffic) {
    let edge = edge.into();
    apply(document, &[Edit::SetTraffic { edge, traffic }]);
}

fn figure(document: &Document, of: &str, key: &str) -> Figure {
    let all = figures(document);
    let about = |figure: &Figure| match &figure.about {
        mlboard::estimate::Subject::Board => of.is_empty(),
        mlboard::estimate::Subject::Component(id) => id.as_str() == of,
        mlboard::estimate::Subject::Flow(id) => id.as_str() == of,
    };
    let found = all
        .into_iter()
        .find(|one| about(one) && one.formula.key == key);
    found.unwrap_or_else(|| panic!("no {key} of {of}"))
}

fn between(low: f64, is: f64, high: f64) {
    assert!(
        (low..=high).contains(&is),
        "{is} is not between {low} and {high}"
    );
}

#[test]
fn a_board_of_boxes_without_numbers_says_what_it_assumes() {
    let document = judged("ten-million-users-and-boxes-without-numbers");
    let busy = figure(&document, "m", "utilisation");
    assert!(busy.is_assumed(), "3 replicas of 200 q/s are nobody's");
    let replicas = figure(&document, "m", "replicas_needed");
    between(20.0, replicas.value.clone().expect("a number"), 30.0);
    assert!(replicas.is_assumed());
    assert_eq!(replicas.assumed_inputs().count(), 1, "the capacity");
    let mut stated = document;
    set(&mut stated, "m", "capacity_qps", Value::Float(200.0));
    assert!(!figure(&stated, "m", "replicas_needed").is_assumed());
}

#[test]
fn alternatives_behind_a_router_need_a_share_and_then_add_up() {
    let mut document = judged("a-router-splits-traffic-between-two-models");
    let load = |document: &Document, id: &str| {
        let estimate = Estimate::new(document, Catalog::builtin());
        let load = estimate.load_qps(&NodeId::from(id)).expect("on the path");
        load.map_err(|why| why.to_string())
    };
    let needs = load(&document, "own").expect_err("nobody said the share");
    assert!(
        needs.contains("the share of requests that route sends to own"),
        "{needs}"
    );
    let edge = document
        .diagram()
        .edges()
        .find(|edge| edge.to.node.as_str() == "own");
    let edge = edge.expect("a flow").id.to_string();
    let share = Some(0.02);
    let stated = EdgeTraffic {
        share,
        ..EdgeTraffic::default()
    };
    state(&mut document, &edge, stated);
    assert!((load(&document, "own").expect("stated") - 0.4).abs() < 1e-9);
    assert!((load(&document, "a").expect("the rest") - 19.6).abs() < 1e-9);
    assert!((load(&document, "ok").expect("both") - 20.0).abs() < 1e-9);
}

#[test]
fn keys_that_do_not_fit_one_call_are_calls_of_the_store() {
    let document = judged("800-candidates-100-keys-a-call-160-000-calls-a-second-on-thr");
    let figures = figures(&document);
    assert!((value(&figures, "fs", "load_qps") - 160_000.0).abs() < 1e-6);
    assert!(figure(&document, "fs", "utilisation").is_broken());
}

#[test]
fn a_vendor_is_paid_by_the_token() {
    let document = judged("a-vendor-s-language-model-10-500-tokens-a-request");
    let all = figures(&document);
    between(36.0, value(&all, "", "usd_per_1k"), 39.0);
    let broken = figure(&document, "", "usd_per_1k");
    assert!(broken.is_broken(), "1 USD was promised");
    let report = mlboard::rules::check(&document, Catalog::builtin());
    let mut found = report.diagnostics();
    assert!(
        found.any(|found| found.rule.id == "RQ012"),
        "the rule says so"
    );
    let range = broken.range().expect("prices are assumed");
    assert!(range.low < 37.5 && range.high > 37.5);
}

#[test]
fn arithmetic_that_takes_longer_than_the_claim_is_told() {
    let document = judged("45-tflop-a-request-5-ms-on-an-l4");
    let estimate = figures(&document);
    let machines = value(&estimate, "k", "model_replicas");
    between(150.0, machines, 250.0);
    let differs = figure(&document, "k", "capacity_by_arithmetic");
    assert!(
        differs.is_contradicted(),
        "1,000 q/s were claimed, {} can be",
        differs.shown()
    );
}

#[test]
fn work_that_lasts_longer_than_its_interval_breaks_its_promise() {
    let document = judged("thirty-hours-of-work-every-twenty-four");
    assert!(
        figure(&document, "b", "run_h").is_broken(),
        "30 h every 24 h"
    );
    assert!(
        figure(&document, "i", "run_h").is_broken(),
        "5 h every hour"
    );
}

#[test]
fn a_picture_model_needs_the_flops_of_a_picture() {
    let mut document = judged("resnet-50-90-passes-over-imagenet-on-8-a100");
    let open = figure(&document, "t", "training_h");
    assert!(
        open.shown().starts_with("needs the FLOPs"),
        "{}",
        open.shown()
    );
    set(&mut document, "t", "flops_per_example", Value::Float(8.2e9));
    let hours = figure(&document, "t", "training_h").value.expect("a time");
    between(1.0, hours, 2.25);
}

#[test]
fn rows_of_text_are_not_tokens() {
    let mut document = judged("bert-100-000-documents-of-512-tokens-3-passes");
    let open = figure(&document, "t", "training_h");
    assert!(
        open.shown().starts_with("needs the tokens"),
        "{}",
        open.shown()
    );
    set(
        &mut document,
        "d",
        "tokens_per_example",
        Value::Float(512.0),
    );
    let hours = figure(&document, "t", "training_h").value.expect("a time");
    between(10.0, hours * 60.0, 22.5);
    assert_eq!(figure(&document, "t", "training_h").shown(), "13.6 min");
}

#[test]
fn availability_is_a_believable_band() {
    let document = judged("ten-nines");
    let availability = figure(&document, "", "availability");
    between(0.999, availability.value.clone().expect("a share"), 0.9999);
    let range = availability.range().expect("a band");
    assert!(range.low < range.high && range.high < 0.99999);
    assert!(
        availability.shown().contains(" to "),
        "{}",
        availability.shown()
    );
}

#[test]
fn a_store_that_is_read_meanwhile_belongs_to_the_chain() {
    let document = judged("the-database-everything-reads-is-left-out");
    let all = figures(&document);
    let (whole, store) = (
        value(&all, "", "availability"),
        value(&all, "db", "availability"),
    );
    assert!(
        whole <= store,
        "{whole} of the board, {store} of its database"
    );
}

#[test]
fn a_lake_grows_by_what_flows_in() {
    let mut document = judged("62-tb-of-log-flow-into-a-lake-of-10-tb");
    let all = figures(&document);
    between(50e12, value(&all, "lake", "lake_bytes"), 260e12);
    between(
        1_000.0,
        value(&all, "lake", "storage_usd_per_month"),
        6_000.0,
    );
    set(&mut document, "lake", "stored_tb", Value::Float(10.0));
    let all = figures(&document);
    let stored = value(&all, "lake", "storage_usd_per_month");
    assert!((stored - 230.0).abs() < 1e-6, "what is stated counts");
}

#[test]
fn rounds_count_for_model_and_tools() {
    let mut document = judged("up-to-ten-rounds-with-tools-counted-once");
    let once = |document: &Document| {
        let all = figures(document);
        [
            ("l", "load_qps"),
            ("t", "load_qps"),
            ("", "latency_p50_ms"),
            ("", "usd_per_h"),
        ]
        .map(|(of, key)| value(&all, of, key))
    };
    let assumed = once(&document);
    assert!((assumed[0] - 24.0).abs() < 1e-9, "3 rounds are assumed");
    let loops = document
        .diagram()
        .edges()
        .find(|edge| edge.to.node.as_str() == "t");
    let edge = loops.expect("a flow").id.to_string();
    let of = |rounds| EdgeTraffic {
        rounds: Some(rounds),
        ..EdgeTraffic::default()
    };
    state(&mut document, &edge, of(1.0));
    let single = once(&document);
    assert!((single[0] - 8.0).abs() < 1e-9 && (single[1] - 8.0).abs() < 1e-9);
    state(&mut document, &edge, of(6.0));
    let six = once(&document);
    assert!((six[0] - 48.0).abs() < 1e-9 && (six[1] - 48.0).abs() < 1e-9);
    // 300 + 300 x 25 ms of the model, 120 of tools, 2 of the prompt builder, and 3 hops a round.
    let round = 300.0 + 300.0 * 25.0 + 120.0 + 2.0 + 3.0 * 0.3;
    assert!(
        (six[2] - single[2] - 5.0 * round).abs() < 1.0,
        "{six:?} {single:?}"
    );
    assert!(six[3] > single[3] * 3.0, "tokens are paid in every round");
}

#[test]
fn who_says_an_input_is_kept_with_it() {
    let document = judged("ten-million-users-and-boxes-without-numbers");
    let peak = figure(&document, "", "peak_qps");
    let origins: Vec<InputOrigin> = peak.inputs.iter().map(|input| input.origin).collect();
    assert_eq!(origins[0], InputOrigin::Stated, "users");
    assert!(origins.contains(&InputOrigin::Assumed), "{origins:?}");
}
