//! The shipped templates against the arithmetic that stands in their cases, figure by figure.

use crate::estimate::{figures, template, value};

/// What the arithmetic of a case says: component, figure, value.
fn agrees(id: &str, expected: &[(&str, &str, f64)]) {
    let figures = figures(&template(id));
    for (of, key, wanted) in expected {
        let is = value(&figures, of, key);
        let off = (is - wanted).abs() / wanted.abs();
        assert!(
            off < 1e-9,
            "{key} of `{of}` is {is}, the case says {wanted}"
        );
    }
}

#[test]
fn visual_search_comes_to_what_its_case_says() {
    agrees(
        "visual_search",
        &[
            ("", "mean_qps", 462.962_962_962_963),
            ("", "peak_qps", 1_157.407_407_407_407_4),
            ("ann", "index_bytes", 36.067_371_008e9),
            ("ann", "search_ms", 9.490_221_6),
            ("encoder", "model_replicas", 2.0),
            // The case takes one L4 for a day's items and 32 for all; the board has four workers.
            (
                "embed",
                "encode_new_items_h",
                0.268_595_041_322_314_04 / 4.0,
            ),
            (
                "embed",
                "encode_corpus_h",
                4.196_797_520_661_157 * 32.0 / 4.0,
            ),
        ],
    );
}

#[test]
fn ad_click_prediction_comes_to_what_its_case_says() {
    agrees(
        "ad_click_prediction",
        &[
            ("", "peak_qps", 69_444.444_444_444_44),
            ("", "flops_per_request", 0.502e9),
            ("heavy", "model_replicas", 10.0),
            ("heavy", "model_bytes", 10e9),
            // Of 6e9 impressions a day 654e6 rows are kept.
            ("dataset", "rows_kept_share", 654e6 / 6e9),
            ("dataset", "rate_seen_by_model", 0.091_743_119_266_055_05),
            ("dataset", "rate_corrected", 0.01),
        ],
    );
}

#[test]
fn harmful_content_detection_comes_to_what_its_case_says() {
    agrees(
        "harmful_content_detection",
        &[
            ("", "mean_qps", 2_604.166_666_666_666_5),
            ("", "peak_qps", 5_208.333_333_333_333),
            ("classifier", "model_replicas", 11.0),
            ("review", "cases_per_day", 2_400_000.0),
            ("review", "share_reviewed", 0.010_666_666_666_666_667),
        ],
    );
}

#[test]
fn the_templates_keep_their_latency_as_their_cases_say() {
    let cases = [
        ("visual_search", [55, 96, 146]),
        ("ad_click_prediction", [31, 56, 93]),
        ("harmful_content_detection", [41, 99, 125]),
    ];
    for (id, ms) in cases {
        let figures = figures(&template(id));
        let keys = ["latency_p50_ms", "latency_p99_ms", "latency_worst_ms"];
        for (key, ms) in keys.into_iter().zip(ms) {
            let is = value(&figures, "", key);
            assert!(
                (is - f64::from(ms)).abs() <= 0.5,
                "{key} is {is}, the case says {ms}"
            );
        }
    }
}
