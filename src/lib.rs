#![doc = include_str!("README.md")]

pub mod file;
pub mod geom;
pub mod layout;
pub mod model;
