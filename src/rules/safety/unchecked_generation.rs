//! Generated text reaches people unchecked.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("SP004", RuleCheck::Board(check)));

const SPOKEN: EdgeFilter =
    EdgeFilter::over(&["generation", "text", "audio"]).avoiding(&[Role::ChecksOutput]);

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    // Where only servers ask, nobody reads what is said.
    if !survey.has_people() && survey.has(Role::Client) {
        return;
    }
    for model in survey.with(Role::Generates) {
        let reached = model.downstream(SPOKEN).into_iter();
        let told: Vec<NodeRef> = reached
            .filter(|site| site.is(Role::ReachesPeople))
            .collect();
        if !told.is_empty() {
            let message = format!(
                "Output check: what {model} says reaches {} unchecked.",
                named(&told)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]).at(told));
        }
    }
}
