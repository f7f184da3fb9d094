//! What is loaded in the background is not drawn.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, display};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DF017", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey.n_taking_part() < FEWEST_COMPONENTS {
        return;
    }
    let mut places: Vec<NodeRef> = Vec::new();
    let mut ports: Vec<(NodeRef, &str)> = Vec::new();
    for site in survey.components() {
        let required = site
            .input_ports()
            .iter()
            .filter(|port| port.required && (port.latched || !site.is_online()));
        for port in required {
            let mut ways = std::iter::once(&port.name).chain(&port.instead);
            let is_unfed = ways.all(|way| site.ins().all(|flow| flow.to_port() != way.as_str()));
            if is_unfed && !begins(site) {
                ports.push((site, port.name.as_str()));
                if places.last() != Some(&site) {
                    places.push(site);
                }
            }
        }
    }
    if places.is_empty() {
        return;
    }
    let what = display::some_of(&ports, |(site, port)| format!("{site} ({port})"));
    let message = format!("Not drawn yet: what fills {what}.");
    let mut one = Diagnostic::new(&RULE, message).at(places);
    for (site, port) in ports {
        one = one.inputs([site], port);
    }
    found.push(one);
}

/// A board of fewer components is a corner of one.
const FEWEST_COMPONENTS: usize = 3;

/// Whether a board may begin there: a stream of events, or a model that somebody else runs.
fn begins(site: NodeRef) -> bool {
    site.runs_at_vendor() || site.is(Role::StreamsEvents) || !site.is_connected()
}
