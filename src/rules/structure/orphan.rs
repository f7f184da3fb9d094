//! Orphan component.

use crate::catalog::{Kind, Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, TellWhen};

pub static RULE: Rule = Rule {
    id: "DF004",
    family: RuleFamily::Structure,
    severity: Severity::Warning,
    when: TellWhen::PortOnly,
    title: "Orphan component",
    condition: "The board has at least two components that are not notes, and one of them has no flows.",
    why: "A box without arrows earns no credit: it says a word was remembered, not what it is for.",
    fix: "Wire it in or delete it.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Delete it",
        steps: &[FixStep::RemoveComponents],
    }],
    check: RuleCheck::Node(check),
};

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let Some(kind) = site.kind() else {
        return;
    };
    let takes_part = !site.is(Role::Annotation);
    if takes_part && site.survey().n_taking_part() > 1 && !site.is_connected() {
        let message = format!("{site} is connected to nothing.");
        found.push(with_dots(site, kind, Diagnostic::new(&RULE, message)));
    }
}

/// A dot where a connection would matter most: at its required inputs, or at what it gives when it needs none.
fn with_dots(site: NodeRef, kind: &Kind, found: Diagnostic) -> Diagnostic {
    let mut found = found.nodes([site.id()]);
    for port in kind.inputs.iter().filter(|port| port.required) {
        found = found.port(site.id(), &port.name, PortSide::Input);
    }
    if found.ports.is_empty() {
        for port in kind.outputs.iter().filter(|port| !port.side) {
            found = found.port(site.id(), &port.name, PortSide::Output);
        }
    }
    found
}
