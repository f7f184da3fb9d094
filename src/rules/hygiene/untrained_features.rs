//! Online features the model never trained on.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH006",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Training–serving skew: online features the model never trained on",
    condition: "A model at request time reads features of a pipeline that does not reach the dataset it was trained on over feature rows at rest, and no prediction logger that records the features used reaches that dataset.",
    why: "Two separate computations of the same feature drift apart; the model meets values it never saw. \
        This is training-serving skew, the commonest silent failure of live models.",
    fix: "Feed both stores from one pipeline, or train on features logged at serving time.",
    source: "Rules of ML #29, #32, #37; ML Test Score Monitor 3",
    fixes: &[
        FixTemplate {
            title: "Train on the pipeline's features too",
            steps: &[FixStep::Connect(
                (Role::ComputesFeatures, "features"),
                (Role::StoresFeaturesOffline, "features"),
            )],
        },
        FixTemplate {
            title: "Train on the stored features too",
            steps: &[
                FixStep::Connect(
                    (Role::ComputesFeatures, "features"),
                    (Role::StoresFeaturesOffline, "features"),
                ),
                FixStep::Connect(
                    (Role::StoresFeaturesOffline, "features"),
                    (Role::BuildsDataset, "features"),
                ),
            ],
        },
    ],
    check: RuleCheck::Board(check),
};

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
            .filter(|set| !set.learns_from_logs())
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
