//! Model health is not part of monitoring.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN016", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let says = |it: NodeRef| format!("{it} would not notice NaN scores or a model of last month.");
    RULE.tell_each(
        survey.unset(Role::WatchesService, "numeric_health"),
        says,
        found,
    );
}
