//! Stages: those that ship tell every design, and what they say is so; stages of any board survive what is done to it.

mod exported;
mod measured;
mod shipped;
mod walked;
mod written;
