//! Model does not fit the device.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ006", RuleCheck::Board(check)));

const BYTES_PER_MB: f64 = 1e6;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(allowed) = survey.stated_requirement("device_memory_mb") else {
        return;
    };
    for runtime in survey.with(Role::RunsOnDevice) {
        let params = runtime.stated_number("params");
        let Some((params, bytes_each)) = params.zip(runtime.number("weight_bytes")) else {
            continue;
        };
        let needed = params * bytes_each / BYTES_PER_MB;
        if needed > allowed {
            let message = format!(
                "Device memory: {runtime} needs {needed} MB of {allowed} MB.",
                needed = fixed(needed, 0),
                allowed = exact(allowed)
            );
            found.push(Diagnostic::new(&RULE, message).at([runtime]));
        }
    }
}
