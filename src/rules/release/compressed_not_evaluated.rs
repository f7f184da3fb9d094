//! Compressed model never re-evaluated.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL007",
    family: RuleFamily::Release,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Compressed model never re-evaluated",
    condition: "A model compressor hands its model on, and not to an offline evaluator.",
    why: "Quantisation and distillation change behaviour, often on rare slices first. \
        The score of the large model says nothing about the small one.",
    fix: "Evaluate the compressed artefact itself, on slices and on the target device.",
    source: "ML Test Score Infra 4, Model 6",
    fixes: &[
        FixTemplate {
            title: "Evaluate the small model",
            steps: &[FixStep::Connect(
                (Role::Compresses, "model"),
                (Role::EvaluatesOffline, "model"),
            )],
        },
        FixTemplate {
            title: "Evaluate the small model on the test split",
            steps: &[
                FixStep::Connect(
                    (Role::Compresses, "model"),
                    (Role::EvaluatesOffline, "model"),
                ),
                FixStep::Connect(
                    (Role::BuildsDataset, "test"),
                    (Role::EvaluatesOffline, "eval_set"),
                ),
            ],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for compressor in survey.with(Role::Compresses) {
        let next: Vec<NodeRef> = compressor.outs().map(|flow| flow.to).collect();
        if !next.is_empty() && !next.iter().any(|site| site.is(Role::EvaluatesOffline)) {
            let message = format!("Nobody evaluates the model that {compressor} made smaller.");
            found.push(Diagnostic::new(&RULE, message).at([compressor]));
        }
    }
}
