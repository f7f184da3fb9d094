//! What a system needs beside its main path is not drawn yet.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF018", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey.n_taking_part() < FEWEST_COMPONENTS {
        return;
    }
    // A pipeline that its makers run has nobody to serve; they look at what comes out.
    let has_users = survey.has(Role::Client) || survey.has(Role::Delivers);
    let serves = has_users && survey.has(Role::Serves);
    let serves_live = survey.has(Role::ServesLive);
    let trains = survey.has(Role::Trains);
    let subjects = [
        (trains && !survey.draws_evaluation(), "evaluation"),
        (
            serves && !survey.has(Role::LogsPredictions) && !survey.draws_operation(),
            "logging",
        ),
        (serves && !survey.draws_operation(), "monitoring"),
        (
            serves_live
                && survey.has(Role::Gateway)
                && !survey.has(Role::FallsBack)
                && !survey.draws_operation(),
            "fallback",
        ),
        (
            trains && serves && !survey.draws_release(),
            "model registry and schedule",
        ),
    ];
    let missing: Vec<String> = subjects
        .iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, subject)| (*subject).to_owned())
        .collect();
    if !missing.is_empty() {
        let message = format!("Not drawn yet: {}.", display::list(&missing, "and"));
        found.push(Diagnostic::new(&RULE, message));
    }
}

/// A board of fewer components is a corner of one.
const FEWEST_COMPONENTS: usize = 4;
