//! Experiment is not connected.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV015",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Experiment is not connected",
    condition: "An experiment gets no logged outcomes or assigns nothing.",
    why: "Without assignment nobody is treated; without outcomes nothing is measured.",
    fix: "Connect assignment to the gateway, the ranker or the rollout; connect logged outcomes to exposures.",
    source: "Experimentation practice",
    fixes: &[
        FixTemplate {
            title: "Let the gateway follow it",
            steps: &[FixStep::Connect(
                (Role::Experiments, "assignment"),
                (Role::Gateway, "assignment"),
            )],
        },
        FixTemplate {
            title: "Measure what clients do",
            steps: &[FixStep::Connect(
                (Role::StreamsEvents, "events"),
                (Role::Experiments, "exposures"),
            )],
        },
        FixTemplate {
            title: "Measure what the gateway showed",
            steps: &[FixStep::Connect(
                (Role::Gateway, "exposures"),
                (Role::Experiments, "exposures"),
            )],
        },
        FixTemplate {
            title: "Let the ranking follow it",
            steps: &[FixStep::Connect(
                (Role::Experiments, "assignment"),
                (Role::Ranks, "assignment"),
            )],
        },
        FixTemplate {
            title: "Split the requests and measure what the gateway showed",
            steps: &[
                FixStep::Connect(
                    (Role::Gateway, "exposures"),
                    (Role::Experiments, "exposures"),
                ),
                FixStep::Connect(
                    (Role::Experiments, "assignment"),
                    (Role::Gateway, "assignment"),
                ),
            ],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
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
