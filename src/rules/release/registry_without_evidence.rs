//! Registry accepts models without evidence.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("RL002", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Hand it the evaluation report",
    steps: &[FixStep::Connect(
        (Role::EvaluatesOffline, "report"),
        (Role::RegistersModels, "report"),
    )],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for registry in survey.with(Role::RegistersModels) {
        if registry.is_fed_at("model") && !registry.is_fed_at("report") {
            let message = format!("{registry} takes in models without an evaluation report.");
            found.push(Diagnostic::new(&RULE, message).at([registry]).port(
                registry.id(),
                &"report".into(),
                PortSide::Input,
            ));
        }
    }
}
