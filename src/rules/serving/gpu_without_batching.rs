//! GPU serving without batching.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SV010",
    family: Family::Serving,
    severity: Severity::Warning,
    when: When::Live,
    title: "GPU serving without batching",
    condition: "A component on a GPU has a largest batch of 1.",
    why: "A GPU answering one input at a time spends most of its time moving weights; throughput per euro can be ten times lower.",
    fix: "Enable dynamic batching with a wait of a few milliseconds, or use CPUs.",
    source: "Serving practice (Triton, TF Serving dynamic batching)",
    mends: &[Mend {
        does: "Batch 16 requests",
        steps: &[Step::Set(
            Role::BatchesRequests,
            "max_batch",
            To::AtLeast(16.0),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for site in survey.with(Role::BatchesRequests) {
        if runs_on_gpu(site) && site.is_below("max_batch", 2.0) {
            let message = format!("{site} gives its GPU one input at a time.");
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}

fn runs_on_gpu(site: Site) -> bool {
    let hardware = site.choice("hardware");
    hardware.is_some_and(|hardware| hardware.starts_with("gpu"))
}
