//! The same person or thing stands on both sides of the split.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH028", RuleCheck::Board(check)));

/// Words for what many rows belong to.
const ENTITIES: [&str; 9] = [
    "patient",
    "speaker",
    "driver",
    "household",
    "customer",
    "device",
    "user",
    "merchant",
    "author",
];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        if !dataset.says("split") || !dataset.is_choice("split", &["random", "temporal"]) {
            continue;
        }
        let Some(entity) = promised_group(dataset) else {
            continue;
        };
        let message = format!(
            "Entity leakage: {dataset} does not split by {entity}, so the same {entity} stands on both sides."
        );
        found.push(Diagnostic::new(&RULE, message).at([dataset]));
    }
}

/// By what the name of the data set says it is split; or whose the rows are, of which there are several of each.
fn promised_group(dataset: NodeRef) -> Option<&'static str> {
    let name = dataset.to_string().to_lowercase();
    let is_group = |at: usize, entity: &str| {
        let before = &name[..at];
        let after = &name[at + entity.len()..];
        before.ends_with("by ") || before.ends_with("per ") || after.starts_with("-level")
    };
    let says = |entity: &&&str| {
        let mut places = name.match_indices(**entity);
        places.any(|(at, _)| is_group(at, entity))
    };
    let named = ENTITIES.iter().find(says).copied();
    named.or_else(|| {
        if !dataset.is_choice("split", &["random"]) {
            return None;
        }
        let sources = dataset
            .ins_at("features")
            .map(|flow| flow.from.to_string().to_lowercase());
        let sources: Vec<String> = sources.collect();
        let several = |entity: &&&str| {
            sources
                .iter()
                .any(|name| name.contains(&format!("{entity}s")))
        };
        PEOPLE.iter().find(several).copied()
    })
}

/// Of whom there are mostly many rows.
const PEOPLE: [&str; 3] = ["patient", "speaker", "driver"];
