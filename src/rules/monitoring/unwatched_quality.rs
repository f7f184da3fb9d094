//! Nobody measures whether live predictions are right.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN004", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let is_judged = |site: &NodeRef| site.outs().any(|flow| flow.to.is(Role::JudgesAnswers));
    let serving: Vec<NodeRef> = survey
        .with(Role::Serves)
        .filter(|site| !is_judged(site))
        .collect();
    if survey.draws_operation() && !serving.is_empty() && !survey.has(Role::WatchesQuality) {
        let message = format!(
            "Quality monitoring: nothing checks the answers of {}.",
            named(&serving)
        );
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
