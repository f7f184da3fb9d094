//! Model judged on its own training rows.

use crate::catalog::Role;
use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Flow, Mend, Rule, Severity, When, words};

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
    check: Check::Flow(check),
};

fn check(cx: &Cx, flow: &Flow, found: &mut Vec<Diagnostic>) {
    if holds(flow) {
        let message = format!(
            "{} sends training rows to {}: scores on rows the model has seen measure memory.",
            words::start(cx, flow),
            words::finish(cx, flow)
        );
        found.push(Diagnostic::new(&RULE, message).edges([&flow.edge.id]));
    }
}

/// Whether the flow brings training rows to where models are judged.
pub(in crate::rules) fn holds(flow: &Flow) -> bool {
    flow.to.has_role(Role::EvaluatesOffline)
        && flow.edge.to.port.as_str() == "eval_set"
        && (flow.carries("training_set") || flow.edge.from.port.as_str() == "train")
}
