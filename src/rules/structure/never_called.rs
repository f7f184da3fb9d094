//! Online component that nothing ever calls.

use crate::catalog::PortSide;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, TellWhen};

pub static RULE: Rule = Rule {
    id: "DF005",
    family: RuleFamily::Structure,
    severity: Severity::Warning,
    when: TellWhen::PortOnly,
    title: "Online component that nothing ever calls",
    condition: "An online component has flows but is not activated. Activated are: every component that is not online; \
        clients, databases and experiments, which start by themselves; every store that something reads; \
        and every online component that an activated one sends to at a port that is not latched, or fetches from.",
    why: "A service that receives a model but no traffic does nothing. \
        Loading data into a component is not the same as calling it.",
    fix: "Connect a request, a stream, or a consumer that reads from it.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Connect what calls it",
        steps: &[FixStep::FeedOne],
    }],
    check: RuleCheck::Node(check),
};

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let Some(kind) = site.kind() else {
        return;
    };
    if site.is_activated() || !site.is_connected() {
        return;
    }
    let message = format!("Nothing ever calls {site}: no request, stream or reader reaches it.");
    let one = Diagnostic::new(&RULE, message).nodes([site.id()]);
    let callable = kind.inputs.iter().filter(|port| !port.latched);
    found.push(callable.fold(one, |one, port| {
        one.port(site.id(), &port.name, PortSide::Input)
    }));
}
