//! Drift is measured against nothing.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "MN003",
    family: RuleFamily::Monitoring,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Drift monitor without a reference",
    condition: "A drift monitor gets live data and no reference.",
    why: "A distance needs two ends; without the training distribution the alarm level is a guess.",
    fix: "Connect the training set (or a stable past window).",
    source: "ML Test Score Monitor 3",
    fixes: &[FixTemplate {
        title: "Compare with the training rows",
        steps: &[FixStep::Connect(
            (Role::BuildsDataset, "train"),
            (Role::WatchesInputs, "reference"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for monitor in survey.with(Role::WatchesInputs) {
        if monitor.is_fed_at("live") && !monitor.is_fed_at("reference") {
            let message = format!("{monitor} has no reference to compare with.");
            found.push(Diagnostic::new(&RULE, message).at([monitor]).port(
                monitor.id(),
                &"reference".into(),
                PortSide::Input,
            ));
        }
    }
}
