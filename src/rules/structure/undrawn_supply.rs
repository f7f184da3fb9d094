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
    let mut ports: Vec<(NodeRef, String)> = Vec::new();
    for site in survey.with_any(&LOADING) {
        let unfed = site.input_ports().iter().filter(|port| {
            port.required && port.latched && !site.runs_at_vendor()
        });
        for port in unfed {
            let mut flows = site.ins();
            if flows.all(|flow| flow.to_port() != port.name.as_str()) {
                ports.push((site, port.name.to_string()));
                if !places.contains(&site) {
                    places.push(site);
                }
            }
        }
    }
    if places.is_empty() {
        return;
    }
    let what: Vec<String> = ports
        .iter()
        .map(|(site, port)| format!("{site} ({port})"))
        .collect();
    let message = format!("Not drawn yet: what fills {}.", display::some_of(&what));
    let mut one = Diagnostic::new(&RULE, message).at(places);
    for (site, port) in ports {
        one = one.inputs([site], &port);
    }
    found.push(one);
}

/// A board of fewer components is a corner of one.
const FEWEST_COMPONENTS: usize = 4;

/// What keeps something that it was loaded with.
const LOADING: [Role; 9] = [
    Role::LoadsModel,
    Role::StoresFeaturesOnline,
    Role::StoresFeaturesOffline,
    Role::StoresResults,
    Role::CachesResults,
    Role::SearchesIndex,
    Role::ControlsRollout,
    Role::RegistersModels,
    Role::HoldsContent,
];
