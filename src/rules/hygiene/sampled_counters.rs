//! Counters computed on a sampled stream.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::three_digits;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH019", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let counted = survey.leading_to(
        Role::ComputesFeatures,
        EdgeFilter::over(&["raw_events", "records"]),
    );
    for source in survey.with(Role::SamplesEvents) {
        let share = source.number("sample_rate").filter(|share| *share < 1.0);
        if let Some(share) = share.filter(|_| counted.contains(source)) {
            let message = format!(
                "Sampled counters: features are counted on {} % of the events of {source}.",
                three_digits(share * 100.0)
            );
            found.push(Diagnostic::new(&RULE, message).at([source]));
        }
    }
}
