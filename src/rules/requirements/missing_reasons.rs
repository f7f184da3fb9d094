//! Reasons are required but nothing gives them.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ004",
    family: RuleFamily::Requirements,
    severity: Severity::Error,
    when: TellWhen::Review,
    title: "Reasons are required but nothing gives them",
    condition: "Reasons are required, a ranking service, model server or batch predictor has a model that is not readable by itself (neither rules nor linear), and no explainer's reasons reach a gateway, decision engine, human review, prediction logger or client.",
    why: "A score without a reason cannot be contested, debugged or lawfully used in some fields.",
    fix: "Use an inherently readable model if it is close in quality; else attach tested reason codes.",
    source: "Seven-step framework (interpretability); Rules of ML #14; ML Test Score Infra 5",
    fixes: &[FixTemplate {
        title: "Explain its answers",
        steps: &[
            FixStep::Connect(
                (Role::PredictsOnline, "predictions"),
                (Role::Explains, "predictions"),
            ),
            FixStep::Connect((Role::Explains, "explanations"), (Role::Gateway, "result")),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.is_asked_choice("interpretability", &["required"]) {
        return;
    }
    let explained = survey.leading_to(Role::ReceivesExplanations, EdgeFilter::over(&["explanations"]));
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
