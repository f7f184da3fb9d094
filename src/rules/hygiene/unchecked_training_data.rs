//! Nothing checks the data before training.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FlowTarget, FixStep};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH009",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Nothing checks the data before training",
    condition: "A dataset builder that feeds training has no data validator upstream.",
    why: "A silent unit change, an empty partition or a doubled join trains a worse model that passes every software test.",
    fix: "Put a data validator between source and features or between features and dataset.",
    source: "ML Test Score Data 1, Monitor 2; Rules of ML #9, #10",
    fixes: &[
        FixTemplate {
            title: "Check the data on the way to it",
            steps: &[FixStep::Insert(
                FlowTarget::Into("features"),
                &[&[Role::ValidatesData]],
            )],
        },
        FixTemplate {
            title: "Check the labels on the way to it",
            steps: &[FixStep::Insert(FlowTarget::Into("labels"), &[&[Role::ValidatesData]])],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let validated = survey.led_to_from(Role::ValidatesData, EdgeFilter::ANY);
    for dataset in survey.with(Role::BuildsDataset) {
        if dataset.is_used_at("train") && !validated.contains(dataset) {
            let message = format!("Nothing checks the data before they reach {dataset}.");
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
