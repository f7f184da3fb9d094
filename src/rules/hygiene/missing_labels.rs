//! Supervised training without labels.

use crate::catalog::{Role, PortSide};
use crate::rules::engine::fix_template::FixStep;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH021",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Supervised training without labels",
    condition: "A dataset builder for supervised training feeds training and gets no labels.",
    why: "The box that produces the answer is missing; where labels come from is often the crux of the interview.",
    fix: "Add an annotation task or an implicit labeller, or declare self-supervision.",
    source: "Framework step 3; Rules of ML #13",
    fixes: &[
        FixTemplate {
            title: "Label what users do",
            steps: &[FixStep::Connect(
                (Role::LabelsFromBehaviour, "labels"),
                (Role::BuildsDataset, "labels"),
            )],
        },
        FixTemplate {
            title: "Take the labels people give",
            steps: &[FixStep::Connect(
                (Role::Annotates, "labels"),
                (Role::BuildsDataset, "labels"),
            )],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let teaches =
            dataset.is_choice("supervision", &["supervised"]) && dataset.is_used_at("train");
        if teaches && !dataset.is_fed_at("labels") {
            let message =
                format!("{dataset} has no labels: nothing says what the right answer is.");
            found.push(Diagnostic::new(&RULE, message).at([dataset]).port(
                dataset.id(),
                &"labels".into(),
                PortSide::Input,
            ));
        }
    }
}
