//! Behaviour reaches the model too late.

use std::sync::LazyLock;

use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ002", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(wanted) = survey.asked_number("signal_freshness_s") else {
        return;
    };
    let ages = survey.signal_ages_s();
    let freshest = ages
        .iter()
        .map(|(_, age)| *age)
        .fold(f64::INFINITY, f64::min);
    if freshest > wanted && !ages.is_empty() {
        let readers: Vec<NodeRef> = ages.into_iter().map(|(site, _)| site).collect();
        let message = format!(
            "Behaviour must count within {wanted} s; the freshest signal of {} is {freshest} s old.",
            named(&readers)
        );
        found.push(Diagnostic::new(&RULE, message).at(readers));
    }
}
