//! Rare class left as it is.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH018",
    family: RuleFamily::Hygiene,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Class imbalance is not handled",
    condition: "A dataset builder with labels has less than 1 % positives, no handling of the imbalance and keeps all negatives.",
    why: "With one positive in a thousand the loss is almost satisfied by always answering no, and batches may hold no positive at all.",
    fix: "Resample, reweight or use focal loss; recalibrate afterwards; judge with precision-recall.",
    source: "Common practice; He et al. 2014",
    fixes: &[FixTemplate {
        title: "Weight the rare class",
        steps: &[FixStep::Set(
            Role::BuildsDataset,
            "imbalance",
            NewValue::Word("reweight"),
        )],
    }],
    check: RuleCheck::Board(check),
};

/// Share of positives below which a class counts as rare.
const RARE: f64 = 0.01;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let Some(rate) = dataset.number("positive_rate") else {
            continue;
        };
        let untreated = dataset.is_choice("imbalance", &["none"])
            && dataset.is_at_least("negative_sampling_rate", 1.0);
        if rate < RARE && untreated && dataset.is_fed_at("labels") {
            let message = format!(
                "{dataset} has {} % positives and does not handle the class imbalance.",
                rate * 100.0
            );
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
