//! Too many edges into a single-value port.

use crate::catalog::PortSide;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, Rule, Severity, NodeRef, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "DF003",
    family: RuleFamily::Structure,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Too many connections into a single-value port",
    condition: "Two or more flows end at an input port that holds a single value.",
    why: "Two writers into a slot that holds one value means one silently wins.",
    fix: "Merge the sources first (a dataset builder, a ranking service or a data lake accepts several), or remove one edge.",
    source: "Common practice",
    fixes: &[],
    check: RuleCheck::Node(check),
};

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    for port in site.input_ports().iter().filter(|port| !port.many) {
        let writers: Vec<_> = site
            .ins()
            .filter(|flow| flow.is_judged() && flow.to_port() == port.name.as_str())
            .collect();
        if writers.len() < 2 {
            continue;
        }
        let from: Vec<String> = writers.iter().map(|flow| display::start(flow)).collect();
        let message = format!(
            "{}.{} holds one value, but {} flows write to it: {}.",
            site,
            port.name,
            writers.len(),
            display::some_of(&from)
        );
        found.push(
            Diagnostic::new(&RULE, message)
                .nodes([site.id()])
                .edges(writers.iter().map(EdgeRef::id))
                .port(site.id(), &port.name, PortSide::Input),
        );
    }
}
