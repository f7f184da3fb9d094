//! No online experiment.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV002", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if survey.has(Role::Experiments) || !survey.has_people() {
        return;
    }
    let models = survey.with(Role::WorthAnExperiment);
    let changing: Vec<NodeRef> = models.filter(|site| site.is_on_path()).collect();
    if !changing.is_empty() {
        let message = format!(
            "No experiment shows what {} changes for people.",
            named(&changing)
        );
        found.push(Diagnostic::new(&RULE, message).at(changing));
    }
}
