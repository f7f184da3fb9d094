//! Dead end.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::{Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF007", RuleCheck::Node(check)));

fn check(site: NodeRef, found: &mut Vec<Diagnostic>) {
    let outputs = site.output_ports();
    // What has side outputs alone works for its own sake.
    if outputs.iter().all(|port| port.side) || !is_dead_end(site) {
        return;
    }
    let message = format!("Dead end: nobody uses what {site} produces.");
    let one = Diagnostic::new(&RULE, message).nodes([site.id()]);
    let outputs = outputs.iter().filter(|port| !port.side);
    found.push(outputs.fold(one, |one, port| {
        one.port(site.id(), &port.name, PortSide::Output)
    }));
}

fn is_dead_end(site: NodeRef) -> bool {
    let ends = [
        Role::Sink,
        Role::JudgedElsewhere,
        Role::JudgesAnswers,
        Role::Simulates,
        Role::Delivers,
        Role::CarriesResultsBack,
        Role::LogsPredictions,
        Role::RegistersModels,
    ];
    let may_end = ends.iter().any(|role| site.is(*role));
    !may_end && site.ins().next().is_some() && site.outs().next().is_none()
}
