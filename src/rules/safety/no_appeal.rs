//! No way to appeal.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP008",
    family: RuleFamily::Safety,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "No way to appeal",
    condition: "The product moderates content or errors affect people's lives, a decision engine exists, and no human review takes appeals.",
    why: "People hit by a wrong decision are the best source of labels and have a right to be heard.",
    fix: "Let users contest, have people decide, and count overturned decisions.",
    source: "Moderation practice; Rules of ML #27",
    fixes: &[FixTemplate {
        title: "Let people appeal",
        steps: &[FixStep::Connect(
            (Role::Client, "feedback"),
            (Role::Reviews, "appeals"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("moderation") && !survey.asks("affects_people") {
        return;
    }
    let engines: Vec<NodeRef> = survey.with(Role::Decides).collect();
    let mut reviews = survey.with(Role::Reviews);
    if engines.is_empty() || reviews.any(|review| review.is_fed_at("appeals")) {
        return;
    }
    let message = format!("People cannot contest what {} decided.", named(&engines));
    found.push(Diagnostic::new(&RULE, message).at(engines));
}
