//! Latency budget exceeded.

use std::sync::LazyLock;

use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((path, promise)) = survey.promised_path() else {
        return;
    };
    // What components took that nobody spoke for is no ground to complain.
    let stated = path.latency.p99_ms - survey.assumed_ms(path);
    if stated > promise {
        let hops = survey.slowest_hops(path);
        let message = format!(
            "Latency: p99 is {} ms; the target is {promise} ms. Slowest: {}.",
            fixed(path.latency.p99_ms, 0),
            named(&hops[..hops.len().min(3)]),
            promise = exact(promise)
        );
        let spoken_for = hops.into_iter().filter(|hop| survey.states_latency(*hop));
        found.push(Diagnostic::new(&RULE, message).at(spoken_for));
    }
}
