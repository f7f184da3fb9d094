//! Orphan component.

use std::sync::LazyLock;

use crate::catalog::{Kind, PortSide, Role};
use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF004", RuleCheck::Node(check)));

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let Some(kind) = site.kind() else {
        return;
    };
    let takes_part = !site.is(Role::Annotation);
    if takes_part && site.survey().n_taking_part() > 1 && !site.is_connected() {
        let message = format!("Orphan: {site} is connected to nothing.");
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
