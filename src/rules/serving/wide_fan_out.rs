//! Fan-out makes slow the normal case.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV012", RuleCheck::Board(check)));

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
                "Tail latency: with {shards} shards, {} % of the requests to {index} meet the slowest 1 % of some shard.",
                fixed(slow * 100.0, 0),
                shards = exact(shards)
            );
            found.push(Diagnostic::new(&RULE, message).at([index]));
        }
    }
}
