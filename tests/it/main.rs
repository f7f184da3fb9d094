//! All integration tests, in one binary that links once.

mod board_text;
mod cases;
mod export;
mod file;
mod hit;
mod layout;
mod rules;
mod scene;
mod templates;
mod tidy;
