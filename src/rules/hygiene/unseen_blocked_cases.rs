//! Blocked cases never get a label.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH022",
    family: Family::Hygiene,
    severity: Severity::Warning,
    when: When::Review,
    title: "Blocked cases never get a label",
    condition: "A decision engine may block, training exists, some dataset has labels, and none of them come from people: \
        no human review or annotation task labels any dataset.",
    why: "What the model stops is never seen to be good or bad. \
        The next model trains only on what the last one let through and inherits its blind spots.",
    fix: "Let a small random share through, or have people judge a sample of blocked cases, and feed that back as labels.",
    source: "Rules of ML #34",
    mends: &[Mend {
        does: "Learn from human review",
        steps: &[Step::Connect(
            (Role::Reviews, "labels"),
            (Role::BuildsDataset, "labels"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if !survey.has(Role::Trains) {
        return;
    }
    let datasets = survey.with(Role::BuildsDataset);
    let labellers: Vec<Site> = datasets
        .flat_map(|dataset| dataset.ins_at("labels"))
        .map(|flow| flow.from)
        .collect();
    if labellers.is_empty() || labellers.iter().any(|site| site.is(Role::LabelsByPeople)) {
        return;
    }
    for engine in survey.with(Role::Decides) {
        if engine.has_chosen("actions", &["block"]) {
            let message = format!("Nobody ever learns whether what {engine} blocked was bad.");
            found.push(Diagnostic::new(&RULE, message).at([engine]));
        }
    }
}
