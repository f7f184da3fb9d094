//! A job takes longer than its interval.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV028", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for job in survey.with_any(&[
        Role::PredictsInBulk,
        Role::BuildsIndex,
        Role::IngestsInBulk,
        Role::ComputesFeaturesInBatch,
        Role::EmbedsCorpus,
    ]) {
        let interval = job.stated_number("interval_h");
        let both = interval.zip(job.stated_number("duration_h"));
        if let Some((interval, takes)) = both.filter(|(interval, takes)| takes > interval) {
            let message = format!(
                "Schedule: {job} starts every {interval} h and takes {takes} h, so it falls ever further behind.",
                interval = exact(interval),
                takes = exact(takes)
            );
            found.push(Diagnostic::new(&RULE, message).at([job]));
        }
    }
}
