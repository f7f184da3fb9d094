//! Borrowed model never tested on your own data.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::Way;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL008",
    family: Family::Release,
    severity: Severity::Warning,
    when: When::Live,
    title: "Borrowed model never tested on your own data",
    condition: "A pretrained model reaches a component that loads models and no offline evaluator, over models.",
    why: "Public benchmarks are somebody else's users, language and camera.",
    fix: "Run it on a labelled sample of your own traffic, next to a simple baseline.",
    source: "ML Test Score Model 5, Model 6",
    mends: &[Mend {
        does: "Evaluate it on your own data",
        steps: &[Step::Connect(
            (Role::BorrowedModel, "model"),
            (Role::EvaluatesOffline, "model"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    const MODELS: Way = Way::over(&["model_artifact"]);
    let used = survey.leading_to(Role::LoadsModel, MODELS);
    let tested = survey.leading_to(Role::EvaluatesOffline, MODELS);
    for model in survey.with(Role::BorrowedModel) {
        if used.contains(model) && !tested.contains(model) {
            let message = format!("{model} goes into production without a test on your own data.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
