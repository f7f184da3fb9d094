//! What the requirements card promises and the drawing breaks.

pub mod chain_breaks;
pub mod cold_start_items;
pub mod cold_start_users;
pub mod drawing_before_asking;
pub mod invisible_items;
pub mod late_signals;
pub mod missing_languages;
pub mod missing_reasons;
pub mod needless_streaming;
pub mod not_on_device;
pub mod not_personal;
pub mod over_budget;
pub mod oversized_model;
pub mod retrains_too_often;
pub mod too_big_for_device;
pub mod too_many_parameters;
pub mod too_much_compute;
