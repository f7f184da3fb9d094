//! Fairness is not measured although people are affected.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV014",
    family: Family::Evaluation,
    severity: Severity::Warning,
    when: When::Review,
    title: "Fairness is not measured although people are affected",
    condition: "Errors affect people's lives, and no offline evaluator measures fairness.",
    why: "Average quality can hide that one group pays for another's errors.",
    fix: "Compare error rates between groups at the operating threshold; agree on which gap matters.",
    source: "ML Test Score Model 7",
    mends: &[Mend {
        does: "Compare groups",
        steps: &[Step::Set(
            Role::EvaluatesOffline,
            "fairness",
            To::Flag(true),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let evaluators: Vec<Site> = survey.with(Role::EvaluatesOffline).collect();
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
