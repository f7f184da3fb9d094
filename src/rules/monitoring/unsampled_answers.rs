//! Generated answers are never sampled.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN014", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_operation() {
        return;
    }
    let sampled = survey.leading_to(Role::SamplesOutput, EdgeFilter::ANY);
    let judged = survey.judged_offline();
    let unseen = survey
        .with(Role::Generates)
        .filter(|model| !sampled.contains(*model) && !judged.contains(*model));
    let says = |names: &str| {
        format!("Answer sampling: nobody ever looks at a sample of what {names} says.")
    };
    RULE.tell_all(unseen, says, found);
}
