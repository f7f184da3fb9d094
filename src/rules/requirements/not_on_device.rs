//! On-device was required, inference is in the cloud.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RQ005", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.is_asked_choice("on_device", &["required"]) {
        return;
    }
    let mut runtimes = survey.with(Role::RunsOnDevice);
    let serving: Vec<NodeRef> = survey.with(Role::Serves).collect();
    let runs = |site: NodeRef| site.is_fed_at("input") && site.is_fed_at("model");
    if !serving.is_empty()
        && !runtimes.any(runs)
        && !serving.iter().any(|site| site.runs_on_device())
    {
        let message = format!(
            "On-device inference is required, but answers come from {}.",
            named(&serving)
        );
        found.push(Diagnostic::new(&RULE, message).at(serving));
    }
}
