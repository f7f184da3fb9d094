//! A check of the whole answer holds the first token back.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};
use crate::text::{exact, fixed};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SV029", RuleCheck::Board(check)));

/// Checks that cannot be made before the answer is complete.
const WHOLE_ANSWER: [&str; 2] = ["groundedness", "copyright"];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let promise = survey.asked_number("latency_p99_ms").filter(|ms| *ms > 0.0);
    let Some(promise) =
        promise.filter(|_| survey.is_asked_choice("latency_target", &["first_token"]))
    else {
        return;
    };
    let way = EdgeFilter::over(&["generation", "text"]);
    for model in survey.with(Role::Generates) {
        let tokens = model.stated_number("output_tokens");
        let Some((tokens, each)) = tokens.zip(model.aside().number("tpot_ms")) else {
            continue;
        };
        let reached = model.downstream(way).into_iter();
        let holding: Vec<NodeRef> = reached
            .filter(|site| site.is(Role::ChecksOutput) && site.has_chosen("checks", &WHOLE_ANSWER))
            .collect();
        let takes = tokens * each;
        if !holding.is_empty() && takes > promise {
            let message = format!(
                "First token: {} needs the whole answer of {model}, which takes {} s; the target for the first token is {promise} ms.",
                named(&holding),
                fixed(takes / 1000.0, 0),
                promise = exact(promise)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]).at(holding));
        }
    }
}
