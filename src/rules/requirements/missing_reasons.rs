//! Reasons are required but nothing gives them.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::Way;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RQ004",
    family: Family::Requirements,
    severity: Severity::Error,
    when: When::Review,
    title: "Reasons are required but nothing gives them",
    condition: "Reasons are required, a ranking service, model server or batch predictor has a model that is not readable by itself (neither rules nor linear), and no explainer's reasons reach a gateway, decision engine, human review, prediction logger or client.",
    why: "A score without a reason cannot be contested, debugged or lawfully used in some fields.",
    fix: "Use an inherently readable model if it is close in quality; else attach tested reason codes.",
    source: "Seven-step framework (interpretability); Rules of ML #14; ML Test Score Infra 5",
    mends: &[Mend {
        does: "Explain its answers",
        steps: &[
            Step::Connect(
                (Role::PredictsOnline, "predictions"),
                (Role::Explains, "predictions"),
            ),
            Step::Connect((Role::Explains, "explanations"), (Role::Gateway, "result")),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.is_asked_choice("interpretability", &["required"]) {
        return;
    }
    let explained = survey.leading_to(Role::ReceivesExplanations, Way::over(&["explanations"]));
    if survey
        .with(Role::Explains)
        .any(|explainer| explained.contains(explainer))
    {
        return;
    }
    for model in survey.with(Role::HasModelFamily) {
        if !model.is_choice("family", &["rules", "linear"]) {
            let message = format!("Reasons are required, and nothing gives those of {model}.");
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
