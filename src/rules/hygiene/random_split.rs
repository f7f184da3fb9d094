//! Random split on data ordered in time.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH004", RuleCheck::Board(check)));

/// What behaviour is told by. Pictures and documents have no order that a split could break.
const BEHAVIOUR: EdgeFilter = EdgeFilter::over(&[
    "raw_events",
    "records",
    "feedback",
    "features_offline",
    "labels",
]);

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let ordered_in_time = survey.led_to_from(Role::CarriesTimeOrder, BEHAVIOUR);
    let split = survey.with(Role::BuildsDataset).filter(|dataset| {
        dataset.is_choice("split", &["random"]) && ordered_in_time.contains(*dataset)
    });
    let says = |names: &str| {
        format!(
            "Temporal leakage: {names} splits events at random, so the model is judged on days it was trained on."
        )
    };
    RULE.tell_all(split, says, found);
}
