//! One binary for everything that is tested from outside, one module for each part.

mod board_text;
mod cases;
mod file;
mod gestures;
mod laws;
mod layout;
mod rules;
mod templates;
mod tidy;
