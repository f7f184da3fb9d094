//! Behaviour reaches the model too late.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, Severity};
use crate::text::exact;

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
    if freshest <= wanted || ages.is_empty() {
        return;
    }
    let readers: Vec<NodeRef> = ages.into_iter().map(|(site, _)| site).collect();
    let message = format!(
        "Freshness: behaviour must count within {wanted} s; the freshest signal of {} is {freshest} s old.",
        named(&readers),
        wanted = exact(wanted),
        freshest = exact(freshest)
    );
    // A schedule is a choice that somebody must have made; that it is a batch, the drawing says.
    let mut pipelines = survey
        .with_any(&[Role::ComputesFeaturesInBatch, Role::PredictsInBulk])
        .into_iter();
    let is_stated = pipelines.any(|pipeline| pipeline.says("interval_h"));
    let one = Diagnostic::new(&RULE, message).at(readers);
    found.push(if is_stated {
        one
    } else {
        one.at_most(Severity::Warning)
    });
}
