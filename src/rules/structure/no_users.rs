//! Nobody uses the system.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF010", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let has_users = survey.has(Role::Client) || survey.has(Role::Delivers);
    let serving: Vec<_> = survey.with(Role::Serves).collect();
    if has_users || serving.is_empty() {
        return;
    }
    let names: Vec<String> = serving.iter().map(NodeRef::to_string).collect();
    let message = format!(
        "{} answers, but the board shows nobody who asks or receives.",
        display::some_of(&names)
    );
    let message = if names.len() > 1 {
        message.replacen(" answers,", " answer,", 1)
    } else {
        message
    };
    found.push(Diagnostic::new(&RULE, message).at(serving));
}
