//! Alerts go nowhere.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN006", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let unheard = survey
        .with(Role::Monitors)
        .filter(|monitor| !monitor.is_used_at("alerts") && !monitor.is_used_at("metrics"));
    let says = |names: &str| format!("Alerting: nobody hears the alerts of {names}.");
    RULE.tell_all(unheard, says, found);
    let silent = survey
        .with_choice(Role::RoutesAlerts, "routing", "none")
        .filter(|router| router.outs().next().is_none());
    let says = |names: &str| format!("Alerting: {names} tells nobody.");
    RULE.tell_all(silent, says, found);
}
