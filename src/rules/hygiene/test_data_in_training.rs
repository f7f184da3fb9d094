//! Test data reach training.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, FixTemplate, Rule, Severity, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "DH002",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Test data reach training",
    condition: "Held-out data enter a component that fits or compresses a model, other than at its validation port, \
        or enter that port from a test split.",
    why: "The test split may be looked at once. If it tunes anything, the reported number is no longer an estimate \
        of how the model does on new data.",
    fix: "Feed training from the training and validation splits only; keep the test split for the evaluator.",
    source: "Common practice; ML Test Score Infra 4",
    fixes: &[FixTemplate {
        title: "Tune on the validation rows",
        steps: &[FixStep::Leave("validation")],
    }],
    check: RuleCheck::Edge(check),
};

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
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
pub(in crate::rules) fn holds(link: EdgeRef) -> bool {
    link.carries("eval_set")
        && link.to.is(Role::TrainsOrCompresses)
        && (link.to_port() != "validation" || link.from_port() == "test")
}
