//! Request-time transformation is not shared with training.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH007", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for transformer in survey.with(Role::TransformsRequest) {
        if !transformer.denies("shared_code") {
            continue;
        }
        let fed = transformer.downstream(EdgeFilter::over(&["features_online"]));
        let models = fed.into_iter().filter(|site| site.is(Role::LoadsModel));
        let skewed: Vec<NodeRef> = models
            .filter(|model| model.datasets().iter().any(|set| !set.learns_from_logs()))
            .collect();
        if !skewed.is_empty() {
            let message = format!(
                "Training–serving skew: {transformer} computes features for {} by code that training does not share.",
                named(&skewed)
            );
            found.push(Diagnostic::new(&RULE, message).at([transformer]));
        }
    }
}
