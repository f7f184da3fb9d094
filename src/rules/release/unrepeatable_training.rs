//! Training cannot be repeated.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL013",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Training cannot be repeated",
    condition: "A trainer does not pin data, code and seed, or a model registry does not record lineage.",
    why: "If the same inputs do not give the same model, a bad version cannot be explained and a good one cannot be rebuilt.",
    fix: "Pin data snapshot, code, configuration and seed; store them with the model.",
    source: "ML Test Score Infra 1; reproducibility debt in Hidden Technical Debt",
    fixes: &[FixTemplate {
        title: "Pin data, code and seed, and record lineage",
        steps: &[
            FixStep::Set(Role::Trains, "seeded", NewValue::Flag(true)),
            FixStep::Set(Role::RegistersModels, "lineage", NewValue::Flag(true)),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for trainer in survey.with(Role::Trains) {
        if !trainer.flag("seeded") {
            let message = format!("{trainer} does not pin its data, code and seed.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]));
        }
    }
    for registry in survey.with(Role::RegistersModels) {
        if !registry.flag("lineage") {
            let message = format!("{registry} does not record what a version was made from.");
            found.push(Diagnostic::new(&RULE, message).at([registry]));
        }
    }
}
