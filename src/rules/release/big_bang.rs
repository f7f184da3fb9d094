//! Big-bang rollout.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL004",
    family: Family::Release,
    severity: Severity::Warning,
    when: When::Live,
    title: "Big-bang rollout",
    condition: "A rollout controller ships all at once.",
    why: "Replacing everything at once makes every user the canary.",
    fix: "Choose shadow_then_canary or canary.",
    source: "ML Test Score Infra 6",
    mends: &[Mend {
        does: "Start with a canary",
        steps: &[Step::Set(
            Role::ControlsRollout,
            "strategy",
            To::Word("canary"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for rollout in survey.with(Role::ControlsRollout) {
        if rollout.is_choice("strategy", &["big_bang"]) {
            let message = format!("{rollout} replaces everything at once.");
            found.push(Diagnostic::new(&RULE, message).at([rollout]));
        }
    }
}
