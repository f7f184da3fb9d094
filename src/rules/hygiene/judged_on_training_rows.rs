//! Model judged on its own training rows.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, FixTemplate, Rule, Severity, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "DH003",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Model evaluated on its training data",
    condition: "A flow into the held-out data of an offline evaluator carries a training set or leaves a port of training rows.",
    why: "Scores on rows the model has seen measure memory.",
    fix: "Connect the test split of the dataset builder.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Judge on the test rows",
        steps: &[FixStep::Leave("test")],
    }],
    check: RuleCheck::Edge(check),
};

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
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
pub(in crate::rules) fn holds(link: EdgeRef) -> bool {
    link.to.is(Role::EvaluatesOffline)
        && link.to_port() == "eval_set"
        && (link.carries("training_set") || link.from_port() == "train")
}
