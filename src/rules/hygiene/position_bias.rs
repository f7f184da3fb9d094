//! Position bias is learned as relevance.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::Way;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH014",
    family: Family::Hygiene,
    severity: Severity::Warning,
    when: When::Live,
    title: "Position bias is learned as relevance",
    condition: "An implicit labeller does nothing about position bias and labels a dataset from which a ranking service's model is trained.",
    why: "People click what is on top. Without correction the model rewards whatever the last model put there.",
    fix: "Add position as a training-only input fixed at serving, weight by inverse propensity, or keep a small randomised slice.",
    source: "Rules of ML #36, #35",
    mends: &[Mend {
        does: "Train with the position as an input",
        steps: &[Step::Set(
            Role::LabelsFromBehaviour,
            "position_debias",
            To::Word("position_feature"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let labellers = survey.with(Role::LabelsFromBehaviour);
    let biased: Vec<Site> = labellers
        .filter(|labeller| labeller.is_choice("position_debias", &["none"]))
        .collect();
    if biased.is_empty() {
        return;
    }
    let rankers = survey.with(Role::Ranks);
    let ranked: Vec<Site> = rankers.flat_map(Site::datasets).collect();
    for labeller in biased {
        let labelled = labeller.downstream(Way::over(&["labels"]));
        if labelled.iter().any(|dataset| ranked.contains(dataset)) {
            let message =
                format!("{labeller} takes a click on the top place for a sign of quality.");
            found.push(Diagnostic::new(&RULE, message).at([labeller]));
        }
    }
}
