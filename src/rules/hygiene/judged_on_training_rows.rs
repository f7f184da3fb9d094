//! Model judged on its own training rows.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Link, Mend, Rule, Severity, When, display};

pub static RULE: Rule = Rule {
    id: "DH003",
    family: Family::Hygiene,
    severity: Severity::Error,
    when: When::Live,
    title: "Model judged on its own training rows",
    condition: "A flow into the held-out data of an offline evaluator carries a training set or leaves a port of training rows.",
    why: "Scores on rows the model has seen measure memory.",
    fix: "Connect the test split of the dataset builder.",
    source: "Common practice",
    mends: &[Mend {
        does: "Judge on the test rows",
        steps: &[Step::Leave("test")],
    }],
    check: Check::Edge(check),
};

fn check(link: Link, found: &mut Vec<Diagnostic>) {
    if holds(link) {
        let message = format!(
            "{} sends training rows to {}: scores on rows the model has seen measure memory.",
            display::start(&link),
            display::finish(&link)
        );
        found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
    }
}

/// Whether the flow brings training rows to where models are judged.
pub(in crate::rules) fn holds(link: Link) -> bool {
    link.to.is(Role::EvaluatesOffline)
        && link.to_port() == "eval_set"
        && (link.carries("training_set") || link.from_port() == "train")
}
