//! Nobody uses the system.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF010", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let has_users = survey.has(Role::Client) || survey.has(Role::Delivers);
    let serving: Vec<NodeRef> = survey
        .with(Role::ServesLive)
        .filter(|site| is_for_somebody(*site))
        .collect();
    if has_users || serving.is_empty() {
        return;
    }
    let message = format!(
        "No users: {} answers, but the board shows nobody who asks or receives.",
        named(&serving)
    );
    let message = if serving.len() > 1 {
        message.replacen(" answers,", " answer,", 1)
    } else {
        message
    };
    found.push(Diagnostic::new(&RULE, message).at(serving));
}

/// Whether it does more than work for jobs and people of our own.
fn is_for_somebody(site: NodeRef) -> bool {
    let mut used = site.outs().filter(EdgeRef::is_waited_for).peekable();
    used.peek().is_none() || used.any(|flow| flow.to.is_online())
}
