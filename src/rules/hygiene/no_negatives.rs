//! No negatives.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::Way;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH012",
    family: Family::Hygiene,
    severity: Severity::Error,
    when: When::Live,
    title: "No negatives",
    condition: "An implicit labeller makes no negatives, and its labels reach a dataset builder.",
    why: "Logs contain what people did, not what they declined. Trained on positives only, a model learns to say yes.",
    fix: "Use shown-but-ignored items, sampled catalogue items or in-batch negatives; mix easy and hard ones.",
    source: "Common practice in retrieval and click models",
    mends: &[Mend {
        does: "Take what was shown and ignored as negatives",
        steps: &[Step::Set(
            Role::LabelsFromBehaviour,
            "negatives",
            To::Word("impressions_without_action"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let teaching = survey.leading_to(Role::BuildsDataset, Way::over(&["labels"]));
    for labeller in survey.with(Role::LabelsFromBehaviour) {
        if labeller.is_choice("negatives", &["none"]) && teaching.contains(labeller) {
            let message =
                format!("{labeller} labels only what people did, never what they declined.");
            found.push(Diagnostic::new(&RULE, message).at([labeller]));
        }
    }
}
