//! Behaviour logs keep identities.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::DataFact;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let kept = survey.with_any(&[Role::FirstDurableCopy, Role::LogsPredictions]);
    let kept = kept.into_iter().filter(|log| {
        let mut told = log.ins_of(&["raw_events", "feedback", "request"]);
        !log.runs_on_device() && told.any(|flow| flow.holds(DataFact::Personal))
    });
    let says =
        |names: &str| format!("Pseudonyms: what people do is kept under their names in {names}.");
    RULE.tell_all(kept, says, found);
}
