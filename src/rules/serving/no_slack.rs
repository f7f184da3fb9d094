//! Latency budget has no slack.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV004", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((path, promise)) = survey.promised_path() else {
        return;
    };
    let (likely, worst) = (path.latency.p99_ms, path.latency.worst_ms);
    if likely <= promise && promise < worst - survey.assumed_ms(path) {
        let message = format!(
            "Latency slack: the target of {promise} ms holds while slow hops are independent ({likely:.0} ms), not when they coincide ({worst:.0} ms)."
        );
        found.push(Diagnostic::new(&RULE, message).at(survey.slowest_hops(path)));
    }
}
