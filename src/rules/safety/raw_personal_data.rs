//! Raw personal data reach training or annotators.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::catalog::Role;
use crate::model::NodeId;
use crate::rules::engine::query::{DataFact, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, Severity};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.asks("handles_pii") {
        return;
    }
    let exposed: Vec<NodeRef> = survey
        .with(Role::UsesRawExamples)
        .filter(|site| !site.runs_on_device() && site.receives(DataFact::Personal))
        .collect();
    if exposed.is_empty() {
        return;
    }
    let stores = survey
        .with(Role::PersonalDataOrigin)
        .filter(|site| site.flag("holds_pii"));
    let mut leaks = Vec::new();
    // By store: what the source reaches that reaches most, of those that reach the store.
    let mut most_before: BTreeMap<&NodeId, usize> = BTreeMap::new();
    for source in survey.with(Role::Client).chain(stores) {
        let mut reached = source.reached_by(DataFact::Personal);
        let n_reached = reached.len();
        if !reached.iter().any(|site| exposed.contains(site)) {
            continue;
        }
        for store in reached
            .iter()
            .filter(|site| site.is(Role::PersonalDataOrigin))
        {
            let most = most_before.entry(store.id()).or_default();
            *most = n_reached.max(*most);
        }
        reached.retain(|site| exposed.contains(site));
        leaks.push((source, n_reached, reached));
    }
    for (source, n_reached, reached) in leaks {
        // A store that only keeps what comes from another source is told with it. In a circle all reach as much.
        let before = most_before.get(source.id());
        if before.is_none_or(|before| *before <= n_reached) {
            found.push(finding(source, reached));
        }
    }
}

fn finding(source: NodeRef, reached: Vec<NodeRef>) -> Diagnostic {
    let message = format!(
        "Personal data: those of {source} reach {} as they are.",
        named(&reached)
    );
    // People who label see faces and names; a job over rows of our own is a question of purpose.
    let is_seen = reached.iter().any(|site| site.is(Role::Annotates));
    let one = Diagnostic::new(&RULE, message).at([source]).at(reached);
    if is_seen {
        one
    } else {
        one.at_most(Severity::Warning)
    }
}
