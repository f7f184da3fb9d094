//! Reasons are required but nothing gives them.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ004", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.is_asked_choice("interpretability", &["required"]) {
        return;
    }
    let explained = survey.leading_to(
        Role::ReceivesExplanations,
        EdgeFilter::over(&["explanations"]),
    );
    if survey
        .with(Role::Explains)
        .any(|explainer| explained.contains(explainer))
    {
        return;
    }
    let opaque = survey
        .with(Role::HasModelFamily)
        .filter(|model| !model.is_choice("family", &["rules", "linear"]));
    let says = |names: &str| {
        format!("Explanations: reasons are required, and nothing gives those of {names}.")
    };
    RULE.tell_all(opaque, says, found);
}
