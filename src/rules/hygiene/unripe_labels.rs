//! Labels are taken before they are ripe.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let labellers = dataset.upstream(EdgeFilter::over(&["labels"])).into_iter();
        for labeller in labellers.filter(|site| site.is(Role::LabelsFromBehaviour)) {
            let window = labeller.stated_number("attribution_window_h");
            let both = window.zip(dataset.stated_number("label_maturity_h"));
            if let Some((window, age)) = both.filter(|(window, age)| window > age) {
                let message = format!(
                    "Label maturity: {dataset} takes labels after {age} h, but {labeller} waits {window} h for an outcome.",
                    age = exact(age),
                    window = exact(window)
                );
                found.push(Diagnostic::new(&RULE, message).at([labeller, dataset]));
            }
        }
    }
}
