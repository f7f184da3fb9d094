//! Request-time transformation is not shared with training.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH007",
    family: Family::Hygiene,
    severity: Severity::Warning,
    when: When::Live,
    title: "Request-time transformation is not shared with training",
    condition: "A request-time transformer without shared code feeds a model that was trained on a dataset of the board, and no prediction logger that records the features used reaches that dataset.",
    why: "Code written twice (SQL for training, Rust for serving) diverges at the first null or time zone.",
    fix: "Use one library in both places, or log what serving computed and train on that.",
    source: "Rules of ML #32; ML Test Score Monitor 3",
    mends: &[Mend {
        does: "Share the code with training",
        steps: &[Step::Set(
            Role::TransformsRequest,
            "shared_code",
            To::Flag(true),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for transformer in survey.with(Role::TransformsRequest) {
        if transformer.flag("shared_code") {
            continue;
        }
        let fed = transformer.downstream(Way::over(&["features_online"]));
        let models = fed.into_iter().filter(|site| site.is(Role::LoadsModel));
        let skewed: Vec<Site> = models
            .filter(|model| model.datasets().iter().any(|set| !set.learns_from_logs()))
            .collect();
        if !skewed.is_empty() {
            let message = format!(
                "{transformer} computes features for {} by code that training does not share.",
                named(&skewed)
            );
            found.push(Diagnostic::new(&RULE, message).at([transformer]));
        }
    }
}
