//! Label leaks into the features.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck, Severity};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let teaching = survey.leading_to(Role::BuildsDataset, EdgeFilter::over(&["features_offline"]));
    for pipeline in survey.with(Role::ComputesFeatures) {
        let takes_labels = pipeline.ins_of(&["labels"]).next().is_some();
        let has_cutoff = !pipeline.aside().is_at_most("label_cutoff_h", 0.0);
        if !takes_labels || has_cutoff || !teaching.contains(pipeline) {
            continue;
        }
        let message = format!(
            "Target leakage: {pipeline} computes features from labels of any age, and a model is trained on them."
        );
        let one = Diagnostic::new(&RULE, message).at([pipeline]);
        // Labels flow in whatever nobody said of a cut-off; that there is none, somebody must say.
        let is_stated = pipeline.says("label_cutoff_h");
        found.push(if is_stated {
            one
        } else {
            one.at_most(Severity::Warning)
        });
    }
}
