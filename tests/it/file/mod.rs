//! Boards as text and on disk.

mod cases;
mod corpus;
pub mod generate;
mod mutated;
mod on_disk;
mod round_trip;
mod simulated;
mod stopped;
