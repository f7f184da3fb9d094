//! The store is said to be fresher than what fills it.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV033", RuleCheck::Board(check)));

const SECONDS_PER_HOUR: f64 = 3600.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const ROWS: EdgeFilter = EdgeFilter::over(&["features_offline", "features_online"]);
    for store in survey.with(Role::StoresFeaturesOnline) {
        let Some(claimed) = store.stated_number("staleness_s") else {
            continue;
        };
        let before = store.upstream(ROWS).into_iter();
        let filling: Vec<NodeRef> = before
            .filter(|site| site.is(Role::ComputesFeatures))
            .collect();
        let only_batches = filling
            .iter()
            .all(|site| site.is(Role::ComputesFeaturesInBatch));
        let intervals = filling
            .iter()
            .filter_map(|site| site.aside().number("interval_h"));
        let freshest = intervals
            .reduce(f64::min)
            .map(|hours| hours * SECONDS_PER_HOUR);
        if let Some(freshest) = freshest.filter(|age| only_batches && claimed < *age) {
            let message = format!(
                "Staleness: {store} is said to be {claimed} s behind, but {} fills it every {freshest} s.",
                named(&filling),
                claimed = exact(claimed),
                freshest = exact(freshest)
            );
            found.push(Diagnostic::new(&RULE, message).at([store]).at(filling));
        }
    }
}
