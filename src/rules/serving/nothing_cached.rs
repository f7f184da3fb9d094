//! Nothing is cached or precomputed at high traffic.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV007", RuleCheck::Board(check)));

/// Tasks of which many people send the same request.
const REPEATED: [&str; 2] = ["retrieval_ranking", "generation"];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let repeats = survey.is_asked_choice("task", &REPEATED)
        && !survey.asks("personalised")
        && !survey.asks("adversarial");
    let is_busy = survey.peak_qps().is_some_and(|qps| qps >= 1000.0);
    if !repeats || !is_busy || survey.has(Role::SavesRecomputation) {
        return;
    }
    let answering = survey
        .on_path()
        .into_iter()
        .filter(|site| site.is(Role::Serves) && !site.runs_on_device());
    let says = |names: &str| format!("Caching: every request is computed anew, by {names}.");
    RULE.tell_all(answering, says, found);
}
