//! More parameters than the data can teach.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ015", RuleCheck::Board(check)));

/// So many parameters an example can teach.
const PARAMETERS_PER_EXAMPLE: f64 = 10.0;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const NEURAL: &[&str] = &[
        "mlp",
        "two_tower",
        "cross_network",
        "cnn",
        "transformer",
        "gnn",
        "diffusion",
    ];
    for trainer in survey.with(Role::Trains) {
        if !trainer.is_choice("mode", &["from_scratch"]) || !trainer.is_choice("family", NEURAL) {
            continue;
        }
        let Some(params) = trainer.number("params") else {
            continue;
        };
        let least = params / PARAMETERS_PER_EXAMPLE;
        let before = trainer
            .upstream(EdgeFilter::over(&["training_set"]))
            .into_iter();
        let small: Vec<NodeRef> = before
            .filter(|site| site.is(Role::BuildsDataset) && site.is_below("examples", least))
            .collect();
        if !small.is_empty() {
            let message = format!(
                "{trainer} has more parameters than {} can teach.",
                named(&small)
            );
            found.push(Diagnostic::new(&RULE, message).at([trainer]).at(small));
        }
    }
}
