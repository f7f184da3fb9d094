//! Accuracy on a rare class.

use crate::catalog::Role;
use crate::rules::engine::fix_template::{FixStep, NewValue};
use crate::rules::{RuleCheck, Diagnostic, RuleFamily, FixTemplate, Rule, Severity, BoardQuery, TellWhen};

pub static RULE: Rule = Rule {
    id: "EV006",
    family: RuleFamily::Evaluation,
    severity: Severity::Error,
    when: TellWhen::Live,
    title: "Accuracy on a rare class",
    condition: "An offline evaluator measures accuracy and none of precision and recall, PR-AUC, ROC-AUC or log loss, and its data have less than 10 % positives.",
    why: "Saying no to everything scores 99 % when one case in a hundred is positive.",
    fix: "Use precision and recall at the operating threshold, PR-AUC, or expected cost.",
    source: "Common practice",
    fixes: &[FixTemplate {
        title: "Measure PR-AUC instead",
        steps: &[FixStep::Set(
            Role::EvaluatesOffline,
            "metrics",
            NewValue::Instead("accuracy", "pr_auc"),
        )],
    }],
    check: RuleCheck::Board(check),
};

/// Share of positives below which saying no to all scores well.
const RARE: f64 = 0.1;

fn check(survey: &BoardQuery, found: &mut Vec<Diagnostic>) {
    const FIT_FOR_RARE: &[&str] = &["precision_recall", "pr_auc", "roc_auc", "log_loss"];
    for evaluator in survey.with(Role::EvaluatesOffline) {
        let misled = evaluator.has_chosen("metrics", &["accuracy"])
            && !evaluator.has_chosen("metrics", FIT_FOR_RARE);
        let mut sources = evaluator.ins_at("eval_set").map(|flow| flow.from);
        if misled && sources.any(|dataset| dataset.is_below("positive_rate", RARE)) {
            let message =
                format!("{evaluator} measures accuracy where saying no to all would score well.");
            found.push(Diagnostic::new(&RULE, message).at([evaluator]));
        }
    }
}
