//! Experiment is not connected.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let can_assign = survey.with_any(&[Role::Serves, Role::Gateway, Role::Delivers, Role::Decides]);
    let can_assign = can_assign.iter().any(|site| {
        site.input_ports()
            .iter()
            .any(|port| port.name.as_str() == "assignment")
    });
    for experiment in survey.with(Role::Experiments) {
        let measures = experiment.is_fed_at("exposures");
        let assigns = experiment.is_used_at("assignment") || !can_assign;
        let message = match (measures, assigns) {
            (true, true) => continue,
            (false, true) => format!("Experiment: {experiment} gets no outcomes to measure."),
            (true, false) => format!("Experiment: {experiment} assigns nobody to an arm."),
            (false, false) => {
                format!("Experiment: {experiment} neither assigns anybody nor gets outcomes.")
            }
        };
        found.push(Diagnostic::new(&RULE, message).at([experiment]));
    }
}
