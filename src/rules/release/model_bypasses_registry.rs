//! Model reaches serving without a registry.

use crate::catalog::Role;
use crate::rules::engine::fix_template::Step;
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "RL001",
    family: Family::Release,
    severity: Severity::Error,
    when: When::Live,
    title: "Model reaches serving without a registry",
    condition: "A trained, compressed or borrowed model reaches a component that loads models without a model registry between.",
    why: "A file copied from a training job has no version, no evidence and no way back.",
    fix: "Register the model with its evaluation, then deploy from the registry.",
    source: "ML Test Score Infra 4, Infra 7; Rules of ML #9",
    mends: &[
        Mend {
            does: "Put a model registry between",
            steps: &[
                Step::Between(Role::RegistersModels, &["model_artifact"]),
                Step::Connect(
                    (Role::EvaluatesOffline, "report"),
                    (Role::RegistersModels, "report"),
                ),
            ],
        },
        Mend {
            does: "Put a model registry between",
            steps: &[Step::Between(Role::RegistersModels, &["model_artifact"])],
        },
    ],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let way = Way::over(&["model_artifact"]).avoiding(&[Role::RegistersModels]);
    for source in survey.with(Role::ProducesModel) {
        let reached = source.downstream(way).into_iter();
        let loading: Vec<Site> = reached.filter(|site| site.is(Role::LoadsModel)).collect();
        if !loading.is_empty() {
            let message = format!(
                "{source} hands its model to {} past any registry.",
                named(&loading)
            );
            found.push(Diagnostic::new(&RULE, message).at([source]).at(loading));
        }
    }
}
