//! Latency budget has no slack.

use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV004",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Latency budget has no slack",
    condition: "The estimated p99 latency of the critical path is within the promised one, and the sum of the p99 of its hops is not.",
    why: "If slow hops coincide (shared network, garbage collection, cold caches) the promise fails. The two bounds bracket reality.",
    fix: "Add slack to the slowest hop, or hedge requests to it.",
    source: "The Tail at Scale",
    fixes: &[],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((path, promise)) = survey.promised_path() else {
        return;
    };
    let (likely, worst) = (path.latency.p99_ms, path.latency.worst_ms);
    if likely <= promise && promise < worst {
        let message = format!(
            "The target of {promise} ms holds while slow hops are independent ({likely:.0} ms), not when they coincide ({worst:.0} ms)."
        );
        found.push(Diagnostic::new(&RULE, message).at(survey.slowest_hops(path)));
    }
}
