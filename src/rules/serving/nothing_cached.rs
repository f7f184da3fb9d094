//! Nothing is cached or precomputed at high traffic.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::named;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "SV007",
    family: Family::Serving,
    severity: Severity::Advice,
    when: When::Review,
    title: "Nothing is cached or precomputed at high traffic",
    condition: "The peak is at least 1,000 requests per second, a model answers on the request path, and there is neither a result cache nor a store of precomputed results.",
    why: "A large part of traffic repeats itself or changes slowly; computing it every time buys heat.",
    fix: "Cache popular queries for seconds to minutes, or precompute for active users; name the staleness you accept.",
    source: "Common practice",
    mends: &[Mend {
        does: "Cache results at the gateway",
        steps: &[
            Step::Connect((Role::Gateway, "request"), (Role::CachesResults, "lookup")),
            Step::Connect(
                (Role::ScoresOnline, "predictions"),
                (Role::CachesResults, "fill"),
            ),
            Step::Connect((Role::CachesResults, "hit"), (Role::Gateway, "result")),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    if survey.peak_qps().is_none_or(|qps| qps < 1000.0) || survey.has(Role::SavesRecomputation) {
        return;
    }
    let answering: Vec<Site> = survey
        .on_path()
        .into_iter()
        .filter(|site| site.is(Role::Serves))
        .collect();
    if !answering.is_empty() {
        let message = format!("Every request is computed anew, by {}.", named(&answering));
        found.push(Diagnostic::new(&RULE, message).at(answering));
    }
}
