//! The two arms influence each other.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV010",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Interference between experiment arms",
    condition: "Treating one user changes what another experiences, and an A/B experiment randomises by user, session or item.",
    why: "In a market, a network or an auction, treating one side changes the other's world: \
        supply, budget or friends are shared, so the measured difference is biased.",
    fix: "Randomise clusters, regions or time slices (switchback), or split budgets.",
    source: "Experimentation practice in marketplaces and social networks",
    fixes: &[FixTemplate {
        title: "Randomise clusters",
        steps: &[FixStep::Set(Role::Experiments, "unit", NewValue::Word("cluster"))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("interference") {
        return;
    }
    for experiment in survey.with(Role::Experiments) {
        let is_naive = experiment.is_choice("unit", &["user", "session", "item"])
            && experiment.is_choice("design", &["ab"]);
        if is_naive {
            let message = format!(
                "The arms of {experiment} share supply, budgets or friends and change each other."
            );
            found.push(Diagnostic::new(&RULE, message).at([experiment]));
        }
    }
}
