//! Index does not fit into memory.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV015", RuleCheck::Board(check)));

const BYTES_PER_GB: f64 = 1e9;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let share = survey.constants().node_memory_share;
    for index in survey.with(Role::SearchesVectors) {
        let Some(bytes) = survey.index_bytes(index) else {
            continue;
        };
        if !index.says("vectors") || !(index.says("shards") || index.says("node_memory_gb")) {
            continue;
        }
        let shards = index.number("shards");
        let Some((shards, node)) = shards.zip(index.number("node_memory_gb")) else {
            continue;
        };
        let part = bytes / shards / BYTES_PER_GB;
        if part > share * node {
            let message = format!(
                "Memory: each part of {index} needs {part} GB, and a node has {node} GB.",
                part = fixed(part, 1),
                node = exact(node)
            );
            found.push(Diagnostic::new(&RULE, message).at([index]));
        }
    }
}
