//! Blocked cases never get a label.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH022",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Blocked cases never get a label",
    condition: "A decision engine may block, training exists, some dataset has labels, and none of them come from people: \
        no human review or annotation task labels any dataset.",
    why: "What the model stops is never seen to be good or bad. \
        The next model trains only on what the last one let through and inherits its blind spots.",
    fix: "Let a small random share through, or have people judge a sample of blocked cases, and feed that back as labels.",
    source: "Rules of ML #34",
    fixes: &[FixTemplate {
        title: "Learn from human review",
        steps: &[FixStep::Connect(
            (Role::Reviews, "labels"),
            (Role::BuildsDataset, "labels"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.has(Role::Trains) {
        return;
    }
    let datasets = survey.with(Role::BuildsDataset);
    let labellers: Vec<NodeRef> = datasets
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
