//! New items stay invisible too long.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("RQ003", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Embed and index new items as they come",
    steps: &[
        FixStep::Set(Role::BuildsIndex, "incremental", NewValue::Flag(true)),
        FixStep::Set(Role::BuildsIndex, "interval_h", NewValue::Number(0.25)),
        FixStep::Set(Role::EmbedsCorpus, "interval_h", NewValue::Number(0.1)),
    ],
}];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let wanted = survey.asked_number("new_item_visible_s");
    let Some((wanted, takes)) = wanted.zip(survey.item_visible_s()) else {
        return;
    };
    if takes > wanted {
        let message = format!(
            "A new item is searchable after {takes:.0} s at the earliest; the target is {wanted} s."
        );
        found.push(Diagnostic::new(&RULE, message).at(survey.with(Role::Retrieves)));
    }
}
