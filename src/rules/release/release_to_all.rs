//! New versions go straight to all traffic.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL003", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let way = EdgeFilter::over(&["model_artifact"]).avoiding(&[Role::ControlsRollout]);
    for registry in survey.with(Role::RegistersModels) {
        let reached = registry.downstream(way).into_iter();
        let exposed: Vec<NodeRef> = reached
            .filter(|site| site.is(Role::NeedsGradualRollout))
            .collect();
        if !exposed.is_empty() {
            let message = format!(
                "New versions go from {registry} to all traffic of {} at once.",
                named(&exposed)
            );
            found.push(Diagnostic::new(&RULE, message).at([registry]).at(exposed));
        }
    }
}
