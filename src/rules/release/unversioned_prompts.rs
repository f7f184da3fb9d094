//! Prompts change without version or test.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL011",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Prompts change without version or test",
    condition: "A prompt builder's templates are not versioned.",
    why: "For a generative system the prompt is part of the model: one edited sentence can move quality as much as a retraining.",
    fix: "Keep templates in version control, evaluate every change, roll it out like a model.",
    source: "Configuration debt, Hidden Technical Debt; ML Test Score Model 1",
    fixes: &[FixTemplate {
        title: "Version the templates",
        steps: &[FixStep::Set(Role::BuildsPrompt, "versioned", NewValue::Flag(true))],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for builder in survey.with(Role::BuildsPrompt) {
        if !builder.flag("versioned") {
            let message = format!("The templates of {builder} change without version or test.");
            found.push(Diagnostic::new(&RULE, message).at([builder]));
        }
    }
}
