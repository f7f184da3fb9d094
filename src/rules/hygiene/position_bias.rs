//! Position bias is learned as relevance.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH014",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Position bias is learned as relevance",
    condition: "An implicit labeller does nothing about position bias and labels a dataset from which a ranking service's model is trained.",
    why: "People click what is on top. Without correction the model rewards whatever the last model put there.",
    fix: "Add position as a training-only input fixed at serving, weight by inverse propensity, or keep a small randomised slice.",
    source: "Rules of ML #36, #35",
    fixes: &[FixTemplate {
        title: "Train with the position as an input",
        steps: &[FixStep::Set(
            Role::LabelsFromBehaviour,
            "position_debias",
            NewValue::Word("position_feature"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let labellers = survey.with(Role::LabelsFromBehaviour);
    let biased: Vec<NodeRef> = labellers
        .filter(|labeller| labeller.is_choice("position_debias", &["none"]))
        .collect();
    if biased.is_empty() {
        return;
    }
    let rankers = survey.with(Role::Ranks);
    let ranked: Vec<NodeRef> = rankers.flat_map(NodeRef::datasets).collect();
    for labeller in biased {
        let labelled = labeller.downstream(EdgeFilter::over(&["labels"]));
        if labelled.iter().any(|dataset| ranked.contains(dataset)) {
            let message =
                format!("Position bias: {labeller} takes a click on the top place as relevance.");
            found.push(Diagnostic::new(&RULE, message).at([labeller]));
        }
    }
}
