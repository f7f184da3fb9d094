//! Training takes longer than its schedule.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL017", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for starter in survey.with(Role::OrchestratesTraining) {
        let Some(interval) = starter.stated_number("interval_h").filter(|h| *h > 0.0) else {
            continue;
        };
        let started: Vec<NodeRef> = starter
            .outs()
            .map(|flow| flow.to)
            .filter(|site| site.is(Role::Trains))
            .collect();
        for trainer in started {
            let Some(hours) = survey.stated_training_h(trainer).filter(|h| *h > interval) else {
                continue;
            };
            let message = format!(
                "Training time: {trainer} takes {hours} h, and {starter} starts it every {interval} h.",
                hours = fixed(hours, 0),
                interval = exact(interval)
            );
            found.push(Diagnostic::new(&RULE, message).at([trainer, starter]));
        }
    }
}
