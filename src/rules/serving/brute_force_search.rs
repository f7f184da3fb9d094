//! Brute-force search over too many vectors.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV016", RuleCheck::Board(check)));

/// What one node reads from memory in a second, in bytes.
const BYTES_PER_S: f64 = 8e9;

/// Longest time that a search over everything may take, ms.
const LONGEST_MS: f64 = 50.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        if !index.is_choice("algorithm", &["flat"]) || !index.says("vectors") {
            continue;
        }
        let Some(ms) = scan_ms(index) else {
            continue;
        };
        if ms > LONGEST_MS {
            let message = format!(
                "Brute force: {index} reads every vector for every query, which takes about {ms} ms.",
                ms = fixed(ms, 0)
            );
            found.push(Diagnostic::new(&RULE, message).at([index]));
        }
    }
}

/// Time to read every vector of a shard, ms.
fn scan_ms(index: NodeRef) -> Option<f64> {
    let bytes = index.number("vectors")?
        * index.number("dimension")?
        * index.number("bytes_per_component")?;
    Some(bytes / index.number("shards")? / BYTES_PER_S * 1000.0)
}
