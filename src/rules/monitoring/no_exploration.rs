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
    for ranker in survey.with(Role::Ranks) {
        if ranker
            .datasets()
            .iter()
            .any(|dataset| behaviour.contains(*dataset))
        {
            let message =
                format!("No exploration: {ranker} learns only from what it chose to show.");
            found.push(Diagnostic::new(&RULE, message).at([ranker]));
        }
    }
}
