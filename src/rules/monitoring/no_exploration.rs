//! The model only ever learns from its own choices.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut rerankers = survey.with(Role::Reranks);
    let mut labellers = survey.with(Role::LabelsFromBehaviour);
    let explores = rerankers.any(|site| site.is_above("exploration_pct", 0.0))
        || labellers.any(|site| site.is_choice("position_debias", &["randomised_slice"]));
    if explores {
        return;
    }
    let behaviour = survey.led_to_from(Role::LabelsFromBehaviour, EdgeFilter::over(&["labels"]));
    let closed = survey.with(Role::Ranks).filter(|ranker| {
        let datasets = ranker.datasets();
        datasets.iter().any(|dataset| behaviour.contains(*dataset))
    });
    let says =
        |names: &str| format!("No exploration: {names} learns only from what it chose to show.");
    RULE.tell_all(closed, says, found);
}
