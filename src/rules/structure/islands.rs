//! Separate islands.

use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, TellWhen};

pub static RULE: Rule = Rule {
    id: "DF014",
    family: RuleFamily::Structure,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Separate islands",
    condition: "Ignoring notes and components without flows, and whichever way the arrows point, the board falls into more than one connected part; each but the largest is a finding.",
    why: "Two halves that never meet are two diagrams. \
        Most often the missing bridge is the release path (offline to online) or the log path (online back to offline).",
    fix: "Add the bridge: registry to serving, or logs to storage.",
    source: "Common practice",
    fixes: &[],
    check: RuleCheck::Island(check),
};

fn check(island: &[NodeRef], found: &mut Vec<Diagnostic>) {
    let Some(name) = island.first() else {
        return;
    };
    let message = match island.len() {
        1 => format!("{name} is joined to nothing else on the board."),
        n => format!(
            "{name} and {} more are joined to each other, but to nothing else on the board.",
            n - 1
        ),
    };
    found.push(Diagnostic::new(&RULE, message).at(island.iter().copied()));
}
