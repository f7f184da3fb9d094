//! Ranker has nothing to look at.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH023", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for ranker in survey.with(Role::Ranks) {
        if ranker.is_choice("stage", &["pre_rank", "rank"]) && !ranker.is_fed_at("features") {
            let message = format!("{ranker} orders items by their ids alone: it gets no features.");
            found.push(Diagnostic::new(&RULE, message).at([ranker]));
        }
    }
}
