//! Search ignores permissions.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{DataFact, named};
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut corpora = survey.with(Role::HoldsContent);
    if !survey.asks("per_user_acl") && !corpora.any(|corpus| corpus.flag("access_controlled")) {
        return;
    }
    for index in survey.with(Role::SearchesIndex) {
        let mut readers = index.reached_by(DataFact::Unfiltered);
        readers.retain(|site| site.is(Role::ReadsRetrievedItems));
        if !readers.is_empty() {
            let message = format!(
                "Access rights: what {index} found reaches {}, whoever asks.",
                named(&readers)
            );
            found.push(Diagnostic::new(&RULE, message).at([index]).at(readers));
        }
    }
}
