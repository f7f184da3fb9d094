//! Generation does not fit into GPU memory.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV017",
    family: RuleFamily::Serving,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Generation does not fit into GPU memory",
    condition: "Weights and key/value cache of all parallel sequences of a self-hosted language model need more than 90 % of the memory of its GPUs.",
    why: "Weights plus key/value cache must fit; otherwise requests are evicted and recomputed, or the server crashes.",
    fix: "Fewer parallel sequences, shorter context, quantised weights or cache, more GPUs, a smaller model.",
    source: "Capacity.md section 9",
    fixes: &[FixTemplate {
        title: "Answer as many at once as fit",
        steps: &[FixStep::SetHere("concurrency", NewValue::Concurrency)],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::Generates) {
        let Some((needed, usable)) = survey.generator_bytes(model) else {
            continue;
        };
        if needed > usable {
            let message = format!(
                "{model} needs {:.0} GB of GPU memory and may fill {:.0} GB.",
                needed / 1e9,
                usable / 1e9
            );
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
