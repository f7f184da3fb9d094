//! New items stay invisible too long.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let wanted = survey.asked_number("new_item_visible_s");
    let Some((wanted, takes)) = wanted.zip(survey.item_visible_s()) else {
        return;
    };
    if takes > wanted {
        let message = format!(
            "Freshness: a new item is searchable after {takes} s at the earliest; the target is {wanted} s.",
            takes = fixed(takes, 0),
            wanted = exact(wanted)
        );
        found.push(Diagnostic::new(&RULE, message).at(survey.with(Role::Retrieves)));
    }
}
