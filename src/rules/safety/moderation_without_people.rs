//! Moderation without people.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP002",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Review,
    title: "Moderation without people",
    condition: "The product moderates content, and no human review can be reached from a model, safety filter or decision engine.",
    why: "Automatic removal makes mistakes that cost people their voice; context and appeal need a person.",
    fix: "Send the uncertain band, the high-impact cases and appeals to reviewers, and learn from their rulings.",
    source: "Moderation practice; Rules of ML #15",
    fixes: &[FixTemplate {
        title: "Send uncertain cases to people",
        steps: &[FixStep::Connect(
            (Role::Decides, "review"),
            (Role::Reviews, "items"),
        )],
    }],
    check: RuleCheck::Board(check),
};

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
    let message = "Content is moderated, and no person ever decides a case.";
    found.push(Diagnostic::new(&RULE, message).at(moderating));
}
