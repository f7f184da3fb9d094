//! Which ports and which data type a new edge takes.

use std::collections::BTreeSet;

use crate::catalog::{Attempt, Catalog, Choices, Fit, PortChoice, PortSide};
use crate::model::PayloadId;

/// An attempt written as `source.output > target.input`, ports left out where they are free.
fn attempt<'a>(text: &'a str, arriving: &'a BTreeSet<PayloadId>) -> Attempt<'a> {
    let (from, to) = text.split_once(" > ").expect(text);
    let end = |text: &'a str| {
        let (kind, port) = text
            .split_once('.')
            .map_or((text, None), |(k, p)| (k, Some(p)));
        (Catalog::builtin().kind(kind).expect(kind), port)
    };
    let ((source, output), (target, input)) = (end(from), end(to));
    Attempt {
        source,
        output,
        arriving,
        target,
        input,
        payload: None,
    }
}

fn choices(text: &str, arriving: &[&str]) -> Choices {
    let arriving = arriving.iter().map(|id| PayloadId::from(*id)).collect();
    Catalog::builtin().choices(&attempt(text, &arriving))
}

/// The leading choices as `output input payload`, with `*` for a widened fit.
fn leading(text: &str, arriving: &[&str]) -> Vec<String> {
    let choices = choices(text, arriving);
    let show = |c: &PortChoice| {
        let mark = if c.fit == Fit::Widened { "*" } else { "" };
        format!("{} {} {}{mark}", c.output, c.input, c.payload)
    };
    choices.leading().iter().map(show).collect()
}

#[test]
fn the_choice_follows_the_order_of_preference() {
    for (edge, arriving, wanted) in [
        // Required inputs, then the order of the catalogue.
        (
            "client_app > api_gateway",
            &[][..],
            "request request request",
        ),
        ("dataset_builder > trainer", &[], "train train training_set"),
        // Logs and telemetry only where nothing else fits.
        ("api_gateway > query_encoder", &[], "request query request"),
        (
            "ranking_service > prediction_logger",
            &[],
            "scores predictions scores",
        ),
        (
            "api_gateway > service_monitor",
            &[],
            "telemetry telemetry metrics",
        ),
        // A component that hands on gives what it got.
        (
            "data_lake > batch_feature_pipeline",
            &["labels"],
            "data data labels",
        ),
        // Asked for before what will do.
        (
            "policy_reranker > ranking_service",
            &[],
            "ranked_list candidates ranked_list*",
        ),
        ("eligibility_filter > ranking_service", &[], ""),
        (
            "eligibility_filter > ranking_service",
            &["scores"],
            "candidates candidates scores",
        ),
        // Vectors of one request query the index, vectors of the corpus fill it.
        (
            "query_encoder > ann_index",
            &[],
            "embedding query embeddings",
        ),
        (
            "embedding_job > ann_index",
            &[],
            "embeddings contents embeddings",
        ),
        ("index_builder > ann_index", &[], "index contents index"),
        (
            "embedding_job > ann_index.query",
            &[],
            "embeddings query embeddings",
        ),
        ("client_app > client_app", &[], ""),
    ] {
        let found = leading(edge, arriving);
        match wanted {
            "" => assert_ne!(found.len(), 1, "{edge}: {found:?}"),
            _ => assert_eq!(found, [wanted], "{edge}"),
        }
    }
}

#[test]
fn what_ties_must_be_asked() {
    let tied = choices("content_corpus > embedding_job", &[]);
    assert!(tied.must_ask());
    assert_eq!(
        leading("content_corpus > embedding_job", &[]),
        ["images", "video", "audio", "text"].map(|payload| format!("content content {payload}"))
    );
    let clear = choices("client_app > api_gateway", &[]);
    assert!(!clear.must_ask());
    assert!(!choices("trainer > client_app", &[]).must_ask());
    assert_eq!(choices("trainer > client_app", &[]).best(), None);
}

#[test]
fn every_choice_is_legal_and_stands_once() {
    let catalog = Catalog::builtin();
    for source in catalog.kinds_in_order() {
        for target in catalog.kinds_in_order() {
            let text = format!("{} > {}", source.id, target.id);
            let choices = choices(&text, &["records"]);
            let mut seen = BTreeSet::new();
            for choice in choices.all() {
                let output = source.output(choice.output.as_str()).expect("an output");
                let input = target.input(choice.input.as_str()).expect("an input");
                assert!(output.emits.contains(&choice.payload));
                assert_eq!(catalog.accepts(input, choice.payload.as_str()), choice.fit);
                assert_ne!(choice.fit, Fit::No);
                assert!(seen.insert((&choice.output, &choice.input, &choice.payload)));
            }
        }
    }
}

