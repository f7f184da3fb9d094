//! Groundedness is not measured.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let judges = [Role::EvaluatesOffline, Role::JudgesAnswers];
    let mut evaluators = survey.with_any(&judges).into_iter();
    if evaluators.any(|site| site.has_chosen("metrics", &["groundedness"])) {
        return;
    }
    // A judge of which nobody said what it grades may well grade that.
    if survey
        .with(Role::JudgesAnswers)
        .any(|judge| !judge.says("metrics"))
    {
        return;
    }
    let mut guards = survey.with(Role::GuardsContent);
    if guards.any(|guard| guard.has_chosen("checks", &["groundedness"])) {
        return;
    }
    let generating = survey.leading_to(Role::Generates, EdgeFilter::over(&["prompt"]));
    let builders = survey.with(Role::BuildsPrompt);
    let retrieving: Vec<NodeRef> = builders
        .filter(|builder| builder.is_fed_at("context") && generating.contains(*builder))
        .collect();
    if !retrieving.is_empty() {
        let message = format!(
            "Groundedness: nobody measures whether answers follow from what {} found.",
            named(&retrieving)
        );
        found.push(Diagnostic::new(&RULE, message).at(retrieving));
    }
}
