//! Nothing checks the data before training.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH009", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let validated = survey.led_to_from(Role::ValidatesData, EdgeFilter::ANY);
    for dataset in survey.with(Role::BuildsDataset) {
        if dataset.is_used_at("train") && !validated.contains(dataset) {
            let message = format!("Nothing checks the data before they reach {dataset}.");
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
