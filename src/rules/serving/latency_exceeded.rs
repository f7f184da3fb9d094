//! Latency budget exceeded.

use std::sync::LazyLock;

use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((path, promise)) = survey.promised_path() else {
        return;
    };
    if path.latency.p99_ms > promise {
        let hops = survey.slowest_hops(path);
        let message = format!(
            "p99 latency is {:.0} ms; the target is {promise} ms. Slowest: {}.",
            path.latency.p99_ms,
            named(&hops[..hops.len().min(3)])
        );
        found.push(Diagnostic::new(&RULE, message).at(hops));
    }
}
