//! Index does not fit into memory.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SV015",
    family: RuleFamily::Serving,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Index does not fit into memory",
    condition: "A part of a vector index needs more than 80 % of the memory of one node.",
    why: "A graph index that spills to disk turns microseconds into milliseconds per hop; \
        a process that needs more memory than the node has does not start.",
    fix: "Compress (PQ, int8), shard, or use a disk-based index.",
    source: "Faiss documentation; capacity.md",
    fixes: &[FixTemplate {
        title: "Split it so that each part fits",
        steps: &[FixStep::SetHere("shards", NewValue::Shards)],
    }],
    check: RuleCheck::Board(check),
};

const BYTES_PER_GB: f64 = 1e9;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let share = survey.constants().node_memory_share;
    for index in survey.with(Role::SearchesVectors) {
        let Some(bytes) = survey.index_bytes(index) else {
            continue;
        };
        let shards = index.number("shards");
        let Some((shards, node)) = shards.zip(index.number("node_memory_gb")) else {
            continue;
        };
        let part = bytes / shards / BYTES_PER_GB;
        if part > share * node {
            let message =
                format!("Each part of {index} needs {part:.1} GB, and a node has {node} GB.");
            found.push(Diagnostic::new(&RULE, message).at([index]));
        }
    }
}
