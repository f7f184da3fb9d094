//! Training cannot be repeated.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL013",
    family: Family::Release,
    severity: Severity::Warning,
    when: When::Live,
    title: "Training cannot be repeated",
    condition: "A trainer does not pin data, code and seed, or a model registry does not record lineage.",
    why: "If the same inputs do not give the same model, a bad version cannot be explained and a good one cannot be rebuilt.",
    fix: "Pin data snapshot, code, configuration and seed; store them with the model.",
    source: "ML Test Score Infra 1; reproducibility debt in Hidden Technical Debt",
    mends: &[Mend {
        does: "Pin data, code and seed, and record lineage",
        steps: &[
            Step::Set(Role::Trains, "seeded", To::Flag(true)),
            Step::Set(Role::RegistersModels, "lineage", To::Flag(true)),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
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
