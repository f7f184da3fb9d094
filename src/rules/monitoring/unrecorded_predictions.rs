//! Predictions are not recorded.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("MN008", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
    FixTemplate {
        title: "Log them",
        steps: &[log(Role::PredictsOnline, "predictions")],
    },
    FixTemplate {
        title: "Log them",
        steps: &[log(Role::Ranks, "scores")],
    },
    FixTemplate {
        title: "Log them",
        steps: &[log(Role::Generates, "generation")],
    },
    FixTemplate {
        title: "Log them and keep them",
        steps: &[log(Role::PredictsOnline, "predictions"), KEEP],
    },
    FixTemplate {
        title: "Log them and keep them",
        steps: &[log(Role::Ranks, "scores"), KEEP],
    },
    FixTemplate {
        title: "Log them and keep them",
        steps: &[log(Role::Generates, "generation"), KEEP],
    },
    FixTemplate {
        title: "Log them and keep them",
        steps: &[log(Role::Reranks, "ranked_list"), KEEP],
    },
    FixTemplate {
        title: "Log them and keep them",
        steps: &[log(Role::Decides, "decisions"), KEEP],
    },
];

/// What leaves the port is logged.
const fn log(role: Role, output: &'static str) -> FixStep {
    FixStep::Connect((role, output), (Role::LogsPredictions, "predictions"))
}

/// What is logged is kept.
const KEEP: FixStep = FixStep::Connect(
    (Role::LogsPredictions, "events"),
    (Role::StoresHistory, "data"),
);

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let serving: Vec<NodeRef> = survey.with(Role::Serves).collect();
    if !serving.is_empty() && !survey.has(Role::LogsPredictions) {
        let message = format!("Nothing records what {} answered.", named(&serving));
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
