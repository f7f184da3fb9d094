//! Long generation without streaming.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV021", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::Generates) {
        let tokens = model.number("output_tokens");
        let Some((tokens, ms_each)) = tokens.zip(model.number("tpot_ms")) else {
            continue;
        };
        let ms = tokens * ms_each;
        if ms > 1000.0 && model.denies("streaming") && model.is_on_path() && survey.has_people() {
            let message = format!(
                "Streaming: {model} says nothing for {} s and then everything at once.",
                fixed(ms / 1000.0, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]));
        }
    }
}
