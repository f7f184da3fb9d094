//! Fixed threshold against a moving opponent.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN012",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Fixed threshold against a moving opponent",
    condition: "People try to fool the system, and a decision engine has a fixed threshold.",
    why: "Opponents move until they sit just under the line, and every retraining shifts what a score of 0.8 means.",
    fix: "Set thresholds from costs on fresh data and re-tune after each release.",
    source: "Hidden Technical Debt (fixed thresholds in dynamic systems)",
    fixes: &[
        FixTemplate {
            title: "Set the threshold by cost",
            steps: &[FixStep::Set(
                Role::Decides,
                "threshold_mode",
                NewValue::Word("cost_based"),
            )],
        },
        FixTemplate {
            title: "Adapt the threshold",
            steps: &[FixStep::Set(
                Role::Decides,
                "threshold_mode",
                NewValue::Word("adaptive"),
            )],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("adversarial") {
        return;
    }
    for engine in survey.with(Role::Decides) {
        if engine.is_choice("threshold_mode", &["fixed"]) {
            let message =
                format!("{engine} keeps its threshold while opponents learn where it is.");
            found.push(Diagnostic::new(&RULE, message).at([engine]));
        }
    }
}
