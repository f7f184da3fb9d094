//! Deleted items stay findable.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP014", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("erasure_required") {
        return;
    }
    for index in survey.with(Role::SearchesIndex) {
        let mut filling = index.ins_at("contents").map(|flow| flow.from);
        let is_rebuilt =
            filling.any(|site| site.is(Role::BuildsIndex) && !site.flag("incremental"));
        if !is_rebuilt && !index.is_fed_at("erasure") {
            let message = format!("{index} keeps finding what was deleted.");
            found.push(Diagnostic::new(&RULE, message).at([index]));
        }
    }
}
