//! New versions go straight to all traffic.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("RL003", RuleCheck::Board(check)));

const PAST_ROLLOUTS: EdgeFilter =
    EdgeFilter::over(&["model_artifact"]).avoiding(&[Role::ControlsRollout]);

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    if !survey.draws_operation() && !survey.has(Role::ControlsRollout) {
        return;
    }
    let mut exposed: Vec<NodeRef> = Vec::new();
    for registry in survey.with(Role::RegistersModels) {
        let reached = registry.downstream(PAST_ROLLOUTS).into_iter();
        exposed.extend(
            reached.filter(|site| site.is(Role::NeedsGradualRollout) && !site.runs_at_vendor()),
        );
    }
    let says = |names: &str| {
        format!("Gradual rollout: new versions go to all traffic of {names} at once.")
    };
    RULE.tell_all(exposed, says, found);
}
