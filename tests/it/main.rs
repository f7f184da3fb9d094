//! All integration tests, in one binary that links once.

mod board_text;
mod cases;
mod cli;
mod export;
mod file;
mod hit;
mod layout;
mod rules;
mod templates;
mod scene;
mod tidy;
