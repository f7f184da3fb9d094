//! Nothing checks the data before training.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH009", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_operation() && !survey.has(Role::ValidatesData) {
        return;
    }
    let validated = survey.led_to_from(Role::ValidatesData, EdgeFilter::ANY);
    let unchecked = survey
        .with(Role::BuildsDataset)
        .filter(|dataset| teaches(*dataset) && !validated.contains(*dataset));
    let says = |names: &str| {
        format!("Data validation: nothing checks the data before they reach {names}.")
    };
    RULE.tell_all(unchecked, says, found);
}

/// Whether some training takes its rows.
fn teaches(dataset: NodeRef) -> bool {
    let mut rows = dataset.outs_at("train");
    rows.any(|flow| flow.to.is(Role::TrainsOrCompresses))
}
