//! Boards as text and on disk.

pub mod generate;
mod round_trip;
