//! Random split on data ordered in time.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::Way;
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH004",
    family: Family::Hygiene,
    severity: Severity::Error,
    when: When::Live,
    title: "Random split on data ordered in time",
    condition: "A dataset builder splits at random or by group, and something whose data are ordered in time is upstream of it: \
        clients, event streams, implicit labellers or prediction logs.",
    why: "Neighbouring events share sessions, trends and campaigns. \
        A random split lets the model peek into the future and hides decay between training and serving.",
    fix: "Train on the past, test on what comes after; leave a gap as long as the label window.",
    source: "Rules of ML #33",
    mends: &[Mend {
        does: "Split by time",
        steps: &[Step::Set(
            Role::BuildsDataset,
            "split",
            To::Word("temporal"),
        )],
    }],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let ordered_in_time = survey.led_to_from(Role::CarriesTimeOrder, Way::ANY);
    for dataset in survey.with(Role::BuildsDataset) {
        if dataset.is_choice("split", &["random", "group"]) && ordered_in_time.contains(dataset) {
            let message = format!(
                "{dataset} splits events at random: the model is judged on days it was trained on."
            );
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
