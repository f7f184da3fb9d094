//! Alerts go nowhere.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("MN006", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[
    FixTemplate {
        title: "Route its alerts",
        steps: &[FixStep::Connect(
            (Role::Monitors, "alerts"),
            (Role::RoutesAlerts, "alerts"),
        )],
    },
    FixTemplate {
        title: "Page whoever is on call",
        steps: &[FixStep::Set(
            Role::RoutesAlerts,
            "routing",
            NewValue::Word("on_call"),
        )],
    },
];

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
