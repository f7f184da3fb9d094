//! Label leaks into the features.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH001", RuleCheck::Board(check)));

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
