//! One crowd answer per item.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH017",
    family: RuleFamily::Hygiene,
    severity: Severity::Advice,
    when: TellWhen::Live,
    title: "One crowd answer per item",
    condition: "An annotation task asks the crowd and takes one answer per item.",
    why: "A single untrained answer cannot reveal its own error rate, so label noise sets an invisible ceiling on quality.",
    fix: "Collect 3 or more answers on at least a sample and track agreement; use experts for the golden set.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Ask three people",
        steps: &[FixStep::Set(Role::Annotates, "redundancy", NewValue::Number(3.0))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for task in survey.with(Role::Annotates) {
        if task.is_choice("labeller", &["crowd"]) && task.is_below("redundancy", 2.0) {
            let message = format!("{task} asks one untrained person about each item.");
            found.push(Diagnostic::new(&RULE, message).at([task]));
        }
    }
}
