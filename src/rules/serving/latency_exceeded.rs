//! Latency budget exceeded.

use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV003",
    family: RuleFamily::Serving,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Latency budget exceeded",
    condition: "The estimated p99 latency of the critical path is above the promised one. \
        The critical path is the slowest way from a client's request to its response; \
        hops that are slow independently add up as the root of the sum of squares of p99 − p50.",
    why: "The promise to the product is broken before any queueing. \
        Either the design or the promise has to change, and saying which is the answer.",
    fix: "Shorten the path, run branches in parallel, cache, shrink the model, cut candidates, or renegotiate.",
    source: "Common practice; The Tail at Scale (Dean and Barroso 2013)",
    fixes: &[],
    check: RuleCheck::Board(check),
};

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
