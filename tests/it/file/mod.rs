//! Boards as text and on disk.

mod cases;
mod generate;
mod round_trip;
