//! Training join ignores time.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, FixTemplate, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> =
    LazyLock::new(|| Rule::new("DH005", RuleCheck::Board(check), FIXES));

const FIXES: &[FixTemplate] = &[FixTemplate {
    title: "Join as of the label's time",
    steps: &[
        FixStep::Set(Role::BuildsDataset, "point_in_time", NewValue::Flag(true)),
        FixStep::Set(
            Role::StoresFeaturesOffline,
            "time_travel",
            NewValue::Flag(true),
        ),
    ],
}];

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
        let message = format!(
            "{dataset} is not point-in-time correct: it joins current features to past labels."
        );
        found.push(Diagnostic::new(&RULE, message).at([dataset]).at(forgetful));
    }
}
