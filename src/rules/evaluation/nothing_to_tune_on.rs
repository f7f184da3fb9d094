//! Nothing to tune on.

use crate::catalog::{Role, Side};
use crate::rules::engine::fix_template::Step;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "EV016",
    family: Family::Evaluation,
    severity: Severity::Advice,
    when: When::Review,
    title: "Nothing to tune on",
    condition: "A trainer that does not learn incrementally gets training rows and no validation rows.",
    why: "Early stopping, thresholds and hyperparameters have to be chosen on rows that are neither training nor test.",
    fix: "Connect the validation split.",
    source: "ML Test Score Model 3",
    mends: &[Mend {
        does: "Tune on the validation rows",
        steps: &[Step::Connect(
            (Role::BuildsDataset, "validation"),
            (Role::Trains, "validation"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for trainer in survey.with(Role::Trains) {
        let tunes = trainer.is_fed_at("train") && !trainer.is_choice("mode", &["incremental"]);
        if tunes && !trainer.is_fed_at("validation") {
            let message =
                format!("{trainer} has no rows to choose thresholds and hyperparameters on.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]).port(
                trainer.id(),
                &"validation".into(),
                Side::Input,
            ));
        }
    }
}
