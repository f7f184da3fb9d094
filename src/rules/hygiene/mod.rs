//! Data hygiene: whether what a model learns from and is judged on can be trusted.

pub mod judged_on_training_rows;
pub mod test_data_in_training;
