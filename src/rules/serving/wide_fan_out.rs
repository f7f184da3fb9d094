//! Fan-out makes slow the normal case.

use crate::catalog::Role;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV012",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Fan-out amplifies tail latency",
    condition: "An index on the request path has so many shards S that 1 − 0.99^S exceeds 0.2, which is so from 23 on.",
    why: "A request that waits for all shards is slow whenever any shard is: \
        with 100 shards, 63 % of requests meet some shard's slowest 1 %.",
    fix: "Fewer, larger shards; replicas with hedged requests; accept an answer without the last shard.",
    source: "The Tail at Scale",
    fixes: &[],
    check: RuleCheck::Board(check),
};

/// Share of requests that may meet the slowest hundredth of a shard.
const LARGEST_SHARE: f64 = 0.2;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesIndex) {
        let Some(shards) = index.number("shards") else {
            continue;
        };
        let slow = 1.0 - 0.99_f64.powf(shards);
        if slow > LARGEST_SHARE && index.is_on_path() {
            let message = format!(
                "With {shards} shards, {:.0} % of the requests to {index} meet the slowest 1 % of some shard.",
                slow * 100.0
            );
            found.push(Diagnostic::new(&RULE, message).at([index]));
        }
    }
}
