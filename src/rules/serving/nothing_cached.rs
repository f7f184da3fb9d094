//! Nothing is cached or precomputed at high traffic.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV007",
    family: RuleFamily::Serving,
    severity: Severity::Advice,
    when: TellWhen::Review,
    title: "Nothing is cached or precomputed at high traffic",
    condition: "The peak is at least 1,000 requests per second, a model answers on the request path, and there is neither a result cache nor a store of precomputed results.",
    why: "A large part of traffic repeats itself or changes slowly; computing it every time buys heat.",
    fix: "Cache popular queries for seconds to minutes, or precompute for active users; name the staleness you accept.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Cache results at the gateway",
        steps: &[
            FixStep::Connect((Role::Gateway, "request"), (Role::CachesResults, "lookup")),
            FixStep::Connect(
                (Role::ScoresOnline, "predictions"),
                (Role::CachesResults, "fill"),
            ),
            FixStep::Connect((Role::CachesResults, "hit"), (Role::Gateway, "result")),
        ],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey.peak_qps().is_none_or(|qps| qps < 1000.0) || survey.has(Role::SavesRecomputation) {
        return;
    }
    let answering: Vec<NodeRef> = survey
        .on_path()
        .into_iter()
        .filter(|site| site.is(Role::Serves))
        .collect();
    if !answering.is_empty() {
        let message = format!("Every request is computed anew, by {}.", named(&answering));
        found.push(Diagnostic::new(&RULE, message).at(answering));
    }
}
