//! Model health is not part of monitoring.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN016", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let unhealthy = survey.denying(Role::WatchesService, "numeric_health");
    let says = |names: &str| {
        format!("Model health: {names} would not notice NaN scores or a model of last month.")
    };
    RULE.tell_all(unhealthy, says, found);
}
