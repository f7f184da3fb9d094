//! Online component that nothing ever calls.

use std::sync::LazyLock;

use crate::catalog::PortSide;
use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF005", RuleCheck::Node(check)));

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let Some(kind) = site.kind() else {
        return;
    };
    if site.is_activated() || !site.is_connected() || !site.survey().has_client() {
        return;
    }
    let message = format!("Never called: {site}: no request, stream or reader reaches it.");
    let one = Diagnostic::new(&RULE, message).nodes([site.id()]);
    let callable = kind.inputs.iter().filter(|port| !port.latched);
    found.push(callable.fold(one, |one, port| {
        one.port(site.id(), &port.name, PortSide::Input)
    }));
}
