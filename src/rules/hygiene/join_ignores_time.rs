//! Training join ignores time.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH005", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let rows = dataset.ins_of(&["features_offline"]);
        let stores: Vec<NodeRef> = rows.map(|flow| flow.from).collect();
        let forgetful: Vec<NodeRef> = stores
            .iter()
            .copied()
            .filter(|store| store.is(Role::StoresFeaturesOffline) && store.denies("time_travel"))
            .collect();
        if stores.is_empty() || (forgetful.is_empty() && !dataset.denies("point_in_time")) {
            continue;
        }
        let message =
            format!("Not point-in-time correct: {dataset} joins current features to past labels.");
        found.push(Diagnostic::new(&RULE, message).at([dataset]).at(forgetful));
    }
}
