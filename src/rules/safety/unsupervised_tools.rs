//! Tools act without permission or consent.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "SP006",
    family: Family::Safety,
    severity: Severity::Error,
    when: When::Live,
    title: "Tools act without permission or consent",
    condition: "A tool executor whose tools have side effects never asks for confirmation or does not run with the caller's own permissions.",
    why: "A misread sentence becomes a payment, a deletion or an open door.",
    fix: "Run tools with the caller's own rights and ask before irreversible actions.",
    source: "LLM agent practice (OWASP LLM06 excessive agency)",
    mends: &[Mend {
        does: "Ask before risky actions, with the caller's rights",
        steps: &[
            Step::Set(Role::ExecutesTools, "confirmation", To::Word("high_risk")),
            Step::Set(Role::ExecutesTools, "scoped_credentials", To::Flag(true)),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for executor in survey.with(Role::ExecutesTools) {
        let unasked = executor.is_choice("confirmation", &["none"]);
        if executor.flag("side_effects") && (unasked || !executor.flag("scoped_credentials")) {
            let message = if unasked {
                format!("{executor} changes the world without asking anybody.")
            } else {
                format!("{executor} acts with more rights than the person it acts for.")
            };
            found.push(Diagnostic::new(&RULE, message).at([executor]));
        }
    }
}
