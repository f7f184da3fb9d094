//! Offline component on the request path.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{Diagnostic, EdgeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF015", RuleCheck::Edge(check)));

fn check(link: EdgeRef, found: &mut Vec<Diagnostic>) {
    let (from, to) = (link.from, link.to);
    let waits = to.is_online() && !to.is(Role::Client);
    if !from.is_offline() || !waits || link.input().is_none_or(|port| port.latched) {
        return;
    }
    let message = format!(
        "{} would wait for {}, which works offline and answers in seconds to hours.",
        display::finish(&link),
        from
    );
    found.push(Diagnostic::new(&RULE, message).edges([link.id()]));
}
