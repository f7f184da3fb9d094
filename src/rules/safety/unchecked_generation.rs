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
    let (mut models, mut told) = (Vec::new(), Vec::new());
    for model in survey.with(Role::Generates) {
        let reached = model.downstream(SPOKEN).into_iter();
        let people: Vec<NodeRef> = reached
            .filter(|site| site.is(Role::ReachesPeople))
            .collect();
        if people.is_empty() {
            continue;
        }
        models.push(model);
        for site in people {
            if !told.contains(&site) {
                told.push(site);
            }
        }
    }
    if !models.is_empty() {
        let message = format!(
            "Output check: what {} says reaches {} unchecked.",
            named(&models),
            named(&told)
        );
        found.push(Diagnostic::new(&RULE, message).at(models).at(told));
    }
}
