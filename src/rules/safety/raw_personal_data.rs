//! Raw personal data reach training or annotators.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{DataFact, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, Severity};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let exposed: Vec<NodeRef> = survey
        .with(Role::UsesRawExamples)
        .filter(|site| !site.runs_on_device() && site.receives(DataFact::Personal))
        .collect();
    if exposed.is_empty() {
        return;
    }
    let stores = survey
        .with(Role::PersonalDataOrigin)
        .filter(|site| site.flag("holds_pii"));
    for source in survey.with(Role::Client).chain(stores) {
        let mut reached = source.reached_by(DataFact::Personal);
        reached.retain(|site| exposed.contains(site));
        if !reached.is_empty() {
            let message = format!(
                "Personal data: those of {source} reach {} as they are.",
                named(&reached)
            );
            // People who label see faces and names; a job over rows of our own is a question of purpose.
            let is_seen = reached.iter().any(|site| site.is(Role::Annotates));
            let one = Diagnostic::new(&RULE, message).at([source]).at(reached);
            found.push(if is_seen {
                one
            } else {
                one.at_most(Severity::Warning)
            });
        }
    }
}
