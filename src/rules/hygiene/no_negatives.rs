//! No negatives.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH012",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "No negatives",
    condition: "An implicit labeller makes no negatives, and its labels reach a dataset builder.",
    why: "Logs contain what people did, not what they declined. Trained on positives only, a model learns to say yes.",
    fix: "Use shown-but-ignored items, sampled catalogue items or in-batch negatives; mix easy and hard ones.",
    source: "Common practice in retrieval and click models",
    fixes: &[FixTemplate {
        title: "Take what was shown and ignored as negatives",
        steps: &[FixStep::Set(
            Role::LabelsFromBehaviour,
            "negatives",
            NewValue::Word("impressions_without_action"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let teaching = survey.leading_to(Role::BuildsDataset, EdgeFilter::over(&["labels"]));
    for labeller in survey.with(Role::LabelsFromBehaviour) {
        if labeller.is_choice("negatives", &["none"]) && teaching.contains(labeller) {
            let message =
                format!("{labeller} makes no negatives: it labels what people did, never what they declined.");
            found.push(Diagnostic::new(&RULE, message).at([labeller]));
        }
    }
}
