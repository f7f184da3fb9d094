//! What a whole board comes to.
//!
//! `ports` is the board's graph with its ports by number, `port_steps` and `waiting` who waits for whom in it, `component`
//! the numbers of each component by itself, `brief_targets` what the requirements card says; from these follow how often a
//! request comes where (`visits`, `pulls`, past caches `relief`), the critical path (`critical`), ages (`fresh`, and on the
//! slowest way `age`), sums (`totals`) and the rest (`estimate`).

mod age;
mod aged;
mod brief_targets;
mod component;
mod critical;
mod estimate;
mod fresh;
mod inputs;
mod loops;
mod parts;
mod port_steps;
mod ports;
mod pulls;
mod relief;
mod rent;
mod totals;
mod visits;
mod waiting;

pub use age::AgeUse;
pub use component::MOST_LOOP_STEPS;
pub use critical::{CriticalPath, Hop};
pub use estimate::{Estimate, EstimateChange};
pub(in crate::estimate) use inputs::{NodeInputs, RequirementInputs};
pub use parts::{generator, repeats_boundedly, vector_index};
pub(in crate::estimate) use rent::{is_of_vendor, memory_bytes, token_prices};
