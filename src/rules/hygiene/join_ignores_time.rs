//! Training join ignores time.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, EdgeRef, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH005",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Training join is not point-in-time correct",
    condition: "A dataset builder takes feature rows at rest and does not join them as of the label's time, or takes them from an offline feature store without time travel.",
    why: "Joining today's feature value to last month's label shows the model facts from its future (a counter that already includes the click).",
    fix: "Join every feature as of the moment of prediction; keep event times in the store.",
    source: "Rules of ML #31; feature-store practice",
    fixes: &[FixTemplate {
        title: "Join as of the label's time",
        steps: &[
            FixStep::Set(Role::BuildsDataset, "point_in_time", NewValue::Flag(true)),
            FixStep::Set(Role::StoresFeaturesOffline, "time_travel", NewValue::Flag(true)),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let rows: Vec<EdgeRef> = dataset.ins_of(&["features_offline"]).collect();
        let forgetful: Vec<NodeRef> = rows
            .iter()
            .map(|flow| flow.from)
            .filter(|store| store.is(Role::StoresFeaturesOffline) && !store.flag("time_travel"))
            .collect();
        if rows.is_empty() || (dataset.flag("point_in_time") && forgetful.is_empty()) {
            continue;
        }
        let message = format!("{dataset} is not point-in-time correct: it joins current features to past labels.");
        found.push(Diagnostic::new(&RULE, message).at([dataset]).at(forgetful));
    }
}
