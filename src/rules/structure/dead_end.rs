//! Dead end.

use crate::catalog::{Role, Side};
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, When};

pub static RULE: Rule = Rule {
    id: "DF007",
    family: Family::Structure,
    severity: Severity::Warning,
    when: When::Dot,
    title: "Dead end",
    condition: "A component has at least one flow in, at least one output port and no flow out. \
        Left out are components where a flow may end (databases, content, the data lake, experiments, alerts, consent, clients, notes), \
        and monitors and human review, which other rules look at.",
    why: "Work is done and thrown away. Usually the arrow to the consumer was forgotten, \
        and the consumer is what gives the component its reason.",
    fix: "Connect an output to whoever uses it, or delete the component.",
    source: "Common practice; underused data in Hidden Technical Debt (Sculley et al. 2015)",
    mends: &[Mend {
        does: "Connect it to what can use it",
        steps: &[Step::Use],
    }],
    check: Check::Node(check),
};

fn check(site: Site, found: &mut Vec<Diagnostic>) {
    let outputs = site.output_ports();
    if outputs.is_empty() || !is_dead_end(site) {
        return;
    }
    let message = format!("Nobody uses what {site} produces.");
    let one = Diagnostic::new(&RULE, message).nodes([site.id()]);
    let outputs = outputs.iter().filter(|port| !port.side);
    found.push(outputs.fold(one, |one, port| {
        one.port(site.id(), &port.name, Side::Output)
    }));
}

fn is_dead_end(site: Site) -> bool {
    let may_end = site.is(Role::Sink) || site.is(Role::JudgedElsewhere);
    !may_end && site.ins().next().is_some() && site.outs().next().is_none()
}
