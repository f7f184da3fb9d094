//! Supervised training without labels.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, Severity};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("DH021", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let datasets = survey.with(Role::BuildsDataset);
    let (mut said, mut assumed) = (Vec::new(), Vec::new());
    for dataset in datasets.filter(|dataset| {
        dataset.is_used_at("train")
            && !dataset.is_fed_at("labels")
            && dataset.aside().is_choice("supervision", &["supervised"])
    }) {
        if dataset.says("supervision") {
            said.push(dataset);
        } else if !teaches_without_labels(dataset) {
            assumed.push(dataset);
        }
    }
    for (sites, severity) in [(said, Severity::Error), (assumed, Severity::Advice)] {
        if sites.is_empty() {
            continue;
        }
        let message = format!(
            "Labels: nothing brings the right answers to {}; outcomes become labels in an implicit labeller, and people's judgements in an annotation task.",
            named(&sites)
        );
        let one = Diagnostic::new(&RULE, message).at(sites.iter().copied());
        found.push(one.inputs(sites, "labels").at_most(severity));
    }
}

/// Whether it may well teach something that needs no labels: texts and media, and rows that carry their own answers.
fn teaches_without_labels(dataset: NodeRef) -> bool {
    let mut rows = dataset.ins_at("features");
    rows.any(|flow| {
        let media = ["text", "images", "video", "audio", "labels"];
        flow.payload()
            .is_some_and(|payload| media.contains(&payload))
            || flow.from.is(Role::LabelsFromBehaviour)
    })
}
