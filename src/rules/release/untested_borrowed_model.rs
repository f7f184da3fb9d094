//! Borrowed model never tested on your own data.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL008",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Borrowed model never tested on your own data",
    condition: "A pretrained model reaches a component that loads models and no offline evaluator, over models.",
    why: "Public benchmarks are somebody else's users, language and camera.",
    fix: "Run it on a labelled sample of your own traffic, next to a simple baseline.",
    source: "ML Test Score Model 5, Model 6",
    fixes: &[FixTemplate {
        title: "Evaluate it on your own data",
        steps: &[FixStep::Connect(
            (Role::BorrowedModel, "model"),
            (Role::EvaluatesOffline, "model"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const MODELS: EdgeFilter = EdgeFilter::over(&["model_artifact"]);
    let used = survey.leading_to(Role::LoadsModel, MODELS);
    let tested = survey.leading_to(Role::EvaluatesOffline, MODELS);
    for model in survey.with(Role::BorrowedModel) {
        if used.contains(model) && !tested.contains(model) {
            let message = format!("{model} goes into production without a test on your own data.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
