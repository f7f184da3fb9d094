//! One binary for everything that is tested from outside, one module for each part.

mod board_text;
mod cases;
mod cli;
mod export;
mod file;
mod hit;
mod gestures;
mod laws;
mod layout;
mod rules;
mod templates;
mod scene;
mod tidy;
