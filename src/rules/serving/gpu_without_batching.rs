//! GPU serving without batching.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV010",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "GPU serving without batching",
    condition: "A component on a GPU has a largest batch of 1.",
    why: "A GPU answering one input at a time spends most of its time moving weights; throughput per euro can be ten times lower.",
    fix: "Enable dynamic batching with a wait of a few milliseconds, or use CPUs.",
    source: "Serving practice (Triton, TF Serving dynamic batching)",
    fixes: &[FixTemplate {
        title: "Batch 16 requests",
        steps: &[FixStep::Set(
            Role::BatchesRequests,
            "max_batch",
            NewValue::AtLeast(16.0),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for site in survey.with(Role::BatchesRequests) {
        if runs_on_gpu(site) && site.is_below("max_batch", 2.0) {
            let message = format!("{site} gives its GPU one input at a time.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}

fn runs_on_gpu(site: NodeRef) -> bool {
    let hardware = site.choice("hardware");
    hardware.is_some_and(|hardware| hardware.starts_with("gpu"))
}
