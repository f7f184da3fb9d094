//! Heavy model scores (almost) the whole catalogue.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV002",
    family: RuleFamily::Serving,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Heavy model scores (almost) the whole catalogue",
    condition: "A ranking service scores 10,000 items or more with a model of at least a million FLOPs per item; \
        or the corpus has 10,000 items or more and it scores at least half of them.",
    why: "Cost grows with items x model size on every request. \
        Cheap retrieval exists so that the expensive model sees hundreds, not millions.",
    fix: "Put retrieval (and a light pre-ranker) in front and cut candidates_in.",
    source: "Two-stage practice: Covington et al. 2016",
    fixes: &[FixTemplate {
        title: "Score 500 candidates",
        steps: &[FixStep::Set(Role::Ranks, "candidates_in", NewValue::Number(500.0))],
    }],
    check: RuleCheck::Board(check),
};

/// Items that are many to score for one request.
const MANY_ITEMS: f64 = 10_000.0;
/// FLOPs an item that make a model heavy.
const HEAVY_FLOPS: f64 = 1e6;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let corpus = survey
        .asked_number("corpus_items")
        .filter(|items| *items >= MANY_ITEMS);
    for ranker in survey.with(Role::Ranks) {
        let Some(items) = ranker.number("candidates_in") else {
            continue;
        };
        let is_heavy = items >= MANY_ITEMS && ranker.is_at_least("flops_per_item", HEAVY_FLOPS);
        if is_heavy || corpus.is_some_and(|corpus| items >= corpus / 2.0) {
            let message = format!("{ranker} scores {items} items for every request.");
            found.push(Diagnostic::new(&RULE, message).at([ranker]));
        }
    }
}
