//! Dead end.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, TellWhen};

pub static RULE: Rule = Rule {
    id: "DF007",
    family: RuleFamily::Structure,
    severity: Severity::Warning,
    when: TellWhen::PortOnly,
    title: "Dead end",
    condition: "A component has at least one flow in, at least one output port and no flow out. \
        Left out are components where a flow may end (databases, content, the data lake, experiments, alerts, consent, clients, notes), \
        and monitors and human review, which other rules look at.",
    why: "Work is done and thrown away. Usually the arrow to the consumer was forgotten, \
        and the consumer is what gives the component its reason.",
    fix: "Connect an output to whoever uses it, or delete the component.",
    source: "Common practice; underused data in Hidden Technical Debt (Sculley et al. 2015)",
    fixes: &[FixTemplate {
        title: "Connect it to what can use it",
        steps: &[FixStep::Use],
    }],
    check: RuleCheck::Node(check),
};

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let outputs = site.output_ports();
    if outputs.is_empty() || !is_dead_end(site) {
        return;
    }
    let message = format!("Nobody uses what {site} produces.");
    let one = Diagnostic::new(&RULE, message).nodes([site.id()]);
    let outputs = outputs.iter().filter(|port| !port.side);
    found.push(outputs.fold(one, |one, port| {
        one.port(site.id(), &port.name, PortSide::Output)
    }));
}

fn is_dead_end(site: NodeRef) -> bool {
    let may_end = site.is(Role::Sink) || site.is(Role::JudgedElsewhere);
    !may_end && site.ins().next().is_some() && site.outs().next().is_none()
}
