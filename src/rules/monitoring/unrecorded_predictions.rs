//! Predictions are not recorded.

use crate::catalog::Role;
use crate::rules::mend::Step;
use crate::rules::survey::named;
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
            steps: &[Step::Connect(
                (Role::PredictsOnline, "predictions"),
                (Role::LogsPredictions, "predictions"),
            )],
        },
        Mend {
            does: "Log them",
            steps: &[Step::Connect(
                (Role::Ranks, "scores"),
                (Role::LogsPredictions, "predictions"),
            )],
        },
        Mend {
            does: "Log them",
            steps: &[Step::Connect(
                (Role::Generates, "generation"),
                (Role::LogsPredictions, "predictions"),
            )],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[
                Step::Connect(
                    (Role::PredictsOnline, "predictions"),
                    (Role::LogsPredictions, "predictions"),
                ),
                Step::Connect(
                    (Role::LogsPredictions, "events"),
                    (Role::StoresHistory, "data"),
                ),
            ],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[
                Step::Connect(
                    (Role::Ranks, "scores"),
                    (Role::LogsPredictions, "predictions"),
                ),
                Step::Connect(
                    (Role::LogsPredictions, "events"),
                    (Role::StoresHistory, "data"),
                ),
            ],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[
                Step::Connect(
                    (Role::Generates, "generation"),
                    (Role::LogsPredictions, "predictions"),
                ),
                Step::Connect(
                    (Role::LogsPredictions, "events"),
                    (Role::StoresHistory, "data"),
                ),
            ],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[
                Step::Connect(
                    (Role::Reranks, "ranked_list"),
                    (Role::LogsPredictions, "predictions"),
                ),
                Step::Connect(
                    (Role::LogsPredictions, "events"),
                    (Role::StoresHistory, "data"),
                ),
            ],
        },
        Mend {
            does: "Log them and keep them",
            steps: &[
                Step::Connect(
                    (Role::Decides, "decisions"),
                    (Role::LogsPredictions, "predictions"),
                ),
                Step::Connect(
                    (Role::LogsPredictions, "events"),
                    (Role::StoresHistory, "data"),
                ),
            ],
        },
    ],
    check: Check::Survey(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let serving: Vec<Site> = survey.with(Role::Serves).collect();
    if !serving.is_empty() && !survey.has(Role::LogsPredictions) {
        let message = format!("Nothing records what {} answered.", named(&serving));
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
