//! Experiment cannot see the effect it looks for.

use crate::catalog::Role;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV009",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Underpowered experiment",
    condition: "The daily users are known, and an experiment by user with an A/B, geographic or holdout design has fewer users per arm than 16 p (1 − p) / (p × effect)², p being the baseline rate. \
        Users per arm are half the traffic share of the daily users times min(3, 1 + 0.15 (days − 1)).",
    why: "Too small a test returns noise, and noise that looks positive gets shipped.",
    fix: "More traffic, more days, a larger effect, a less noisy metric (variance reduction), or interleaving.",
    source: "Sample-size rule 16 s^2/d^2 (80 % power, 5 % level)",
    fixes: &[],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(daily) = survey.asked_number("dau").filter(|users| *users > 0.0) else {
        return;
    };
    for experiment in survey.with(Role::Experiments) {
        let counts_users = experiment.is_choice("unit", &["user"])
            && experiment.is_choice("design", &["ab", "geo", "holdout"]);
        let both = users_needed(experiment).zip(users_per_arm(experiment, daily));
        if let Some((needed, available)) = both.filter(|(a, b)| counts_users && a > b) {
            let message =
                format!("{experiment} needs {needed:.0} users per arm and gets {available:.0}.");
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
