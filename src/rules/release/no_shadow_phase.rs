//! High-stakes model ships without a shadow phase.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL015",
    family: RuleFamily::Release,
    severity: Severity::Advice,
    when: TellWhen::Review,
    title: "High-stakes model ships without a shadow phase",
    condition: "Decisions are regulated, people attack, or errors affect people's lives, and a rollout controller does not start in shadow.",
    why: "Where an error costs somebody money or access, the new model should first decide on live traffic without effect, so the difference can be inspected.",
    fix: "Run it in shadow, compare decisions case by case, then canary.",
    source: "Common practice in fraud and credit; ML Test Score Infra 6",
    fixes: &[FixTemplate {
        title: "Start in shadow",
        steps: &[FixStep::Set(
            Role::ControlsRollout,
            "strategy",
            NewValue::Word("shadow_then_canary"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let fields = ["regulated", "adversarial", "affects_people"];
    if !fields.iter().any(|field| survey.asks(field)) {
        return;
    }
    for rollout in survey.with(Role::ControlsRollout) {
        if !rollout.is_choice("strategy", &["shadow_then_canary"]) {
            let message =
                format!("{rollout} lets a new model decide before anybody saw its decisions.");
            found.push(Diagnostic::new(&RULE, message).at([rollout]));
        }
    }
}
