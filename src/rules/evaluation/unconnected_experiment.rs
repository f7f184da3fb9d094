//! Experiment is not connected.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("EV015", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
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
];

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
