//! Training join ignores time.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, EdgeRef, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH005", RuleCheck::Board(check)));

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
