//! Label leaks into the features.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH001",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Target leakage: labels reach the features",
    condition: "Labels enter a feature pipeline without a label cut-off, and its features reach a dataset builder over feature rows at rest.",
    why: "If the answer, or something recorded after the answer, is among the inputs, offline scores look wonderful and production collapses because that input does not exist yet at prediction time.",
    fix: "Drop the input, or state a cut-off so that only labels older than the prediction time (plus a margin) are aggregated.",
    source: "Common practice (target leakage); Rules of ML #29 and #31",
    fixes: &[FixTemplate {
        title: "State a cut-off as long as the labels take",
        steps: &[FixStep::Set(
            Role::ComputesFeatures,
            "label_cutoff_h",
            NewValue::Largest(Role::LabelsFromBehaviour, "attribution_window_h", 1.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let teaching = survey.leading_to(Role::BuildsDataset, EdgeFilter::over(&["features_offline"]));
    for pipeline in survey.with(Role::ComputesFeatures) {
        let takes_labels = pipeline.ins_of(&["labels"]).next().is_some();
        if takes_labels && pipeline.is_at_most("label_cutoff_h", 0.0) && teaching.contains(pipeline)
        {
            let message = format!(
                "{pipeline} computes features from labels of any age, and a model is trained on them."
            );
            found.push(Diagnostic::new(&RULE, message).at([pipeline]));
        }
    }
}
