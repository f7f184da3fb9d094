//! New versions go straight to all traffic.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL003",
    family: Family::Release,
    severity: Severity::Warning,
    when: When::Live,
    title: "New versions go straight to all traffic",
    condition: "A component that answers live with a model gets it from a model registry without a rollout controller between.",
    why: "Offline scores cannot see broken features, slow kernels or angry users. The first minutes should touch few people.",
    fix: "Put a rollout controller (shadow, canary) between registry and serving.",
    source: "ML Test Score Infra 6",
    mends: &[Mend {
        does: "Roll out step by step",
        steps: &[
            Step::Between(Role::ControlsRollout, &["model_artifact"]),
            Step::Connect(
                (Role::WatchesService, "metrics"),
                (Role::ControlsRollout, "guard"),
            ),
        ],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let way = Way::over(&["model_artifact"]).avoiding(&[Role::ControlsRollout]);
    for registry in survey.with(Role::RegistersModels) {
        let reached = registry.downstream(way).into_iter();
        let exposed: Vec<Site> = reached
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
