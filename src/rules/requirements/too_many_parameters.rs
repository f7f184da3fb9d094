//! More parameters than the data can teach.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ015", RuleCheck::Board(check)));

/// So many parameters an example can teach: a row of a table, and a picture or text, which is seen many times and in parts.
const PARAMETERS_PER_ROW: f64 = 10.0;
const PARAMETERS_PER_TEXT: f64 = 500.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const TABULAR: &[&str] = &["mlp", "cross_network"];
    const SEQUENTIAL: &[&str] = &["cnn", "transformer", "gnn", "diffusion"];
    for trainer in survey.with(Role::Trains) {
        if !trainer.aside().is_choice("mode", &["from_scratch"]) {
            continue;
        }
        let each = match trainer.choice("family").filter(|_| trainer.says("family")) {
            Some(family) if TABULAR.contains(&family) => PARAMETERS_PER_ROW,
            Some(family) if SEQUENTIAL.contains(&family) => PARAMETERS_PER_TEXT,
            Some(_) | None => continue,
        };
        let Some(params) = trainer.stated_number("params") else {
            continue;
        };
        let least = params / each;
        let before = trainer
            .upstream(EdgeFilter::over(&["training_set"]))
            .into_iter();
        let small: Vec<NodeRef> = before
            .filter(|site| {
                site.is(Role::BuildsDataset)
                    && site.stated_number("examples").is_some_and(|n| n < least)
            })
            .collect();
        if !small.is_empty() {
            let message = format!(
                "Too few examples: {trainer} has more parameters than {} can teach.",
                named(&small)
            );
            found.push(Diagnostic::new(&RULE, message).at([trainer]).at(small));
        }
    }
}