#[test]
fn an_illegal_edge_runs_where_it_can_be_explained() {
    let arriving = BTreeSet::new();
    let clash = |text| Catalog::builtin().clash(&attempt(text, &arriving));
    let explained = clash("trainer > client_app").expect("ports on both sides");
    assert_eq!(explained.payload.as_str(), "model_artifact");
    assert_eq!(
        explained.mismatch.map(|refusal| refusal.hint.as_str()),
        Some("A file does not answer requests; load it in a serving component.")
    );
    let plain = clash("consent_manager.control > ann_index.query").expect("ports on both sides");
    assert!(plain.mismatch.is_none());
    assert_eq!(
        (plain.output.as_str(), plain.input.as_str()),
        ("control", "query")
    );
    assert!(clash("note > client_app").is_none());
}

#[test]
fn tools_call_services_and_hand_results_to_models() {
    for (edge, wanted) in [
        ("tool_executor > inverted_index", "requests query request"),
        ("tool_executor > app_database", "requests queries request"),
        ("tool_executor > knowledge_graph", "requests query request"),
        (
            "tool_executor > prompt_builder",
            "results tool_results records",
        ),
        ("tool_executor > llm_server", "results prompt text"),
        (
            "inverted_index > tool_executor",
            "candidates answers candidates",
        ),
        ("app_database > tool_executor", "records answers records"),
    ] {
        assert_eq!(leading(edge, &[]), [wanted], "{edge}");
    }
}

#[test]
fn what_is_usual_at_a_port_is_taken_and_what_arrives_goes_before() {
    for (edge, arriving, wanted) in [
        (
            "model_server > event_stream",
            &[][..],
            &[
                "predictions events predictions",
                "predictions events text",
                "predictions events embeddings",
            ][..],
        ),
        (
            "batch_predictor > app_database",
            &[],
            &[
                "predictions writes predictions",
                "predictions writes scores",
            ],
        ),
        (
            "event_stream > data_lake",
            &[],
            &["events data raw_events", "events data records"],
        ),
        (
            "event_stream > data_lake",
            &["predictions"],
            &["events data predictions"],
        ),
        (
            "query_encoder > ranking_service",
            &[],
            &["embedding features embeddings"],
        ),
        (
            "model_server > ranking_service",
            &[],
            &[
                "predictions features predictions",
                "predictions features embeddings",
            ],
        ),
        (
            "model_server > api_gateway",
            &[],
            &[
                "predictions result predictions",
                "predictions result text",
                "predictions result audio",
                "predictions result embeddings",
            ],
        ),
    ] {
        assert_eq!(leading(edge, arriving), wanted, "{edge}");
    }
}

#[test]
fn loose_ends_find_kinds_on_both_sides() {
    let fitting = |side, payload: &str| {
        let payloads = [PayloadId::from(payload)];
        let found = Catalog::builtin().fitting_kinds(side, &payloads);
        let show = found.iter().map(|f| format!("{} {}", f.kind.id, f.port));
        show.collect::<Vec<String>>()
    };
    assert_eq!(
        fitting(PortSide::Output, "assignment"),
        [
            "rollout_controller assignment",
            "agent_orchestrator assignment",
            "api_gateway assignment",
            "batch_predictor assignment",
            "llm_server assignment",
            "model_router assignment",
            "model_server assignment",
            "nearline_worker assignment",
            "prompt_builder assignment",
            "ranking_service assignment",
            "vendor_endpoint assignment",
            "auction_pacer assignment",
            "decision_engine assignment",
            "policy_reranker assignment",
            "delivery_channel assignment",
            "on_device_runtime assignment"
        ]
    );
    assert_eq!(
        fitting(PortSide::Input, "assignment"),
        ["ab_experiment assignment"]
    );
    // Main outputs before side outputs.
    let reports = fitting(PortSide::Input, "review_items");
    assert_eq!(
        reports,
        [
            "agent_orchestrator review",
            "nearline_worker review",
            "decision_engine review",
            "safety_filter blocked"
        ]
    );
    // Exact before widened.
    let texts = fitting(PortSide::Output, "generation");
    let place = |text: &str| texts.iter().position(|t| t == text).expect(text);
    assert!(place("api_gateway result") < place("embedding_job content"));
}
