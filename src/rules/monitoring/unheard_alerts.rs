//! Alerts go nowhere.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN006",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Review,
    title: "Alerts go nowhere",
    condition: "A drift, quality or service monitor sends its alerts nowhere, or alert routing reaches neither people nor anything else.",
    why: "An alarm nobody hears is decoration.",
    fix: "Route alerts to people with a runbook, or to a machine that acts (rollback, retrain).",
    source: "Rules of ML #10 (silent failures)",
    fixes: &[
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
    ],
    check: RuleCheck::Board(check),
};

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
