//! Service runs too hot.

use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV014",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Utilisation too high at peak",
    condition: "A component on the request path is at least 70 % and less than 100 % utilised at the peak.",
    why: "Waiting time rises steeply near full load, and there is no room for a failed zone or a spike.",
    fix: "Plan for 50-65 % at peak, so that losing one of two or three zones still fits.",
    source: "Queueing theory; capacity.md section 3",
    fixes: &[FixTemplate {
        title: "Add replicas for the peak",
        steps: &[FixStep::SetHere("replicas", NewValue::Replicas { cold: false })],
    }],
    check: RuleCheck::Board(check),
};

/// Share of what its replicas can do from which a component runs hot; from 1 on it is overloaded.
const HOT: f64 = 0.7;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for (site, busy) in survey.utilisation() {
        if (HOT..1.0).contains(&busy) {
            let message = format!(
                "{site} runs at {:.0} % utilisation at peak: no zone may fail.",
                busy * 100.0
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
