//! Model does not fit the device.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FlowTarget, FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ006",
    family: RuleFamily::Requirements,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Model does not fit the device",
    condition: "The model of an on-device runtime, parameters times bytes per parameter, needs more memory than the device may give.",
    why: "The app would be killed or never downloaded.",
    fix: "Distil, quantise or prune; or split the model and keep the heavy part in the cloud.",
    source: "Mobile ML practice",
    fixes: &[FixTemplate {
        title: "Compress the model to one byte a weight",
        steps: &[
            FixStep::Insert(FlowTarget::Into("model"), &[&[Role::Compresses]]),
            FixStep::SetHere("weight_bytes", NewValue::Number(1.0)),
        ],
    }],
    check: RuleCheck::Board(check),
};

const BYTES_PER_MB: f64 = 1e6;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(allowed) = survey.asked_number("device_memory_mb") else {
        return;
    };
    for runtime in survey.with(Role::RunsOnDevice) {
        let params = runtime.number("params");
        let Some((params, bytes_each)) = params.zip(runtime.number("weight_bytes")) else {
            continue;
        };
        let needed = params * bytes_each / BYTES_PER_MB;
        if needed > allowed {
            let message = format!("{runtime} needs {needed:.0} MB of {allowed} MB.");
            found.push(Diagnostic::new(&RULE, message).at([runtime]));
        }
    }
}
