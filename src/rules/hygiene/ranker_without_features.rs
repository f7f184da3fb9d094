//! Ranker has nothing to look at.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH023",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Ranker has nothing to look at",
    condition: "A ranking service at the pre-rank or rank stage gets no features.",
    why: "Ids alone cannot be ordered. The features (user, item, context, their interaction) are where most of the quality comes from.",
    fix: "Connect an online feature store or a request-time transformer.",
    source: "Framework step 3; He et al. 2014 (features dominate)",
    fixes: &[FixTemplate {
        title: "Give it features",
        steps: &[FixStep::Connect(
            (Role::StoresFeaturesOnline, "features"),
            (Role::Ranks, "features"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for ranker in survey.with(Role::Ranks) {
        if ranker.is_choice("stage", &["pre_rank", "rank"]) && !ranker.is_fed_at("features") {
            let message = format!("{ranker} orders items by their ids alone: it gets no features.");
            found.push(Diagnostic::new(&RULE, message).at([ranker]));
        }
    }
}
