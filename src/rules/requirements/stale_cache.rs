//! Cached answers live longer than the freshness promised.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::{BoardQuery, Diagnostic, Rule, RuleCheck};
use crate::text::exact;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ018", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let fields = [
        ("signal_freshness_s", "behaviour counts"),
        ("new_item_visible_s", "a new item is found"),
    ];
    for (field, what) in fields {
        let Some(wanted) = survey.stated_requirement(field) else {
            continue;
        };
        for cache in survey.with(Role::CachesResults) {
            let mut answers = cache
                .ins_at("fill")
                .filter(|flow| !flow.carries("embeddings"));
            let lives = cache.stated_number("ttl_s").filter(|s| *s > wanted);
            if let Some(lives) = lives.filter(|_| answers.next().is_some()) {
                let message = format!(
                    "Time to live: {cache} answers for {lives} s out of its memory; {what} within {wanted} s.",
                    lives = exact(lives),
                    wanted = exact(wanted)
                );
                found.push(Diagnostic::new(&RULE, message).at([cache]));
                break;
            }
        }
    }
}
