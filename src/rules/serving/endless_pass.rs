//! One pass over the items takes longer than anybody waits.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV032", RuleCheck::Board(check)));

const SECONDS_PER_DAY: f64 = 86_400.0;
/// A pass that takes longer is no pass.
const LONGEST_DAYS: f64 = 90.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for job in survey.with(Role::EmbedsCorpus) {
        let Some(speed) = job.stated_number("items_s_per_replica") else {
            continue;
        };
        let workers = job.aside().number("replicas").unwrap_or(1.0);
        let sources = job.ins_at("content").map(|flow| flow.from);
        let items = sources.filter_map(|source| source.stated_number("items"));
        let items = items
            .reduce(f64::max)
            .or_else(|| survey.stated_requirement("corpus_items"));
        let Some(items) = items else {
            continue;
        };
        let days = items / (speed * workers) / SECONDS_PER_DAY;
        if days > LONGEST_DAYS {
            let message = format!(
                "Throughput: one pass of {job} over {items} items takes {days} days.",
                items = exact(items),
                days = fixed(days, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([job]));
        }
    }
}
