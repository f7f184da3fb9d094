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
        let mixes = dataset.says("split") && dataset.is_choice("split", &["random", "temporal"]);
        let Some(entity) = promised_group(dataset).filter(|_| mixes) else {
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
    let says = |entity: &&&str| {
        let forms = [
            format!("by {entity}"),
            format!("per {entity}"),
            format!("{entity}-level"),
        ];
        forms.iter().any(|form| name.contains(form.as_str()))
    };
    let named = ENTITIES.iter().find(says).copied();
    named.or_else(|| {
        let sources = dataset
            .ins_at("features")
            .map(|flow| flow.from.to_string().to_lowercase());
        let sources: Vec<String> = sources.collect();
        let is_random = dataset.is_choice("split", &["random"]);
        let several = |entity: &&&str| {
            sources
                .iter()
                .any(|name| name.contains(&format!("{entity}s")))
        };
        PEOPLE.iter().find(several).copied().filter(|_| is_random)
    })
}

/// Of whom there are mostly many rows.
const PEOPLE: [&str; 3] = ["patient", "speaker", "driver"];
