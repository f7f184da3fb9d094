//! Reviewers cannot keep up.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("MN018", RuleCheck::Board(check)));

/// A band of doubt that holds fewer of the requests is none.
const SMALLEST_BAND: f64 = 1e-5;
const SECONDS_PER_HOUR: f64 = 3600.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(qps) = survey.peak_qps() else {
        return;
    };
    for review in survey.with(Role::Reviews) {
        let Some(people) = review.stated_number("reviewers") else {
            continue;
        };
        let each = review.aside().number("cases_per_hour").unwrap_or(0.0);
        let possible = people * each / SECONDS_PER_HOUR;
        let is_sent = review.ins_at("items").any(|flow| flow.from.is_online());
        let arriving = qps * SMALLEST_BAND;
        if is_sent && arriving > possible {
            let message = format!(
                "Review capacity: {review} works off {} cases an hour, one of {} requests at the peak; who decides the others?",
                fixed(possible * SECONDS_PER_HOUR, 0),
                fixed(qps / possible, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([review]));
        }
    }
}
