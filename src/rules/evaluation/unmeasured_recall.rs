//! Retrieval recall is not measured.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV012",
    family: Family::Evaluation,
    severity: Severity::Advice,
    when: When::Review,
    title: "Retrieval recall is not measured",
    condition: "A vector index exists, and no offline evaluator measures recall@k.",
    why: "What retrieval misses no ranker can bring back, and approximate search loses a little more.",
    fix: "Measure recall@k of the stage against logged positives and of the index against exact search.",
    source: "Two-stage practice",
    mends: &[Mend {
        does: "Measure recall@k",
        steps: &[Step::Set(
            Role::EvaluatesOffline,
            "metrics",
            To::With("recall_at_k"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let indexes: Vec<Site> = survey.with(Role::SearchesVectors).collect();
    let mut evaluators = survey.with(Role::EvaluatesOffline);
    if indexes.is_empty() || evaluators.any(|site| site.has_chosen("metrics", &["recall_at_k"])) {
        return;
    }
    let message = format!("Nobody measures what {} misses.", named(&indexes));
    found.push(Diagnostic::new(&RULE, message).at(indexes));
}
