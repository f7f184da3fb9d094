//! Drawing before asking.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ010", RuleCheck::Board(check)));

/// Components from which a board is a drawing.
const FEWEST_COMPONENTS: usize = 4;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    // Where nobody waits, neither latency nor requests change anything.
    if survey.n_taking_part() < FEWEST_COMPONENTS || survey.on_path().is_empty() {
        return;
    }
    let is_given = |field| survey.asked_number(field).is_some_and(|n| n > 0.0);
    let has_task = survey
        .asked_choice("task")
        .is_some_and(|task| !task.is_empty());
    let missing = [
        (!has_task, "the task"),
        (!is_given("latency_p99_ms"), "the latency"),
        (
            !is_given("dau") && !is_given("qps_peak"),
            "the number of users or requests",
        ),
        (
            survey.is_asked_choice("task", &["retrieval_ranking"]) && !is_given("corpus_items"),
            "the size of the corpus",
        ),
    ];
    let n_asked = missing[..3]
        .iter()
        .filter(|(is_missing, _)| !*is_missing)
        .count();
    if n_asked > 0 {
        return;
    }
    let missing: Vec<String> = missing
        .iter()
        .filter(|(is_missing, _)| *is_missing)
        .map(|(_, what)| (*what).to_owned())
        .collect();
    if !missing.is_empty() {
        let message = format!("Not clarified: {}.", display::list(&missing, "and"));
        found.push(Diagnostic::new(&RULE, message));
    }
}
