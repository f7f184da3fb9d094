//! Labels are taken before they are ripe.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH011",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Labels are taken before they mature",
    condition: "The attribution window of an implicit labeller that feeds a dataset builder is longer than the age at which the dataset takes labels.",
    why: "A conversion that has not happened yet is recorded as a negative. The newest, most relevant rows are the wrongest.",
    fix: "Wait for the window to close, or model the delay explicitly.",
    source: "Common practice (delayed feedback)",
    fixes: &[FixTemplate {
        title: "Wait until labels mature",
        steps: &[FixStep::Set(
            Role::BuildsDataset,
            "label_maturity_h",
            NewValue::Largest(Role::LabelsFromBehaviour, "attribution_window_h", 1.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let labellers = dataset.upstream(EdgeFilter::over(&["labels"])).into_iter();
        for labeller in labellers.filter(|site| site.is(Role::LabelsFromBehaviour)) {
            let window = labeller.number("attribution_window_h");
            let both = window.zip(dataset.number("label_maturity_h"));
            if let Some((window, age)) = both.filter(|(window, age)| window > age) {
                let message = format!(
                    "{dataset} takes labels after {age} h, but {labeller} waits {window} h for an outcome."
                );
                found.push(Diagnostic::new(&RULE, message).at([labeller, dataset]));
            }
        }
    }
}
