//! Near-duplicates may straddle the split.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH010", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let takes_media = dataset
            .ins_of(&["images", "video", "audio", "text"])
            .next()
            .is_some();
        if takes_media && !dataset.flag("deduplicate") {
            let message =
                format!("{dataset} may put copies of one item into both training and test rows.");
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
