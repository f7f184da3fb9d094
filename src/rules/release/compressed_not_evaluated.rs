//! Compressed model never re-evaluated.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL007",
    family: Family::Release,
    severity: Severity::Error,
    when: When::Live,
    title: "Compressed model never re-evaluated",
    condition: "A model compressor hands its model on, and not to an offline evaluator.",
    why: "Quantisation and distillation change behaviour, often on rare slices first. \
        The score of the large model says nothing about the small one.",
    fix: "Evaluate the compressed artefact itself, on slices and on the target device.",
    source: "ML Test Score Infra 4, Model 6",
    mends: &[
        Mend {
            does: "Evaluate the small model",
            steps: &[Step::Connect(
                (Role::Compresses, "model"),
                (Role::EvaluatesOffline, "model"),
            )],
        },
        Mend {
            does: "Evaluate the small model on the test split",
            steps: &[
                Step::Connect(
                    (Role::Compresses, "model"),
                    (Role::EvaluatesOffline, "model"),
                ),
                Step::Connect(
                    (Role::BuildsDataset, "test"),
                    (Role::EvaluatesOffline, "eval_set"),
                ),
            ],
        },
    ],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for compressor in survey.with(Role::Compresses) {
        let next: Vec<Site> = compressor.outs().map(|flow| flow.to).collect();
        if !next.is_empty() && !next.iter().any(|site| site.is(Role::EvaluatesOffline)) {
            let message = format!("Nobody evaluates the model that {compressor} made smaller.");
            found.push(Diagnostic::new(&RULE, message).at([compressor]));
        }
    }
}
