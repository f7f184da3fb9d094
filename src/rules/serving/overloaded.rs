//! Service is overloaded.

use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV013",
    family: RuleFamily::Serving,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Service is overloaded",
    condition: "At the peak, more requests reach a component on the request path than its replicas can do: \
        utilisation is load over replicas times capacity, and load the peak times the share that no cache at the gateway answers; \
        the gateway and the caches take all.",
    why: "More work arrives than can be done; the queue grows until requests time out.",
    fix: "Add replicas, make each call cheaper, cache, or shed load.",
    source: "Queueing theory (Little, Erlang)",
    fixes: &[FixTemplate {
        title: "Add replicas for the peak",
        steps: &[FixStep::SetHere("replicas", NewValue::Replicas { cold: false })],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.utilisation() {
        if busy >= 1.0 {
            let message = format!("{site} gets {busy:.2} times its capacity at peak.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
