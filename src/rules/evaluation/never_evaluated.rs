//! Model is never evaluated offline.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV001",
    family: RuleFamily::Evaluation,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Model is never evaluated offline",
    condition: "A trainer hands its model on, and no offline evaluator gets it over models.",
    why: "Without a held-out score there is no reason to prefer this model to last week's or to none.",
    fix: "Add an offline evaluator fed by the test split.",
    source: "ML Test Score Infra 4; framework step 5",
    fixes: &[FixTemplate {
        title: "Evaluate it",
        steps: &[FixStep::Connect(
            (Role::Trains, "model"),
            (Role::EvaluatesOffline, "model"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let judged = survey.leading_to(Role::EvaluatesOffline, EdgeFilter::over(&["model_artifact"]));
    for trainer in survey.with(Role::Trains) {
        if trainer.is_used_at("model") && !judged.contains(trainer) {
            let message = format!("{trainer}'s model is never evaluated.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]));
        }
    }
}
