//! Search ignores permissions.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP012", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let mut corpora = survey.with(Role::HoldsContent);
    if !survey.asks("per_user_acl") && !corpora.any(|corpus| corpus.flag("access_controlled")) {
        return;
    }
    for index in survey.with(Role::SearchesIndex) {
        let readers = unfiltered_readers(index);
        if !readers.is_empty() {
            let message = format!("{} sees what {index} found, whoever asks.", named(&readers));
            let message = if readers.len() > 1 {
                message.replace(" sees what ", " see what ")
            } else {
                message
            };
            found.push(Diagnostic::new(&RULE, message).at([index]).at(readers));
        }
    }
}

/// Who gets to read what the index found without a check of permissions before.
fn unfiltered_readers(index: NodeRef) -> Vec<NodeRef> {
    let (mut todo, mut seen, mut readers) = (vec![index], Vec::new(), Vec::new());
    while let Some(site) = todo.pop() {
        for next in site
            .outs_of(&["candidates", "scores", "ranked_list"])
            .map(|flow| flow.to)
        {
            if checks_permissions(next) || seen.contains(&next) {
                continue;
            }
            seen.push(next);
            todo.push(next);
            if next.is(Role::ReadsRetrievedItems) {
                readers.push(next);
            }
        }
    }
    readers.sort_by(|a, b| a.id().cmp(b.id()));
    readers
}

fn checks_permissions(site: NodeRef) -> bool {
    site.is(Role::FiltersItems) && site.has_chosen("filters", &["permissions"])
}
