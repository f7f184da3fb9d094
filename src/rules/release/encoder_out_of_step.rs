//! Encoder and index can get out of step.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL010", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        let asking = index.query_encoders();
        if asking.iter().all(|encoder| encoder.trainers().is_empty()) {
            continue;
        }
        let filling = index.ins_at("contents").map(|flow| flow.from);
        let mut builders: Vec<NodeRef> = filling
            .filter(|site| site.is(Role::BuildsIndex) && site.denies("blue_green"))
            .collect();
        builders.dedup();
        if !builders.is_empty() {
            let message = format!(
                "Encoder and index out of step: after a retraining, {index} compares new query vectors with old items until {} is done.",
                named(&builders)
            );
            found.push(Diagnostic::new(&RULE, message).at([index]).at(builders));
        }
    }
}
