//! Personal data sent to a model vendor.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP011", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let way = EdgeFilter::ANY.avoiding(&[
        Role::Anonymises,
        Role::StoresHistory,
        Role::RegistersModels,
        Role::Trains,
    ]);
    let models = survey.with(Role::Generates);
    let vendors: Vec<NodeRef> = models
        .filter(|site| site.is_choice("hosting", &["external_api"]))
        .collect();
    if vendors.is_empty() {
        return;
    }
    let stores = survey
        .with(Role::FirstPartyData)
        .filter(|site| site.flag("holds_pii"));
    for source in survey.with(Role::Client).chain(stores) {
        let reached = source.downstream(way);
        let told: Vec<NodeRef> = vendors
            .iter()
            .copied()
            .filter(|site| reached.contains(site))
            .collect();
        if !told.is_empty() {
            let message = format!(
                "Personal data of {source} go to the vendor of {}.",
                named(&told)
            );
            found.push(Diagnostic::new(&RULE, message).at([source]).at(told));
        }
    }
}
