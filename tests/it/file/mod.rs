//! Boards as text and on disk.

mod generate;
mod round_trip;
