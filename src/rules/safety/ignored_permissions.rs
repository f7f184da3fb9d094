//! Search ignores permissions.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "SP012",
    family: RuleFamily::Safety,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Search ignores permissions",
    condition: "Not every user may see every item, or a corpus says so, and what an index finds reaches a prompt builder, ranking service or gateway without an eligibility filter on permissions between.",
    why: "The index knows every document; without a filter a question can quote a salary list.",
    fix: "Filter by the caller's rights inside or right after retrieval, before anything reads the text.",
    source: "Enterprise search and RAG practice",
    fixes: &[FixTemplate {
        title: "Filter by permissions",
        steps: &[
            FixStep::Between(Role::FiltersItems, &["candidates"]),
            FixStep::Set(Role::FiltersItems, "filters", NewValue::With("permissions")),
        ],
    }],
    check: RuleCheck::Board(check),
};

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
