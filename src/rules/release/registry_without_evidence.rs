//! Registry accepts models without evidence.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL002", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_evaluation() {
        return;
    }
    let made_here = survey.led_to_from(Role::Trains, EdgeFilter::over(&["model_artifact"]));
    let fed = survey.fed_at(Role::RegistersModels, "model");
    let says = |names: &str| {
        format!(
            "Evaluation report: {names} would take in models without evidence that they are good."
        )
    };
    RULE.tell_unfed(
        fed.filter(|registry| made_here.contains(*registry)),
        "report",
        says,
        found,
    );
}
