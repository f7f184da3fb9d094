//! Rare class left as it is.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH018",
    family: Family::Hygiene,
    severity: Severity::Warning,
    when: When::Live,
    title: "Rare class left as it is",
    condition: "A dataset builder with labels has less than 1 % positives, no handling of the imbalance and keeps all negatives.",
    why: "With one positive in a thousand the loss is almost satisfied by always answering no, and batches may hold no positive at all.",
    fix: "Resample, reweight or use focal loss; recalibrate afterwards; judge with precision-recall.",
    source: "Common practice; He et al. 2014",
    mends: &[Mend {
        does: "Weight the rare class",
        steps: &[Step::Set(
            Role::BuildsDataset,
            "imbalance",
            To::Word("reweight"),
        )],
    }],
    check: Check::Board(check),
};

/// Share of positives below which a class counts as rare.
const RARE: f64 = 0.01;

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    for dataset in survey.with(Role::BuildsDataset) {
        let Some(rate) = dataset.number("positive_rate") else {
            continue;
        };
        let untreated = dataset.is_choice("imbalance", &["none"])
            && dataset.is_at_least("negative_sampling_rate", 1.0);
        if rate < RARE && untreated && dataset.is_fed_at("labels") {
            let message = format!(
                "{dataset} has {} % positives and does nothing about it.",
                rate * 100.0
            );
            found.push(Diagnostic::new(&RULE, message).at([dataset]));
        }
    }
}
