//! Deletion requests lead nowhere.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::DataFact;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("erasure_required") {
        return;
    }
    let mut managers = survey.with(Role::ManagesConsent);
    let reaches_stores = |manager: NodeRef| manager.outs().any(|flow| flow.to_port() == "erasure");
    let is_heard = managers.any(|manager| manager.is_fed_at("requests") && reaches_stores(manager));
    let keeping = survey.with_any(&[
        Role::HoldsCopies,
        Role::LogsPredictions,
        Role::CachesResults,
        Role::StoresResults,
        Role::Remembers,
    ]);
    let missed: Vec<NodeRef> = keeping
        .into_iter()
        .filter(|store| !store.is_fed_at("erasure") && keeps_people(*store))
        .collect();
    if is_heard {
        let says = |names: &str| {
            format!("Erasure: no deletion request reaches {names}, which may keep people's data.")
        };
        RULE.tell_all(missed, says, found);
        return;
    }
    let message = "Erasure: people may ask to be forgotten, and no request reaches the stores that remember them.";
    found.push(Diagnostic::new(&RULE, message).at(missed));
}

/// Whether it may keep people's data that a deletion could reach.
fn keeps_people(store: NodeRef) -> bool {
    let asked = store.aside();
    let can_erase = store
        .input_ports()
        .iter()
        .any(|port| port.name.as_str() == "erasure");
    let is_keyed_by_people = store.is(Role::StoresFeaturesOnline)
        || ([Role::LogsPredictions, Role::Remembers]
            .iter()
            .any(|role| store.is(*role))
            && store.ins().next().is_some())
        || store.is(Role::StoresFeaturesOffline);
    can_erase
        && !store.denies("holds_pii")
        && !store.is(Role::SearchesIndex)
        && (asked.flag("holds_pii") || is_keyed_by_people || store.receives(DataFact::Personal))
}
