//! Online features the model never trained on.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH006", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for model in survey.with_any(&[Role::UsesOnlineFeatures, Role::RunsOnDevice]) {
        let served = pipelines_behind(model);
        if served.is_empty() {
            continue;
        }
        let mut missing: Vec<NodeRef> = Vec::new();
        for dataset in model
            .datasets()
            .into_iter()
            .filter(|set| !set.learns_from_logs() && reads_features(*set))
        {
            let taught = dataset.upstream(EdgeFilter::over(&["features_offline"]));
            let unknown = served.iter().filter(|pipeline| !taught.contains(pipeline));
            for pipeline in unknown {
                if !missing.contains(pipeline) {
                    missing.push(*pipeline);
                }
            }
        }
        if !missing.is_empty() {
            let message = format!(
                "Training–serving skew: {model} reads features it never trained on, from {}.",
                named(&missing)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]).at(missing));
        }
    }
}

/// Whether the board draws which features it reads.
fn reads_features(dataset: NodeRef) -> bool {
    dataset.ins_of(&["features_offline"]).next().is_some()
}

/// Pipelines whose values the model reads at request time.
fn pipelines_behind(model: NodeRef) -> Vec<NodeRef> {
    let mut found: Vec<NodeRef> = Vec::new();
    for source in model.ins_at("features").map(|flow| flow.from) {
        let before = source.upstream(EdgeFilter::over(&["features_offline", "features_online"]));
        for site in before.into_iter().chain([source]) {
            if site.is(Role::ComputesFeatures) && !found.contains(&site) {
                found.push(site);
            }
        }
    }
    found
}
