//! What the built-in catalogue holds.

use crate::catalog::{Catalog, Fit, FlowMode, Kind, Phase, Role};
use crate::model::{KindId, PayloadId, Value};

/// The pairs of a kind as `from -> to mode`.
fn flows(kind: &str) -> Vec<String> {
    let kind = Catalog::builtin().kind(kind).expect("a kind");
    let flows = kind.flows.iter();
    flows
        .map(|flow| {
            let mode = match flow.mode {
                FlowMode::Sync => "sync",
                FlowMode::Stored => "stored",
                FlowMode::Fallback => "fallback",
            };
            format!("{} -> {} {mode}", flow.from, flow.to)
        })
        .collect()
}

#[test]
fn it_is_complete() {
    let catalog = Catalog::builtin();
    assert_eq!(catalog.categories().len(), 16);
    assert_eq!(catalog.kinds_in_order().count(), 77);
    assert_eq!(catalog.payloads().len(), 38);
    assert_eq!(catalog.families().len(), 10);
    assert_eq!(catalog.requirements().len(), 37);
    assert_eq!(catalog.mismatches().len(), 33);
}

#[test]
fn kinds_stand_by_category_then_by_name() {
    let catalog = Catalog::builtin();
    let retrieval: Vec<&str> = catalog
        .kinds_in_order()
        .filter(|kind| kind.category == "retrieval")
        .map(Kind::short_name)
        .collect();
    let sorted = [
        "Candidate generator",
        "Index builder",
        "Lexical index",
        "Query encoder",
        "Query understanding",
        "Vector index",
    ];
    assert_eq!(retrieval, sorted);
    let first = catalog.kinds_in_order().next().map(|kind| kind.id.as_str());
    assert_eq!(first, Some("app_database"));
}

#[test]
fn a_kind_knows_its_parts() {
    let kind = Catalog::builtin().kind("ann_index").expect("a kind");
    assert_eq!(kind.phase, Phase::Online);
    assert!(kind.has_role(Role::Retrieves) && !kind.has_role(Role::Serves));
    let query = kind.input("query").expect("an input");
    assert!(query.required && query.many && !query.latched && !query.pull);
    assert!(kind.input("candidates").is_none() && kind.output("candidates").is_some());
    let vectors = kind.property("vectors").expect("a property");
    assert_eq!(vectors.default_value(), Value::Int(10_000_000));
    assert_eq!(
        vectors.check(&Value::Int(0)).map_err(|e| e.to_string()),
        Err("0 is below 1 vectors, the least allowed".to_owned())
    );
    assert!(Catalog::builtin().kind("vector_db").is_none());
}

#[test]
fn data_types_fit_exactly_widened_or_not() {
    let catalog = Catalog::builtin();
    let stream = catalog.kind("event_stream").expect("a kind");
    let port = stream.input("events").expect("an input");
    assert_eq!(catalog.accepts(port, "raw_events"), Fit::Exact);
    assert_eq!(catalog.accepts(port, "feedback"), Fit::Widened);
    assert_eq!(catalog.accepts(port, "model_artifact"), Fit::No);
    assert!(catalog.widens("ranked_list", "candidates"));
    assert!(!catalog.widens("candidates", "ranked_list"));
    assert!(!catalog.widens("scores", "scores"));
}

#[test]
fn what_waits_for_what_inside_a_kind() {
    assert_eq!(
        flows("query_encoder"),
        [
            "query -> embedding sync",
            "features -> embedding sync",
            "model -> embedding stored"
        ]
    );
    // Nearline, but it may stand on a request path.
    assert_eq!(flows("pii_scrubber"), ["data -> data sync"]);
    assert_eq!(
        flows("event_stream"),
        ["events -> events stored", "erasure -> events stored"]
    );
    assert_eq!(
        flows("api_gateway"),
        [
            "request -> request sync",
            "request -> content sync",
            "request -> exposures sync",
            "result -> response sync",
            "result -> exposures sync",
            "fallback -> response fallback"
        ]
    );
    assert_eq!(
        flows("client_app"),
        [
            "response -> request stored",
            "response -> events stored",
            "response -> feedback stored",
            "messages -> events stored"
        ]
    );
    // Side outputs keep nobody waiting.
    assert!(flows("llm_server").contains(&"prompt -> telemetry stored".to_owned()));
}

