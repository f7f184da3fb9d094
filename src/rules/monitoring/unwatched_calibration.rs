//! Money depends on probabilities nobody checks.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN015", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut monitors = survey.with(Role::WatchesQuality);
    if monitors.any(|monitor| monitor.flag("tracks_calibration")) {
        return;
    }
    let deciding = survey.with(Role::Decides);
    let by_cost = deciding.filter(|site| site.is_choice("threshold_mode", &["cost_based"]));
    let spending: Vec<NodeRef> = survey.with(Role::Auctions).chain(by_cost).collect();
    if !spending.is_empty() {
        let message = format!(
            "Calibration: nothing monitors it at {}, where probabilities cost money.",
            named(&spending)
        );
        found.push(Diagnostic::new(&RULE, message).at(spending));
    }
}
