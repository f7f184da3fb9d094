//! Personalisation promised, no user signal used.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ014",
    family: RuleFamily::Requirements,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Personalisation promised, no user signal used",
    condition: "Answers must depend on who asks, a ranking service exists, and no ranking service or query encoder gets features, or no ranking service is personalised.",
    why: "Everyone gets the same list.",
    fix: "Feed user and context features to the ranker or the user tower.",
    source: "Framework step 2",
    fixes: &[FixTemplate {
        title: "Use features of the user",
        steps: &[FixStep::Connect(
            (Role::StoresFeaturesOnline, "features"),
            (Role::Ranks, "features"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let rankers: Vec<NodeRef> = survey.with(Role::Ranks).collect();
    if rankers.is_empty() || !survey.asks("personalised") {
        return;
    }
    let encoders = survey.with(Role::EncodesQuery);
    let mut readers = encoders.chain(rankers.iter().copied());
    let knows_users = readers.any(|site| site.is_fed_at("features"));
    if !knows_users || !rankers.iter().any(|ranker| ranker.flag("personalised")) {
        let message = format!("Everybody gets the same list from {}.", named(&rankers));
        found.push(Diagnostic::new(&RULE, message).at(rankers));
    }
}
