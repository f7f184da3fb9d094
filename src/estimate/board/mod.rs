//! What a whole board comes to.
//!
//! `net` is the wiring by numbers, `waiting` who waits for whom in it, `component` the numbers of each component by
//! itself; from these follow the critical path (`critical`), ages (`fresh`), and the rest (`whole`).

mod component;
mod critical;
mod fresh;
mod net;
mod read;
mod waiting;
mod whole;

pub use critical::{CriticalPath, Hop};
pub(in crate::estimate) use read::{Card, Read};
pub use whole::{Estimate, generator, vector_index};
