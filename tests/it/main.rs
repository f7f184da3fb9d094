//! All integration tests, in one binary that links once.

mod board_text;
mod cases;
mod cli;
mod file;
mod layout;
mod rules;
mod templates;
mod tidy;
