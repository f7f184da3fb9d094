//! Data hygiene: whether what a model learns from is what it will meet.

pub mod history_too_short;
pub mod join_ignores_time;
pub mod judged_on_training_rows;
pub mod leaking_label;
pub mod missing_labels;
pub mod no_negatives;
pub mod position_bias;
pub mod random_split;
pub mod ranker_without_features;
pub mod rare_class;
pub mod sampled_counters;
pub mod single_crowd_answer;
pub mod straddling_duplicates;
pub mod test_data_in_training;
pub mod transformation_written_twice;
pub mod unchecked_training_data;
pub mod uncorrected_sampling;
pub mod unlogged_features;
pub mod unrelated_encoders;
pub mod unripe_labels;
pub mod unseen_blocked_cases;
pub mod untrained_features;
pub mod vector_lengths;
