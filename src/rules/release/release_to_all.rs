//! New versions go straight to all traffic.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL003",
    family: RuleFamily::Release,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "New versions go straight to all traffic",
    condition: "A component that answers live with a model gets it from a model registry without a rollout controller between.",
    why: "Offline scores cannot see broken features, slow kernels or angry users. The first minutes should touch few people.",
    fix: "Put a rollout controller (shadow, canary) between registry and serving.",
    source: "ML Test Score Infra 6",
    fixes: &[FixTemplate {
        title: "Roll out step by step",
        steps: &[
            FixStep::Between(Role::ControlsRollout, &["model_artifact"]),
            FixStep::Connect(
                (Role::WatchesService, "metrics"),
                (Role::ControlsRollout, "guard"),
            ),
        ],
    }],
    check: RuleCheck::Board(check),
};

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
