//! Generation does not fit into GPU memory.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV017", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::Generates) {
        let Some((needed, usable)) = survey.generator_bytes(model) else {
            continue;
        };
        let is_stated =
            model.says("params") && (model.says("hardware") || model.says("gpus_per_replica"));
        if needed > usable && is_stated {
            let message = format!(
                "GPU memory: {model} needs {} GB of GPU memory and may fill {} GB.",
                fixed(needed / 1e9, 0),
                fixed(usable / 1e9, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
