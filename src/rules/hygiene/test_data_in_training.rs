//! Test data reach training.

use crate::catalog::Role;
use crate::rules::mend::Step;
use crate::rules::{Check, Cx, Diagnostic, Family, Flow, Mend, Rule, Severity, When, words};

pub static RULE: Rule = Rule {
    id: "DH002",
    family: Family::Hygiene,
    severity: Severity::Error,
    when: When::Live,
    title: "Test data reach training",
    condition: "Held-out data enter a component that fits or compresses a model, other than at its validation port, \
        or enter that port from a test split.",
    why: "The test split may be looked at once. If it tunes anything, the reported number is no longer an estimate \
        of how the model does on new data.",
    fix: "Feed training from the training and validation splits only; keep the test split for the evaluator.",
    source: "Common practice; ML Test Score Infra 4",
    mends: &[Mend {
        does: "Tune on the validation rows",
        steps: &[Step::Leave("validation")],
    }],
    check: Check::Flow(check),
};

fn check(cx: &Cx, flow: &Flow, found: &mut Vec<Diagnostic>) {
    if holds(flow) {
        let message = format!(
            "{} sends held-out data to {}: what tunes the model can no longer judge it.",
            words::start(cx, flow),
            words::finish(cx, flow)
        );
        found.push(Diagnostic::new(&RULE, message).edges([&flow.edge.id]));
    }
}

/// Whether the flow brings held-out data to where parameters are fitted.
pub(in crate::rules) fn holds(flow: &Flow) -> bool {
    flow.carries("eval_set")
        && flow.to.has_role(Role::TrainsOrCompresses)
        && (flow.edge.to.port.as_str() != "validation" || flow.edge.from.port.as_str() == "test")
}
