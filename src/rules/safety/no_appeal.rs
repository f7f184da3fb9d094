//! No way to appeal.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP008", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("moderation") && !survey.asks("affects_people") {
        return;
    }
    let mut reviews = survey.with(Role::Reviews);
    if reviews.any(|review| review.is_fed_at("appeals") || reads_all(review)) {
        return;
    }
    let engines = survey
        .with(Role::Decides)
        .filter(|engine| acts_alone(*engine));
    let says = |names: &str| format!("Appeals: people cannot contest what {names} decided.");
    RULE.tell_all(engines, says, found);
}

/// Whether people read every case, so that there is nothing to appeal against.
fn reads_all(review: NodeRef) -> bool {
    let share = review.stated_number("sample_pct");
    share.is_some_and(|share| share >= 100.0)
}

/// Whether it does something to people by itself, and does not only hand them on.
fn acts_alone(engine: NodeRef) -> bool {
    let actions = engine.aside().chosen("actions");
    !engine.says("actions")
        || actions
            .iter()
            .any(|action| action != "review" && action != "allow")
}
