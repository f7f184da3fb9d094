//! Behaviour reaches the model too late.

use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RQ002",
    family: RuleFamily::Requirements,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Behaviour reaches the model too late",
    condition: "The freshest signal on the request path is older than behaviour may be before it counts: \
        features as old as the freshest of their pipelines, precomputed answers as old as the schedule of the batch predictor.",
    why: "The product wants the last click to matter, but features are recomputed once a day.",
    fix: "Compute the few fast signals in a stream or at request time; keep the slow ones in batch.",
    source: "Rules of ML #8; framework step 1",
    fixes: &[],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some(wanted) = survey.asked_number("signal_freshness_s") else {
        return;
    };
    let ages = survey.signal_ages_s();
    let freshest = ages
        .iter()
        .map(|(_, age)| *age)
        .fold(f64::INFINITY, f64::min);
    if freshest > wanted && !ages.is_empty() {
        let readers: Vec<NodeRef> = ages.into_iter().map(|(site, _)| site).collect();
        let message = format!(
            "Behaviour must count within {wanted} s; the freshest signal of {} is {freshest} s old.",
            named(&readers)
        );
        found.push(Diagnostic::new(&RULE, message).at(readers));
    }
}
