//! One hop eats the budget.

use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV005",
    family: RuleFamily::Serving,
    severity: Severity::Advice,
    when: TellWhen::Live,
    title: "One hop takes most of the latency budget",
    condition: "The critical path has at least 3 hops that take time, and the p99 of one of them, with what it fetches, is more than 60 % of the promised latency.",
    why: "That hop decides the design: everything else is decoration until it is faster, cached or moved off the path.",
    fix: "Precompute, cache, batch, shrink or parallelise that hop; talk about it first.",
    source: "Common practice",
    fixes: &[],
    check: RuleCheck::Board(check),
};

/// Share of the promised latency that one component may take.
const LARGEST_SHARE: f64 = 0.6;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((path, promise)) = survey.promised_path() else {
        return;
    };
    if path.hops.len() < 3 {
        return;
    }
    for hop in &path.hops {
        let ms = hop.total().p99_ms;
        if let Some(site) = survey
            .find(&hop.node)
            .filter(|_| ms > LARGEST_SHARE * promise)
        {
            let message =
                format!("{site} takes {ms:.0} ms of the latency target of {promise} ms.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
