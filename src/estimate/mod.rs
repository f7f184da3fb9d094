//! What follows from the requirements card and the properties of components: traffic, load, waiting, latency, memory,
//! compute, cost, freshness, availability.
//!
//! The files of this folder are formulas: pure functions of numbers whose units stand in their names, each with its
//! source. `board` reads the numbers of a board and puts the formulas together; `figures`
//! shows them with their working. Nothing is assumed in silence: what is
//! missing or cannot be true is a [`EstimateError`], and what is assumed is one of [`Constants`].

pub mod availability;
mod board;
pub mod compute;
mod constants;
pub mod cost;
pub mod estimate_error;
pub mod experiment;
mod figure;
mod figures;
pub mod formulas;
pub mod generation;
mod hardware;
mod latency;
pub mod logs;
pub mod published;
pub mod quantity;
pub mod queueing;
pub mod stores;
pub mod tail;
pub mod traffic;
pub mod training;
pub mod vector_search;
mod what_if;

pub use board::{
    AgeUse, CriticalPath, Estimate, EstimateChange, Hop, MOST_LOOP_STEPS, generator,
    repeats_boundedly, vector_index,
};
pub use constants::{Constant, ConstantError, ConstantGroup, ConstantRange, Constants};
pub use estimate_error::{EstimateError, Estimated};
pub use figure::{
    Figure, FigureInput, InputOrigin, RequirementTarget, Sensitivity, StatedClaim, Subject,
};
pub use figures::{EstimateView, FigureRange};
pub use hardware::{Hardware, Machine};
pub use latency::{Latency, PathLatency};
pub use what_if::{Comparison, FigureChange, Variant, VariantSummary};
