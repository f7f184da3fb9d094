//! One hop eats the budget.

use std::sync::LazyLock;

use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV005", RuleCheck::Board(check)));

/// Share of the promised latency that one component may take.
const LARGEST_SHARE: f64 = 0.6;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let Some((path, promise)) = survey.promised_path() else {
        return;
    };
    if path.hops.len() < 3 {
        return;
    }
    for hop in &path.hops {
        let ms = hop.total().p99_ms;
        let slow = survey.find(&hop.node).filter(|site| {
            ms > LARGEST_SHARE * promise && ms <= promise && survey.states_latency(*site)
        });
        if let Some(site) = slow {
            let message = format!(
                "Latency budget: {site} takes {ms} ms of the target of {promise} ms.",
                ms = fixed(ms, 0),
                promise = exact(promise)
            );
            found.push(Diagnostic::new(&RULE, message).at([site]));
        }
    }
}
