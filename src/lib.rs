#![doc = include_str!("README.md")]

#[cfg(feature = "app")]
pub mod app;
pub mod catalog;
pub mod cli;
pub mod editor;
pub mod estimate;
pub mod export;
pub mod file;
pub mod geom;
pub mod layout;
pub mod model;
pub mod pipeline;
pub mod rules;
pub mod scene;
pub mod templates;
pub mod text;
