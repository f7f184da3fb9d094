//! Request-time transformation is not shared with training.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH007",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Training–serving skew: request-time transformation not shared",
    condition: "A request-time transformer without shared code feeds a model that was trained on a dataset of the board, and no prediction logger that records the features used reaches that dataset.",
    why: "Code written twice (SQL for training, Rust for serving) diverges at the first null or time zone.",
    fix: "Use one library in both places, or log what serving computed and train on that.",
    source: "Rules of ML #32; ML Test Score Monitor 3",
    fixes: &[FixTemplate {
        title: "Share the code with training",
        steps: &[FixStep::Set(
            Role::TransformsRequest,
            "shared_code",
            NewValue::Flag(true),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for transformer in survey.with(Role::TransformsRequest) {
        if transformer.flag("shared_code") {
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
