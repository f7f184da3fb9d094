//! Nothing to tune on.

use std::sync::LazyLock;

use crate::catalog::{PortSide, Role};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{BoardQuery, Diagnostic, FixTemplate, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("EV016", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Tune on the validation rows",
    steps: &[FixStep::Connect(
        (Role::BuildsDataset, "validation"),
        (Role::Trains, "validation"),
    )],
}];

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
