//! Model reaches serving without a registry.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL001", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let way = EdgeFilter::over(&["model_artifact"]).avoiding(&[Role::RegistersModels]);
    for source in survey.with(Role::ProducesModel) {
        let reached = source.downstream(way).into_iter();
        let loading: Vec<NodeRef> = reached.filter(|site| site.is(Role::LoadsModel)).collect();
        if !loading.is_empty() {
            let message = format!(
                "{source} hands its model to {} past any registry.",
                named(&loading)
            );
            found.push(Diagnostic::new(&RULE, message).at([source]).at(loading));
        }
    }
}
