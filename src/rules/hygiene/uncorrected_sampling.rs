//! Sampled negatives, uncorrected probabilities.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{Step, To};
use crate::rules::engine::query::{Way, named};
use crate::rules::{Check, Diagnostic, Family, Mend, Rule, Severity, Site, Survey, When};

pub static RULE: Rule = Rule {
    id: "DH013",
    family: Family::Hygiene,
    severity: Severity::Error,
    when: When::Live,
    title: "Sampled negatives, uncorrected probabilities",
    condition: "A dataset builder keeps only a share of the negatives without weighting them, and scores or predictions of a model trained on it reach an auction, or a decision by cost, without a calibrator between.",
    why: "Keeping a share w of the negatives multiplies the odds by 1/w: \
        a true 0.1 % click rate looks like 9 % at w = 0.01. Bids and expected costs are then wrong by that factor.",
    fix: "Weight the kept negatives by 1/w, or map scores back with q = p / (p + (1-p)/w).",
    source: "He et al. 2014 (Facebook ads); Rules of ML #30",
    mends: &[
        Mend {
            does: "Correct the sampling before the scores are spent",
            steps: &[Step::Between(Role::Calibrates, &["scores", "predictions"])],
        },
        Mend {
            does: "Weight the negatives that were kept",
            steps: &[Step::Set(
                Role::BuildsDataset,
                "importance_weighting",
                To::Flag(true),
            )],
        },
    ],
    check: Check::Board(check),
};

fn check(survey: &Survey, found: &mut Vec<Diagnostic>) {
    let way = Way::over(&["scores", "predictions"]).avoiding(&[Role::Calibrates]);
    for model in survey.with(Role::ScoresOnline) {
        let sampled: Vec<Site> = model
            .datasets()
            .into_iter()
            .filter(|set| is_distorted(*set))
            .collect();
        if sampled.is_empty() {
            continue;
        }
        let reached = model.downstream(way);
        let spenders: Vec<Site> = reached
            .into_iter()
            .filter(|site| counts_money(*site))
            .collect();
        if !spenders.is_empty() {
            let message = format!(
                "{model} learned from sampled negatives, and {} would take its scores for probabilities.",
                named(&spenders)
            );
            found.push(Diagnostic::new(&RULE, message).at([model]).at(spenders));
        }
    }
}

fn is_distorted(dataset: Site) -> bool {
    dataset.is_below("negative_sampling_rate", 1.0) && !dataset.flag("importance_weighting")
}

fn counts_money(site: Site) -> bool {
    site.is(Role::Auctions)
        || (site.is(Role::Decides) && site.is_choice("threshold_mode", &["cost_based"]))
}
