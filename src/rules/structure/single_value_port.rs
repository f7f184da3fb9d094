//! Too many edges into a single-value port.

use std::sync::LazyLock;

use crate::catalog::PortSide;
use crate::rules::{Diagnostic, EdgeRef, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF003", RuleCheck::Node(check)));

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    for port in site.input_ports().iter().filter(|port| !port.many) {
        let writers: Vec<_> = site
            .ins()
            .filter(|flow| flow.is_judged() && flow.to_port() == port.name.as_str())
            .collect();
        if writers.len() < 2 {
            continue;
        }
        let message = format!(
            "Single value: {}.{} holds one value, but {} flows write to it: {}.",
            site,
            port.name,
            writers.len(),
            display::some_of(&writers, display::start)
        );
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes([site.id()])
                .edges(writers.iter().map(EdgeRef::id))
                .port(site.id(), &port.name, PortSide::Input),
        );
    }
}
