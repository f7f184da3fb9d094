//! Blocked cases never get a label.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH022", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.has(Role::Trains) {
        return;
    }
    let datasets = survey.with(Role::BuildsDataset);
    let labellers: Vec<NodeRef> = datasets
        .flat_map(|dataset| dataset.ins_at("labels"))
        .map(|flow| flow.from)
        .collect();
    let by_people = labellers
        .iter()
        .filter(|site| site.is(Role::LabelsByPeople));
    let blind: Vec<NodeRef> = by_people
        .clone()
        .copied()
        .filter(|site| sees_only_the_band(*site))
        .collect();
    if labellers.is_empty() || by_people.count() > blind.len() {
        return;
    }
    for engine in survey.with(Role::Decides) {
        if engine.has_chosen("actions", &["block"]) {
            let message = format!(
                "Selective labels: nobody ever learns whether what {engine} blocked was bad."
            );
            let places = blind.iter().copied();
            found.push(Diagnostic::new(&RULE, message).at([engine]).at(places));
        }
    }
}

/// Whether people judge doubtful cases alone, and no sample of what was decided without them.
fn sees_only_the_band(review: NodeRef) -> bool {
    let items: Vec<EdgeRef> = review.ins_at("items").collect();
    let is_band = |flow: &EdgeRef| flow.from_port() == "review" && flow.from.is(Role::Decides);
    !items.is_empty()
        && items.iter().all(is_band)
        && review
            .stated_number("sample_pct")
            .is_some_and(|share| share <= 0.0)
        && !review.is_fed_at("appeals")
}
