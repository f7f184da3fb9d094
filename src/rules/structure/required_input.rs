//! Required input is not connected.

use std::sync::LazyLock;

use crate::catalog::PortSide;
use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF002", RuleCheck::Node(check)));

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let free: Vec<_> = site
        .input_ports()
        .iter()
        .filter(|port| {
            let mut ways = std::iter::once(&port.name).chain(&port.instead);
            port.required
                && !port.latched
                && site.is_online()
                && !ways.any(|port| is_fed(site, port.as_str()))
        })
        .collect();
    if free.is_empty() {
        return;
    }
    let needs: Vec<String> = free
        .iter()
        .map(|port| {
            let shown = &port.accepts[..port.accepts.len().min(MOST_TYPES)];
            let types = display::any_of(site.catalog(), shown);
            format!("{types} at its input “{}”", port.name)
        })
        .collect();
    let message = format!(
        "Input: {} needs {}; nothing is connected there.",
        site,
        display::list(&needs, "and")
    );
    let one = Diagnostic::new(&RULE, message).nodes([site.id()]);
    found.push(free.iter().fold(one, |one, port| {
        one.port(site.id(), &port.name, PortSide::Input)
    }));
}

/// More types than this an input does not name.
const MOST_TYPES: usize = 2;

fn is_fed(site: NodeRef, port: &str) -> bool {
    site.ins().any(|flow| flow.to_port() == port)
}
