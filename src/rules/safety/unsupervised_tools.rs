//! Tools act without permission or consent.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP006",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Tools act without permission or consent",
    condition: "A tool executor whose tools have side effects never asks for confirmation or does not run with the caller's own permissions.",
    why: "A misread sentence becomes a payment, a deletion or an open door.",
    fix: "Run tools with the caller's own rights and ask before irreversible actions.",
    source: "LLM agent practice (OWASP LLM06 excessive agency)",
    fixes: &[FixTemplate {
        title: "Ask before risky actions, with the caller's rights",
        steps: &[
            FixStep::Set(Role::ExecutesTools, "confirmation", NewValue::Word("high_risk")),
            FixStep::Set(Role::ExecutesTools, "scoped_credentials", NewValue::Flag(true)),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
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
