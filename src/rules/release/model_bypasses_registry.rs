//! Model reaches serving without a registry.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck, Severity};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL001", RuleCheck::Board(check)));

const PAST_REGISTRIES: EdgeFilter =
    EdgeFilter::over(&["model_artifact"]).avoiding(&[Role::RegistersModels]);

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_release() {
        return;
    }
    let (mut own, mut borrowed) = (Vec::new(), Vec::new());
    for source in survey.with(Role::ProducesModel) {
        if source.runs_at_vendor() || is_registered(source) {
            continue;
        }
        let reached = source.downstream(PAST_REGISTRIES).into_iter();
        let loads = |site: &NodeRef| site.is(Role::LoadsModel) && !site.runs_at_vendor();
        let loading: Vec<NodeRef> = reached.filter(loads).collect();
        if loading.is_empty() {
            continue;
        }
        let places = if source.is(Role::BorrowedModel) {
            &mut borrowed
        } else {
            &mut own
        };
        places.push(source);
        places.extend(loading);
    }
    for (places, severity) in [(own, Severity::Error), (borrowed, Severity::Advice)] {
        let Some(source) = places.first() else {
            continue;
        };
        let message = format!(
            "Model registry: the model of {source} reaches {} past any registry, so nobody can say which version answers.",
            named(&places[1..])
        );
        let one = Diagnostic::new(&RULE, message).at(places.iter().copied());
        found.push(one.at_most(severity));
    }
}

/// Whether it only makes something smaller that came out of a registry.
fn is_registered(source: NodeRef) -> bool {
    let before = source.upstream(EdgeFilter::over(&["model_artifact"]));
    source.is(Role::Compresses) && before.iter().any(|site| site.is(Role::RegistersModels))
}
