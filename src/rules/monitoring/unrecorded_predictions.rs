//! Predictions are not recorded.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "MN008",
    family: Family::Monitoring,
    severity: Severity::Warning,
    when: When::Review,
    title: "Predictions are not recorded",
    condition: "A component that produces the answers of the product exists and no prediction logger.",
    why: "Without a record there is no audit, no debugging, no next training set.",
    fix: "Log inputs, features, version, output and experiment arm, sampled if necessary.",
    source: "Rules of ML #29; ML Test Score Infra 5",
    mends: &[
        Mend {
            does: "Log them",
            steps: &[log(Role::PredictsOnline, "predictions")],
        },
        Mend {
            does: "Log them",
            steps: &[log(Role::Ranks, "scores")],
        },
        Mend {
            does: "Log them",
            steps: &[log(Role::Generates, "generation")],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[log(Role::PredictsOnline, "predictions"), KEEP],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[log(Role::Ranks, "scores"), KEEP],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[log(Role::Generates, "generation"), KEEP],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[log(Role::Reranks, "ranked_list"), KEEP],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[log(Role::Decides, "decisions"), KEEP],
        },
    ],
    check: Check::Board(check),
};

/// What leaves the port is logged.
const fn log(role: Role, output: &'static str) -> Step {
    Step::Connect((role, output), (Role::LogsPredictions, "predictions"))
}

/// What is logged is kept.
const KEEP: Step = Step::Connect((Role::LogsPredictions, "events"), (Role::StoresHistory, "data"));

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let serving: Vec<Site> = survey.with(Role::Serves).collect();
    if !serving.is_empty() && !survey.has(Role::LogsPredictions) {
        let message = format!("Nothing records what {} answered.", named(&serving));
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
