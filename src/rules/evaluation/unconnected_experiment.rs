//! Experiment is not connected.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV015",
    family: Family::Evaluation,
    severity: Severity::Warning,
    when: When::Review,
    title: "Experiment is not connected",
    condition: "An experiment gets no logged outcomes or assigns nothing.",
    why: "Without assignment nobody is treated; without outcomes nothing is measured.",
    fix: "Connect assignment to the gateway, the ranker or the rollout; connect logged outcomes to exposures.",
    source: "Experimentation practice",
    mends: &[
        Mend {
            does: "Let the gateway follow it",
            steps: &[Step::Connect(
                (Role::Experiments, "assignment"),
                (Role::Gateway, "assignment"),
            )],
        },
        Mend {
            does: "Measure what clients do",
            steps: &[Step::Connect(
                (Role::StreamsEvents, "events"),
                (Role::Experiments, "exposures"),
            )],
        },
        Mend {
            does: "Measure what the gateway showed",
            steps: &[Step::Connect(
                (Role::Gateway, "exposures"),
                (Role::Experiments, "exposures"),
            )],
        },
        Mend {
            does: "Let the ranking follow it",
            steps: &[Step::Connect(
                (Role::Experiments, "assignment"),
                (Role::Ranks, "assignment"),
            )],
        },
        Mend {
            does: "Split the requests and measure what the gateway showed",
            steps: &[
                Step::Connect(
                    (Role::Gateway, "exposures"),
                    (Role::Experiments, "exposures"),
                ),
                Step::Connect(
                    (Role::Experiments, "assignment"),
                    (Role::Gateway, "assignment"),
                ),
            ],
        },
    ],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for experiment in survey.with(Role::Experiments) {
        let (measures, assigns) = (
            experiment.is_fed_at("exposures"),
            experiment.is_used_at("assignment"),
        );
        let message = match (measures, assigns) {
            (true, true) => continue,
            (false, true) => format!("{experiment} gets no outcomes to measure."),
            (true, false) => format!("{experiment} assigns nobody to an arm."),
            (false, false) => format!("{experiment} neither assigns anybody nor gets outcomes."),
        };
        found.push(Diagnostic::new(&RULE, message).at([experiment]));
    }
}