#[test]
fn refusals_explain_and_propose() {
    let catalog = Catalog::builtin();
    let refusal = catalog
        .mismatch("candidates", "ranked_list")
        .expect("refused");
    assert_eq!(
        refusal.hint,
        "Candidates have no order; score and re-rank them first."
    );
    let chain: Vec<&str> = refusal.alternatives[0]
        .insert
        .iter()
        .map(KindId::as_str)
        .collect();
    assert_eq!(chain, ["ranking_service", "policy_reranker"]);
    assert!(catalog.mismatch("ranked_list", "candidates").is_none());
}

#[test]
fn every_chain_of_a_refusal_is_legal_from_end_to_end() {
    let catalog = Catalog::builtin();
    for refusal in catalog.mismatches() {
        for detour in &refusal.alternatives {
            let mut held = vec![refusal.from.clone()];
            for id in &detour.insert {
                let kind = catalog.kind(id.as_str()).expect("a kind");
                let takes = held.iter().any(|payload| {
                    let mut ports = kind.inputs.iter();
                    ports.any(|port| catalog.accepts(port, payload.as_str()) != Fit::No)
                });
                assert!(takes, "{id} takes none of {held:?}");
                held = kind
                    .outputs
                    .iter()
                    .flat_map(|port| port.emits.clone())
                    .collect();
            }
            let to = refusal.to.as_str();
            let gives = |held: &PayloadId| held == &refusal.to || catalog.widens(held.as_str(), to);
            assert!(held.iter().any(gives), "{:?} gives no {to}", detour.insert);
        }
    }
}

#[test]
fn near_kinds_earn_credit_in_both_directions() {
    let catalog = Catalog::builtin();
    for (a, b, credit) in [
        ("ranking_service", "model_server", 0.5),
        ("vendor_endpoint", "llm_server", 0.5),
        ("data_lake", "prediction_logger", 0.1),
        ("trainer", "trainer", 1.0),
        ("trainer", "api_gateway", 0.0),
    ] {
        assert_eq!(catalog.near_credit(a, b).to_bits(), f64::to_bits(credit));
        assert_eq!(catalog.near_credit(b, a).to_bits(), f64::to_bits(credit));
    }
}

#[test]
fn kinds_say_their_step_and_what_foreign_drawings_call_them() {
    let catalog = Catalog::builtin();
    let mut phrases = std::collections::BTreeMap::new();
    for kind in catalog.kinds_in_order() {
        let takes_part = !kind.has_role(Role::Annotation);
        assert_eq!(kind.step > 0, takes_part, "{}", kind.id);
        for phrase in &kind.import_phrases {
            let other = phrases.insert(phrase, &kind.id);
            assert_eq!(other, None, "“{phrase}” means {} too", kind.id);
        }
    }
    assert_eq!(
        phrases.get(&"llm gateway".to_owned()).map(|id| id.as_str()),
        Some("model_router")
    );
}

#[test]
fn listed_values_read_like_words() {
    let catalog = Catalog::builtin();
    for (value, words) in [
        ("gpu_l4", "GPU · L4"),
        ("last_good", "Last good"),
        ("cost_based", "Cost-based"),
        ("none", "None"),
    ] {
        assert_eq!(catalog.term(value), words);
    }
}

#[test]
fn the_card_assumes_only_what_it_says() {
    let catalog = Catalog::builtin();
    let default = |name| catalog.requirement(name).expect("a field").default_value();
    assert_eq!(default("dau"), None);
    assert_eq!(default("task"), None);
    assert_eq!(default("availability_pct"), Some(Value::Float(99.9)));
    assert_eq!(default("handles_pii"), Some(Value::Bool(false)));
}

#[test]
fn every_role_is_worn_by_a_kind() {
    let catalog = Catalog::builtin();
    for role in Role::ALL {
        assert!(catalog.kinds_with(*role).next().is_some(), "{role}");
        assert_eq!(Role::from_id(role.id()), Some(*role));
        assert!(!catalog.role_meaning(*role).is_empty());
    }
}
