//! Test data reach training.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Link, Mend, Rule, Severity, When, display};

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
    check: Check::Edge(check),
};

fn check(link: Link, found: &mut Vec<Diagnostic>) {
    if holds(link) {
        let message = format!(
            "{} sends held-out data to {}: what tunes the model can no longer judge it.",
            display::start(&link),
            display::finish(&link)
        );
        found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
    }
}

/// Whether the flow brings held-out data to where parameters are fitted.
pub(in crate::rules) fn holds(link: Link) -> bool {
    link.carries("eval_set")
        && link.to.is(Role::TrainsOrCompresses)
        && (link.to_port() != "validation" || link.from_port() == "test")
}
