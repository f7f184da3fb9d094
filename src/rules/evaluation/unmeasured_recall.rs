//! Retrieval recall is not measured.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV012",
    family: RuleFamily::Evaluation,
    severity: Severity::Advice,
    when: TellWhen::Review,
    title: "Retrieval recall is not measured",
    condition: "A vector index exists, and no offline evaluator measures recall@k.",
    why: "What retrieval misses no ranker can bring back, and approximate search loses a little more.",
    fix: "Measure recall@k of the stage against logged positives and of the index against exact search.",
    source: "Two-stage practice",
    fixes: &[FixTemplate {
        title: "Measure recall@k",
        steps: &[FixStep::Set(
            Role::EvaluatesOffline,
            "metrics",
            NewValue::With("recall_at_k"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let indexes: Vec<NodeRef> = survey.with(Role::SearchesVectors).collect();
    let mut evaluators = survey.with(Role::EvaluatesOffline);
    if indexes.is_empty() || evaluators.any(|site| site.has_chosen("metrics", &["recall_at_k"])) {
        return;
    }
    let message = format!("Nobody measures what {} misses.", named(&indexes));
    found.push(Diagnostic::new(&RULE, message).at(indexes));
}
