//! Predictions are not recorded.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN008",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Predictions are not recorded",
    condition: "A component that produces the answers of the product exists and no prediction logger.",
    why: "Without a record there is no audit, no debugging, no next training set.",
    fix: "Log inputs, features, version, output and experiment arm, sampled if necessary.",
    source: "Rules of ML #29; ML Test Score Infra 5",
    fixes: &[
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
    ],
    check: RuleCheck::Board(check),
};

/// What leaves the port is logged.
const fn log(role: Role, output: &'static str) -> FixStep {
    FixStep::Connect((role, output), (Role::LogsPredictions, "predictions"))
}

/// What is logged is kept.
const KEEP: FixStep = FixStep::Connect((Role::LogsPredictions, "events"), (Role::StoresHistory, "data"));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let serving: Vec<NodeRef> = survey.with(Role::Serves).collect();
    if !serving.is_empty() && !survey.has(Role::LogsPredictions) {
        let message = format!("Nothing records what {} answered.", named(&serving));
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
