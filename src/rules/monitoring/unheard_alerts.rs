//! Alerts go nowhere.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN006", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::Monitors) {
        if !monitor.is_used_at("alerts") {
            let message = format!("Nobody hears the alerts of {monitor}.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]));
        }
    }
    for router in survey.with(Role::RoutesAlerts) {
        if router.is_choice("routing", &["none"]) && router.outs().next().is_none() {
            let message = format!("{router} tells nobody.");
            found.push(Diagnostic::new(&RULE, message).at([router]));
        }
    }
}
