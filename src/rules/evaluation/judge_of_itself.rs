//! A model judges its own answers.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV017", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let partial = survey
        .denying(Role::JudgesAnswers, "independent")
        .filter(|judge| !(judge.says("judge") && judge.aside().is_choice("judge", &["people"])));
    let says = |names: &str| {
        format!(
            "Self-preference: {names} is the model it judges, and models prefer their own answers."
        )
    };
    RULE.tell_all(partial, says, found);
}
