//! Model is never evaluated offline.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::Way;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV001",
    family: Family::Evaluation,
    severity: Severity::Error,
    when: When::Live,
    title: "Model is never evaluated offline",
    condition: "A trainer hands its model on, and no offline evaluator gets it over models.",
    why: "Without a held-out score there is no reason to prefer this model to last week's or to none.",
    fix: "Add an offline evaluator fed by the test split.",
    source: "ML Test Score Infra 4; framework step 5",
    mends: &[Mend {
        does: "Evaluate it",
        steps: &[Step::Connect(
            (Role::Trains, "model"),
            (Role::EvaluatesOffline, "model"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let judged = survey.leading_to(Role::EvaluatesOffline, Way::over(&["model_artifact"]));
    for trainer in survey.with(Role::Trains) {
        if trainer.is_used_at("model") && !judged.contains(trainer) {
            let message = format!("Nobody evaluates what {trainer} trained.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]));
        }
    }
}
