//! A board beside a reference: the worked examples, and what must hold of every board.

mod commands;
mod domain;
mod laws;
mod matching;
mod vectors;
