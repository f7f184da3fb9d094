//! Weights do not fit the device.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV026", RuleCheck::Board(check)));

/// Bytes of a weight at half precision, where nobody says otherwise.
const HALF_PRECISION: f64 = 2.0;
/// Families most of whose weights are tables, which lie elsewhere, or few.
const SPARSE: [&str; 6] = [
    "linear",
    "gbdt",
    "factorization",
    "two_tower",
    "cross_network",
    "rules",
];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::LoadsModel) {
        let asked = model.aside();
        let is_sparse = model.says("family") && asked.is_choice("family", &SPARSE);
        if is_sparse || model.is(Role::Generates) || model.runs_at_vendor() {
            continue;
        }
        let Some((params, card)) = model.stated_number("params").zip(card_bytes(model)) else {
            continue;
        };
        let each = model
            .stated_number("weight_bytes")
            .unwrap_or(HALF_PRECISION);
        let needed = params * each;
        if needed > card {
            let message = format!(
                "Device memory: the weights of {model} take {} GB, and its card has {} GB.",
                fixed(needed / 1e9, 0),
                fixed(card / 1e9, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}

/// Memory of the card that somebody chose for it, bytes.
fn card_bytes(model: NodeRef) -> Option<f64> {
    let gigabytes = match model
        .choice("hardware")
        .filter(|_| model.says("hardware"))?
    {
        "gpu_t4" => 16.0,
        "gpu_l4" => 24.0,
        "gpu_a100" | "gpu_h100" => 80.0,
        _ => return None,
    };
    let cards = model.stated_number("gpus_per_replica").unwrap_or(1.0);
    Some(gigabytes * 1e9 * cards)
}
