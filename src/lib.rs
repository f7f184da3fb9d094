#![doc = include_str!("README.md")]

pub mod catalog;
pub mod export;
pub mod geom;
pub mod layout;
pub mod model;
pub mod rules;
pub mod scene;
