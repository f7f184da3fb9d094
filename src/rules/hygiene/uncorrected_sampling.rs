//! Sampled negatives, uncorrected probabilities.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH013", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let way = EdgeFilter::over(&["scores", "predictions"]).avoiding(&[Role::Calibrates]);
    for model in survey.with(Role::ScoresOnline) {
        let sampled: Vec<NodeRef> = model
            .datasets()
            .into_iter()
            .filter(|set| is_distorted(*set))
            .collect();
        if sampled.is_empty() {
            continue;
        }
        let reached = model.downstream(way);
        let spenders: Vec<NodeRef> = reached
            .into_iter()
            .filter(|site| counts_money(*site))
            .collect();
        if !spenders.is_empty() {
            let message = format!(
                "Calibration: {model} learned from sampled negatives, and {} would take its scores for probabilities.",
                named(&spenders)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]).at(spenders));
        }
    }
}

fn is_distorted(dataset: NodeRef) -> bool {
    dataset.is_below("negative_sampling_rate", 1.0) && !dataset.flag("importance_weighting")
}

fn counts_money(site: NodeRef) -> bool {
    site.is(Role::Auctions)
        || (site.is(Role::Decides) && site.is_choice("threshold_mode", &["cost_based"]))
}
