//! Required input is not connected.

use crate::catalog::PortSide;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, TellWhen, display};

pub static RULE: Rule = Rule {
    id: "DF002",
    family: RuleFamily::Structure,
    severity: Severity::Error,
    when: TellWhen::PortOnly,
    title: "Required input is not connected",
    condition: "A component has an input port flagged required at which no flow ends.",
    why: "The component cannot work without this input; on a whiteboard it means its data come from nowhere.",
    fix: "Connect a producer of the named type, or delete the component.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Connect what feeds it",
        steps: &[FixStep::FeedAll],
    }],
    check: RuleCheck::Node(check),
};

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let free: Vec<_> = site
        .input_ports()
        .iter()
        .filter(|port| port.required && !is_fed(site, port.name.as_str()))
        .collect();
    if free.is_empty() {
        return;
    }
    let needs: Vec<String> = free
        .iter()
        .map(|port| {
            let types = display::any_of(site.catalog(), &port.accepts);
            format!("{types} at its input “{}”", port.name)
        })
        .collect();
    let message = format!(
        "{} needs {}; nothing is connected there.",
        site,
        display::list(&needs, "and")
    );
    let one = Diagnostic::new(&RULE, message).nodes([site.id()]);
    found.push(free.iter().fold(one, |one, port| {
        one.port(site.id(), &port.name, PortSide::Input)
    }));
}

fn is_fed(site: NodeRef, port: &str) -> bool {
    site.ins().any(|flow| flow.to_port() == port)
}
