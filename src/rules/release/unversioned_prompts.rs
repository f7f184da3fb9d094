//! Prompts change without version or test.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL011",
    family: Family::Release,
    severity: Severity::Warning,
    when: When::Live,
    title: "Prompts change without version or test",
    condition: "A prompt builder's templates are not versioned.",
    why: "For a generative system the prompt is part of the model: one edited sentence can move quality as much as a retraining.",
    fix: "Keep templates in version control, evaluate every change, roll it out like a model.",
    source: "Configuration debt, Hidden Technical Debt; ML Test Score Model 1",
    mends: &[Mend {
        does: "Version the templates",
        steps: &[Step::Set(Role::BuildsPrompt, "versioned", To::Flag(true))],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for builder in survey.with(Role::BuildsPrompt) {
        if !builder.flag("versioned") {
            let message = format!("The templates of {builder} change without version or test.");
            found.push(Diagnostic::new(&RULE, message).at([builder]));
        }
    }
}
