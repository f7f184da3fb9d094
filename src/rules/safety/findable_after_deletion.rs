//! Deleted items stay findable.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP014", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("erasure_required") {
        return;
    }
    let stale = survey.with(Role::SearchesIndex).filter(|index| {
        let mut filling = index.ins_at("contents").map(|flow| flow.from);
        let is_rebuilt =
            filling.any(|site| site.is(Role::BuildsIndex) && !site.aside().flag("incremental"));
        !is_rebuilt && !index.is_fed_at("erasure")
    });
    let says = |names: &str| format!("Erasure: {names} would keep finding what was deleted.");
    RULE.tell_all(stale, says, found);
}
