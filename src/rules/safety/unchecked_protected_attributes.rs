//! Protected attributes without a fairness check.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP009",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Protected attributes without a fairness check",
    condition: "A feature pipeline uses protected attributes or close proxies, and no offline evaluator measures fairness.",
    why: "Age, gender, origin or their proxies (postcode) may be illegal inputs, and at the least must be shown not to harm.",
    fix: "Drop them, or measure the gap they cause and justify it.",
    source: "ML Test Score Data 4, Model 7",
    fixes: &[FixTemplate {
        title: "Measure fairness",
        steps: &[FixStep::Set(
            Role::EvaluatesOffline,
            "fairness",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut evaluators = survey.with(Role::EvaluatesOffline);
    if evaluators.any(|evaluator| evaluator.flag("fairness")) {
        return;
    }
    for pipeline in survey.with(Role::ComputesFeatures) {
        if pipeline.flag("uses_sensitive") {
            let message = format!(
                "{pipeline} uses protected attributes, and nobody measures whom that harms."
            );
            found.push(Diagnostic::new(&RULE, message).at([pipeline]));
        }
    }
}
