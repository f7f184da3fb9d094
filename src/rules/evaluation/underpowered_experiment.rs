//! Experiment cannot see the effect it looks for.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV009", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(daily) = survey.asked_number("dau").filter(|users| *users > 0.0) else {
        return;
    };
    for experiment in survey.with(Role::Experiments) {
        let counts_users = experiment.is_choice("unit", &["user"])
            && experiment.is_choice("design", &["ab", "geo", "holdout"]);
        let both = experiment
            .says_all(&["baseline_rate", "mde_rel_pct"])
            .then(|| users_needed(experiment))
            .flatten()
            .zip(users_per_arm(experiment, daily));
        if let Some((needed, available)) = both.filter(|(a, b)| counts_users && a > b) {
            let message = format!(
                "Power: {experiment} needs {needed} users per arm and gets {available}.",
                needed = fixed(needed, 0),
                available = fixed(available, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([experiment]));
        }
    }
}

/// To see the effect with 80 % power at the 5 % level: 16 s²/d².
fn users_needed(experiment: NodeRef) -> Option<f64> {
    let rate = experiment.number("baseline_rate")?;
    let effect = rate * experiment.number("mde_rel_pct")? / 100.0;
    Some(16.0 * rate * (1.0 - rate) / effect.powi(2))
}

/// New people that come on each further day, as a share of those of the first, and how many times as many come at most.
const NEW_PER_DAY: f64 = 0.15;
const MOST_TIMES: f64 = 3.0;

/// New people keep coming while it runs, fewer each day. Half of those in the experiment are in each arm.
fn users_per_arm(experiment: NodeRef, daily: f64) -> Option<f64> {
    let days = experiment.number("duration_days")?;
    let unique = daily * (1.0 + NEW_PER_DAY * (days - 1.0)).min(MOST_TIMES);
    Some(unique * experiment.number("traffic_pct")? / 100.0 / 2.0)
}
