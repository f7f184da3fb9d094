//! Prepared answers expire before they are renewed.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV031", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for store in survey.with(Role::StoresResults) {
        let Some(lives) = store.stated_number("ttl_h") else {
            continue;
        };
        let filling: Vec<NodeRef> = store.ins_at("entries").map(|flow| flow.from).collect();
        let intervals: Option<Vec<f64>> = filling
            .iter()
            .map(|job| job.stated_number("interval_h"))
            .collect();
        let shortest = intervals.unwrap_or_default().into_iter().reduce(f64::min);
        if let Some(interval) = shortest.filter(|interval| lives < *interval) {
            let message = format!(
                "Time to live: entries of {store} expire after {lives} h, but {} renews them every {interval} h.",
                named(&filling),
                lives = exact(lives),
                interval = exact(interval)
            );
            found.push(Diagnostic::new(&RULE, message).at([store]).at(filling));
        }
    }
}
