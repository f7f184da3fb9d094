//! Model does not fit the device.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{On, Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RQ006",
    family: Family::Requirements,
    severity: Severity::Error,
    when: When::Live,
    title: "Model does not fit the device",
    condition: "The model of an on-device runtime, parameters times bytes per parameter, needs more memory than the device may give.",
    why: "The app would be killed or never downloaded.",
    fix: "Distil, quantise or prune; or split the model and keep the heavy part in the cloud.",
    source: "Mobile ML practice",
    mends: &[Mend {
        does: "Compress the model to one byte a weight",
        steps: &[
            Step::Insert(On::Into("model"), &[&[Role::Compresses]]),
            Step::SetHere("weight_bytes", To::Number(1.0)),
        ],
    }],
    check: Check::Board(check),
};

const BYTES_PER_MB: f64 = 1e6;

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
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
