//! The model that answers is not the one that was trained.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, display};
use crate::text::fixed;

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL016", RuleCheck::Board(check)));

/// Sizes that differ by more are of different models; a compressor in between explains less.
const FACTOR: f64 = 10.0;
/// Pairs of families that are one: two towers are transformers or plain networks.
const NEURAL: [&str; 6] = [
    "mlp",
    "two_tower",
    "cross_network",
    "cnn",
    "transformer",
    "gnn",
];

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with(Role::LoadsModel) {
        let trainers = model.trainers();
        let [trainer] = trainers.as_slice() else {
            continue;
        };
        if model.model_origins().len() > 1 || is_compressed(model) {
            continue;
        }
        let mut differences = Vec::new();
        if let Some((served, trained)) = family(model).zip(family(*trainer))
            && served != trained
            && served != "rules"
            && !(NEURAL.contains(&served) && NEURAL.contains(&trained))
        {
            let term = |value: &str| survey.catalog().term(value);
            differences.push(format!("family {} and not {}", term(served), term(trained)));
        }
        let size = |site: NodeRef| site.stated_number("params");
        if let Some((served, trained)) = size(model).zip(size(*trainer))
            && (served > trained * FACTOR || trained > served * FACTOR)
        {
            differences.push(format!(
                "{served} parameters and not {trained}",
                served = fixed(served, 0),
                trained = fixed(trained, 0)
            ));
        }
        if !differences.is_empty() {
            let message = format!(
                "Train–serve mismatch: {model} answers with {}, which is what {trainer} trains.",
                display::list(&differences, "and")
            );
            found.push(Diagnostic::new(&RULE, message).at([model, *trainer]));
        }
    }
}

/// Whether a smaller model is made of the trained one on the way.
fn is_compressed(model: NodeRef) -> bool {
    let before = model.upstream(EdgeFilter::over(&["model_artifact"]));
    before.iter().any(|site| site.is(Role::Compresses))
}

/// The family somebody chose.
fn family(site: NodeRef<'_>) -> Option<&str> {
    site.choice("family").filter(|_| site.says("family"))
}
