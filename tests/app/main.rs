//! The whole window, driven through its accessibility tree, without a display.
#![cfg(feature = "app")]

mod attempts;
#[path = "../it/cases.rs"]
mod cases;
mod commands;
mod desk;
mod drawing;
mod files;
mod hostile;
mod idle;
mod interviewer;
mod journals;
mod killed;
mod mending;
mod moving;
mod panels;
mod practice;
mod replay;
mod requirements;
mod settings;
mod spoken;
mod studies;
mod tabs;
mod tidying;
mod writing;
