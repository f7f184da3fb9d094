//! Boards as text and on disk.

<<<<<<< HEAD
mod cases;
mod generate;
mod mutated;
mod on_disk;
=======
pub mod generate;
>>>>>>> editor
mod round_trip;
mod simulated;
mod stopped;
