//! Metric does not fit the task.

use std::sync::LazyLock;

use crate::catalog::Role;
use crate::rules::engine::query::named;
use crate::rules::{BoardQuery, Diagnostic, NodeRef, Rule, RuleCheck};

pub static RULE: LazyLock<Rule> = LazyLock::new(|| Rule::new("EV007", RuleCheck::Board(check)));

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    let evaluators: Vec<NodeRef> = survey.with(Role::EvaluatesOffline).collect();
    let used: Vec<String> = evaluators
        .iter()
        .flat_map(|site| site.chosen("metrics"))
        .collect();
    let fitting = survey
        .asked_choice("task")
        .map_or(&[][..], |task| fitting(&task));
    let fits = used.iter().any(|metric| fitting.contains(&metric.as_str()));
    if !used.is_empty() && !fitting.is_empty() && !fits {
        let message = format!(
            "Metric: none of the metrics of {} fits the task.",
            named(&evaluators)
        );
        found.push(Diagnostic::new(&RULE, message).at(evaluators));
    }
}

/// Metrics that change when users of such a product are better off.
pub(in crate::rules) fn fitting(task: &str) -> &'static [&'static str] {
    match task {
        "retrieval_ranking" => &["ndcg", "recall_at_k", "map_ranking", "mrr"],
        "regression" | "forecasting" => &["mae", "rmse", "quantile_loss"],
        "detection" => &["iou_map", "precision_recall"],
        "generation" => &["groundedness", "answer_quality", "human_rating"],
        "auction" => &["log_loss", "calibration"],
        "classification" => &[
            "pr_auc",
            "recall_at_k",
            "roc_auc",
            "precision_recall",
            "log_loss",
            "accuracy",
            "calibration",
            "wer",
        ],
        _ => &[],
    }
}
