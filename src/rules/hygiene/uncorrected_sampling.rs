//! Sampled negatives, uncorrected probabilities.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::{EdgeFilter, named};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "DH013",
    family: RuleFamily::Hygiene,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Sampled negatives, uncorrected probabilities",
    condition: "A dataset builder keeps only a share of the negatives without weighting them, and scores or predictions of a model trained on it reach an auction, or a decision by cost, without a calibrator between.",
    why: "Keeping a share w of the negatives multiplies the odds by 1/w: \
        a true 0.1 % click rate looks like 9 % at w = 0.01. Bids and expected costs are then wrong by that factor.",
    fix: "Weight the kept negatives by 1/w, or map scores back with q = p / (p + (1-p)/w).",
    source: "He et al. 2014 (Facebook ads); Rules of ML #30",
    fixes: &[
        FixTemplate {
            title: "Correct the sampling before the scores are spent",
            steps: &[FixStep::Between(Role::Calibrates, &["scores", "predictions"])],
        },
        FixTemplate {
            title: "Weight the negatives that were kept",
            steps: &[FixStep::Set(
                Role::BuildsDataset,
                "importance_weighting",
                NewValue::Flag(true),
            )],
        },
    ],
    check: RuleCheck::Board(check),
};

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let way = EdgeFilter::over(&["scores", "predictions"]).avoiding(&[Role::Calibrates]);
    for model in survey.with(Role::ScoresOnline) {
        let sampled: Vec<NodeRef> = model
            .datasets()
            .into_iter()
            .filter(|set| is_distorted(*set))
            .collect();
        if sampled.is_empty() {
            continue;
        }
        let reached = model.downstream(way);
        let spenders: Vec<NodeRef> = reached
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

fn is_distorted(dataset: NodeRef) -> bool {
    dataset.is_below("negative_sampling_rate", 1.0) && !dataset.flag("importance_weighting")
}

fn counts_money(site: NodeRef) -> bool {
    site.is(Role::Auctions)
        || (site.is(Role::Decides) && site.is_choice("threshold_mode", &["cost_based"]))
}
