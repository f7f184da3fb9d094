//! Monitoring and feedback: whether anybody notices, and whether the system learns.

pub mod drift_without_reference;
pub mod fixed_threshold;
pub mod no_exploration;
pub mod no_feedback_labels;
pub mod no_retraining;
pub mod premature_quality;
pub mod quality_without_truth;
pub mod stale_model;
pub mod unchecked_third_party;
pub mod unheard_alerts;
pub mod unrecorded_predictions;
pub mod unsampled_answers;
pub mod unwatched_calibration;
pub mod unwatched_inputs;
pub mod unwatched_model_health;
pub mod unwatched_quality;
pub mod unwatched_service;
