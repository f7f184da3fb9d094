//! Experiment is not connected.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for experiment in survey.with(Role::Experiments) {
        let (measures, assigns) = (
            experiment.is_fed_at("exposures"),
            experiment.is_used_at("assignment"),
        );
        let message = match (measures, assigns) {
            (true, true) => continue,
            (false, true) => format!("{experiment} gets no outcomes to measure."),
            (true, false) => format!("{experiment} assigns nobody to an arm."),
            (false, false) => format!("{experiment} neither assigns anybody nor gets outcomes."),
        };
        found.push(Diagnostic::new(&RULE, message).at([experiment]));
    }
}
