//! Moderation without people.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP002", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("moderation") {
        return;
    }
    let judged = survey.led_to_from(Role::MayModerate, EdgeFilter::ANY);
    if survey
        .with(Role::Reviews)
        .any(|review| judged.contains(review))
    {
        return;
    }
    let moderating: Vec<NodeRef> = survey.with(Role::MayModerate).collect();
    let message = "Human review: content is moderated, and no person ever decides a case.";
    found.push(Diagnostic::new(&RULE, message).at(moderating));
}
