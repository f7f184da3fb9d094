//! Brute-force search over too many vectors.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV016",
    family: RuleFamily::Serving,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Brute-force search over too many vectors",
    condition: "A flat vector index reads its share of all vectors for more than 50 ms per query at 8 GB/s.",
    why: "Exact search reads every vector for every query.",
    fix: "Use HNSW or IVF; keep flat for small sets and for measuring recall.",
    source: "Capacity.md section 6",
    fixes: &[FixTemplate {
        title: "Search a graph instead",
        steps: &[FixStep::Set(
            Role::SearchesVectors,
            "algorithm",
            NewValue::Word("hnsw"),
        )],
    }],
    check: RuleCheck::Board(check),
};

/// What one node reads from memory in a second, in bytes.
const BYTES_PER_S: f64 = 8e9;

/// Longest time that a search over everything may take, ms.
const LONGEST_MS: f64 = 50.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for index in survey.with(Role::SearchesVectors) {
        if !index.is_choice("algorithm", &["flat"]) {
            continue;
        }
        let Some(ms) = scan_ms(index) else {
            continue;
        };
        if ms > LONGEST_MS {
            let message = format!(
                "{index} reads every vector for every query, which takes about {ms:.0} ms."
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
