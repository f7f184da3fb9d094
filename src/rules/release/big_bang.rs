//! Big-bang rollout.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL004",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Big-bang rollout",
    condition: "A rollout controller ships all at once.",
    why: "Replacing everything at once makes every user the canary.",
    fix: "Choose shadow_then_canary or canary.",
    source: "ML Test Score Infra 6",
    fixes: &[FixTemplate {
        title: "Start with a canary",
        steps: &[FixStep::Set(
            Role::ControlsRollout,
            "strategy",
            NewValue::Word("canary"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for rollout in survey.with(Role::ControlsRollout) {
        if rollout.is_choice("strategy", &["big_bang"]) {
            let message = format!("{rollout} replaces everything at once.");
            found.push(Diagnostic::new(&RULE, message).at([rollout]));
        }
    }
}
