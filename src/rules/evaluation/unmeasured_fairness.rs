//! Fairness is not measured although people are affected.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV014",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Fairness is not measured although people are affected",
    condition: "Errors affect people's lives, and no offline evaluator measures fairness.",
    why: "Average quality can hide that one group pays for another's errors.",
    fix: "Compare error rates between groups at the operating threshold; agree on which gap matters.",
    source: "ML Test Score Model 7",
    fixes: &[FixTemplate {
        title: "Compare groups",
        steps: &[FixStep::Set(
            Role::EvaluatesOffline,
            "fairness",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let evaluators: Vec<NodeRef> = survey.with(Role::EvaluatesOffline).collect();
    let is_measured = evaluators.iter().any(|site| site.flag("fairness"));
    if !evaluators.is_empty() && !is_measured && survey.asks("affects_people") {
        let message = format!("{} does not compare groups of people.", named(&evaluators));
        let message = if evaluators.len() > 1 {
            message.replace(" does not ", " do not ")
        } else {
            message
        };
        found.push(Diagnostic::new(&RULE, message).at(evaluators));
    }
}
