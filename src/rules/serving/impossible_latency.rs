//! Claimed latency below what the arithmetic takes.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV027", RuleCheck::Board(check)));

/// No program gets more out of a device than its data sheet says.
const SLACK: f64 = 1.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::LoadsModel) {
        let flops = model.stated_number("flops_per_item");
        let Some((flops, peak)) = flops.zip(peak_flops_per_s(model)) else {
            continue;
        };
        let items = model.stated_number("candidates_in").unwrap_or(1.0);
        let Some(claimed) = model.stated_number("p50_ms") else {
            continue;
        };
        let least = flops * items / peak * 1000.0;
        if claimed < SLACK * least {
            let message = format!(
                "Arithmetic: {model} claims {claimed} ms, but its device needs {least} ms at its peak for {:.1e} FLOPs.",
                flops * items,
                claimed = exact(claimed),
                least = fixed(least, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}

/// Dense half-precision FLOPs a second by the data sheet of the device that somebody chose.
fn peak_flops_per_s(model: NodeRef) -> Option<f64> {
    let tera = match model
        .choice("hardware")
        .filter(|_| model.says("hardware"))?
    {
        "gpu_t4" => 65.0,
        "gpu_l4" => 121.0,
        "gpu_a100" => 312.0,
        "gpu_h100" => 989.0,
        _ => return None,
    };
    Some(tera * 1e12)
}
