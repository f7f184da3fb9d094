//! Ranker has nothing to look at.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH023",
    family: Family::Hygiene,
    severity: Severity::Warning,
    when: When::Review,
    title: "Ranker has nothing to look at",
    condition: "A ranking service at the pre-rank or rank stage gets no features.",
    why: "Ids alone cannot be ordered. The features (user, item, context, their interaction) are where most of the quality comes from.",
    fix: "Connect an online feature store or a request-time transformer.",
    source: "Framework step 3; He et al. 2014 (features dominate)",
    mends: &[Mend {
        does: "Give it features",
        steps: &[Step::Connect(
            (Role::StoresFeaturesOnline, "features"),
            (Role::Ranks, "features"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for ranker in survey.with(Role::Ranks) {
        if ranker.is_choice("stage", &["pre_rank", "rank"]) && !ranker.is_fed_at("features") {
            let message = format!("{ranker} orders items by their ids alone: it gets no features.");
            found.push(Diagnostic::new(&RULE, message).at([ranker]));
        }
    }
}
