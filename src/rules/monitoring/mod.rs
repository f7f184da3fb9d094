//! Monitoring and feedback: whether anybody notices, and whether the system learns.

crate::rules::family! {
    unwatched_service,
    unwatched_inputs,
    drift_without_reference,
    unwatched_quality,
    quality_without_truth,
    unheard_alerts,
    no_feedback_labels,
    unrecorded_predictions,
    no_retraining,
    stale_model,
    unchecked_third_party,
    fixed_threshold,
    no_exploration,
    unsampled_answers,
    unwatched_calibration,
    unwatched_model_health,
    premature_quality,
    reviewers_fall_behind,
}
