//! Near-duplicates may straddle the split.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH010", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.denying(Role::BuildsDataset, "deduplicate") {
        let mut media = dataset.ins_of(&["images", "video", "audio", "text"]);
        if media.next().is_some() {
            let message = format!(
                "Near-duplicates: {dataset} may put copies of one item into both training and test rows."
            );
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
