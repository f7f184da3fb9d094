//! Streaming nobody asked for.

use crate::catalog::Role;
use crate::text::SECONDS_PER_DAY;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ013",
    family: RuleFamily::Requirements,
    severity: Severity::Advice,
    when: TellWhen::Live,
    title: "Streaming nobody asked for",
    condition: "A streaming feature pipeline exists although behaviour need not count sooner than after a day.",
    why: "Streams cost on-call hours. If a day-old signal is good enough, a nightly job is the better engineering.",
    fix: "Use a batch pipeline until a metric shows freshness pays.",
    source: "Rules of ML #4, #8",
    fixes: &[],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey
        .asked_number("signal_freshness_s")
        .is_none_or(|s| s < SECONDS_PER_DAY)
    {
        return;
    }
    for pipeline in survey.with(Role::ComputesFeaturesInStream) {
        let message = format!("{pipeline} streams what may be a day old.");
        found.push(Diagnostic::new(&RULE, message).at([pipeline]));
    }
}
