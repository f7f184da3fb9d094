//! Latency budget has no slack.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV004", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((path, promise)) = survey.promised_path() else {
        return;
    };
    let (likely, worst) = (path.latency.p99_ms, path.latency.worst_ms);
    if likely <= promise && promise < worst - survey.assumed_ms(path) {
        let message = format!(
            "Latency slack: the target of {promise} ms holds while slow hops are independent ({likely} ms), not when they coincide ({worst} ms).",
            promise = exact(promise),
            likely = fixed(likely, 0),
            worst = fixed(worst, 0)
        );
        found.push(Diagnostic::new(&RULE, message).at(survey.slowest_hops(path)));
    }
}
