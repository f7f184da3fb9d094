//! Position bias is learned as relevance.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH014", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let biased: Vec<NodeRef> = survey
        .with_choice(Role::LabelsFromBehaviour, "position_debias", "none")
        .collect();
    if biased.is_empty() {
        return;
    }
    let rankers = survey.with(Role::Ranks);
    let ranked: Vec<NodeRef> = rankers.flat_map(NodeRef::datasets).collect();
    for labeller in biased {
        let labelled = labeller.downstream(EdgeFilter::over(&["labels"]));
        if labelled.iter().any(|dataset| ranked.contains(dataset)) {
            let message =
                format!("Position bias: {labeller} takes a click on the top place as relevance.");
            found.push(Diagnostic::new(&RULE, message).at([labeller]));
        }
    }
}
