//! What people type finds what they mean.

use crate::catalog::Catalog;

fn first(query: &str) -> (String, String) {
    let hits = Catalog::builtin().search(query);
    let hit = hits
        .first()
        .unwrap_or_else(|| panic!("nothing for {query}"));
    (hit.kind.id.to_string(), hit.matched.to_owned())
}

#[test]
fn people_find_what_they_mean() {
    for (query, kind, matched) in [
        ("kafka", "event_stream", "Apache Kafka"),
        ("Redis", "kv_store", "Redis"),
        ("vector db", "ann_index", "vector DB"),
        ("qdrant", "ann_index", "Qdrant"),
        ("knn", "ann_index", "OpenSearch k-NN"),
        ("a/b", "ab_experiment", "A/B test"),
        ("ab test", "ab_experiment", "A/B test"),
        (
            "feature store",
            "offline_feature_store",
            "Offline feature store",
        ),
        ("ofs", "offline_feature_store", "Offline feature store"),
        ("ranker", "ranking_service", "ranker"),
        ("rank", "ranking_service", "Ranking service"),
        ("LLM", "llm_server", "LLM server"),
        (
            "gateway",
            "api_gateway",
            "API gateway / orchestrating service",
        ),
        ("load balancer", "api_gateway", "load balancer"),
        ("kv_store", "kv_store", "Key-value result store"),
        ("guardrail", "safety_filter", "guardrail"),
        ("BM25", "inverted_index", "BM25"),
        ("note", "note", "Note"),
    ] {
        assert_eq!(
            first(query),
            (kind.to_owned(), matched.to_owned()),
            "{query}"
        );
    }
}

#[test]
fn one_wrong_letter_is_forgiven_in_longer_words() {
    for (query, kind) in [
        ("kafak", "event_stream"),
        ("rankng", "ranking_service"),
        ("gatewway", "api_gateway"),
        ("calibratar", "calibrator"),
    ] {
        assert_eq!(first(query).0, kind, "{query}");
    }
    // Too short to guess.
    let hits = Catalog::builtin().search("kvz");
    assert!(hits.is_empty(), "{:?}", hits[0].kind.id);
}

#[test]
fn prefixes_come_before_insides_and_insides_before_scattered_letters() {
    let catalog = Catalog::builtin();
    let ids = |query: &str| -> Vec<String> {
        let hits = catalog.search(query);
        hits.iter().map(|hit| hit.kind.id.to_string()).collect()
    };
    let found = ids("log");
    let place = |id: &str| found.iter().position(|f| f == id).expect(id);
    assert!(
        place("prediction_logger") < place("app_database"),
        "catalogue DB only contains it"
    );
    assert_eq!(ids("rgstry")[0], "model_registry");
    assert!(ids("zzz").is_empty());
}

#[test]
fn guesses_and_chance_matches_stay_away_from_what_was_meant() {
    let found = |query: &str| -> Vec<String> {
        let hits = Catalog::builtin().search(query);
        hits.iter().map(|hit| hit.kind.id.to_string()).collect()
    };
    // "registry" is one letter away, "in-house rules" has the letters across a gap.
    assert!(!found("redis").contains(&"model_registry".to_owned()));
    assert_eq!(found("user")[0], "client_app");
    assert!(!found("user").contains(&"decision_engine".to_owned()));
}

#[test]
fn an_empty_query_gives_everything_in_order() {
    let catalog = Catalog::builtin();
    for query in ["", "  ", " - "] {
        let found = catalog.search(query);
        let kinds = found.iter().map(|hit| &hit.kind.id);
        assert!(kinds.eq(catalog.kinds_in_order().map(|kind| &kind.id)));
    }
}

#[test]
fn every_kind_is_the_first_for_its_own_name() {
    for kind in Catalog::builtin().kinds_in_order() {
        assert_eq!(first(&kind.name).0, kind.id.to_string());
        assert_eq!(first(kind.id.as_str()).0, kind.id.to_string());
    }
}

#[test]
fn odd_queries_do_no_harm() {
    for query in [
        "\u{0}",
        "ß",
        "ℵ₀",
        "🦀",
        "ÀÉÎ",
        "%%%",
        &"rank ".repeat(500),
        &"x".repeat(5000),
    ] {
        Catalog::builtin().search(query);
    }
}
