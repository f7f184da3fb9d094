//! Metric does not fit the task.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::engine::query::named;
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, NodeRef, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV007",
    family: RuleFamily::Evaluation,
    severity: Severity::Warning,
    when: TellWhen::Live,
    title: "Metric does not fit the task",
    condition: "The task is clarified, some offline evaluator has a metric, and none of all the metrics fits the task: \
        for retrieval and ranking NDCG, recall@k, MAP or MRR; \
        for regression and forecasting MAE, RMSE or quantile loss; for detection mAP by IoU or precision and recall; \
        for generation groundedness, answer quality or human rating; for an auction log loss or calibration; \
        for classification PR-AUC, ROC-AUC, precision and recall, log loss, accuracy, calibration or word error rate.",
    why: "A classification score on a ranking problem ignores order; an error in minutes says nothing about the top of a list.",
    fix: "Choose a metric that changes when users are better off.",
    source: "Framework step 5",
    fixes: &[FixTemplate {
        title: "Measure what fits the task",
        steps: &[FixStep::Set(
            Role::EvaluatesOffline,
            "metrics",
            NewValue::FittingMetric,
        )],
    }],
    check: RuleCheck::Board(check),
};

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
            "None of the metrics of {} fits the task.",
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
