//! One binary for everything that is tested from outside, one module for each part.

mod arrange;
mod board_text;
mod cases;
mod cli;
mod colours;
mod drawing;
mod estimate;
mod export;
mod file;
mod find;
mod fixes;
mod gestures;
mod hit;
mod laws;
mod layout;
mod mending;
mod overview;
mod placing;
mod rules;
mod scene;
mod show;
mod templates;
mod tidy;
mod tidying;
