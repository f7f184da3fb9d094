//! Model reaches serving without a registry.

use crate::catalog::Role;
use crate::rules::engine::fix_template::FixStep;
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "RL001",
    family: RuleFamily::Release,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Model reaches serving without a registry",
    condition: "A trained, compressed or borrowed model reaches a component that loads models without a model registry between.",
    why: "A file copied from a training job has no version, no evidence and no way back.",
    fix: "Register the model with its evaluation, then deploy from the registry.",
    source: "ML Test Score Infra 4, Infra 7; Rules of ML #9",
    fixes: &[
        FixTemplate {
            title: "Insert a model registry",
            steps: &[
                FixStep::Between(Role::RegistersModels, &["model_artifact"]),
                FixStep::Connect(
                    (Role::EvaluatesOffline, "report"),
                    (Role::RegistersModels, "report"),
                ),
            ],
        },
        FixTemplate {
            title: "Insert a model registry",
            steps: &[FixStep::Between(Role::RegistersModels, &["model_artifact"])],
        },
    ],
    check: RuleCheck::Board(check),
};

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
