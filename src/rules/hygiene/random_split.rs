//! Random split on data ordered in time.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::EdgeFilter;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH004",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Random split on data ordered in time",
    condition: "A dataset builder splits at random or by group, and something whose data are ordered in time is upstream of it: \
        clients, event streams, implicit labellers or prediction logs.",
    why: "Neighbouring events share sessions, trends and campaigns. \
        A random split lets the model peek into the future and hides decay between training and serving.",
    fix: "Train on the past, test on what comes after; leave a gap as long as the label window.",
    source: "Rules of ML #33",
    fixes: &[FixTemplate {
        title: "Split by time",
        steps: &[FixStep::Set(
            Role::BuildsDataset,
            "split",
            NewValue::Word("temporal"),
        )],
    }],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let ordered_in_time = survey.led_to_from(Role::CarriesTimeOrder, EdgeFilter::ANY);
    for dataset in survey.with(Role::BuildsDataset) {
        if dataset.is_choice("split", &["random", "group"]) && ordered_in_time.contains(dataset) {
            let message = format!(
                "{dataset} splits events at random: the model is judged on days it was trained on."
            );
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
