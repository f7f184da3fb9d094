//! Nothing to tune on.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV016",
    family: RuleFamily::Evaluation,
    severity: Severity::Advice,
    when: TellWhen::Review,
    title: "Nothing to tune on",
    condition: "A trainer that does not learn incrementally gets training rows and no validation rows.",
    why: "Early stopping, thresholds and hyperparameters have to be chosen on rows that are neither training nor test.",
    fix: "Connect the validation split.",
    source: "ML Test Score Model 3",
    fixes: &[FixTemplate {
        title: "Tune on the validation rows",
        steps: &[FixStep::Connect(
            (Role::BuildsDataset, "validation"),
            (Role::Trains, "validation"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for trainer in survey.with(Role::Trains) {
        let tunes = trainer.is_fed_at("train") && !trainer.is_choice("mode", &["incremental"]);
        if tunes && !trainer.is_fed_at("validation") {
            let message =
                format!("{trainer} has no rows to choose thresholds and hyperparameters on.");
            found.push(Diagnostic::new(&RULE, message).at([trainer]).port(
                trainer.id(),
                &"validation".into(),
                PortSide::Input,
            ));
        }
    }
}
