//! Moderation without people.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::Way;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP002",
    family: Family::Safety,
    severity: Severity::Error,
    when: When::Review,
    title: "Moderation without people",
    condition: "The product moderates content, and no human review can be reached from a model, safety filter or decision engine.",
    why: "Automatic removal makes mistakes that cost people their voice; context and appeal need a person.",
    fix: "Send the uncertain band, the high-impact cases and appeals to reviewers, and learn from their rulings.",
    source: "Moderation practice; Rules of ML #15",
    mends: &[Mend {
        does: "Send uncertain cases to people",
        steps: &[Step::Connect(
            (Role::Decides, "review"),
            (Role::Reviews, "items"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.asks("moderation") {
        return;
    }
    let judged = survey.led_to_from(Role::MayModerate, Way::ANY);
    if survey
        .with(Role::Reviews)
        .any(|review| judged.contains(review))
    {
        return;
    }
    let moderating: Vec<Site> = survey.with(Role::MayModerate).collect();
    let message = "Content is moderated, and no person ever decides a case.";
    found.push(Diagnostic::new(&RULE, message).at(moderating));
}
