#![doc = include_str!("README.md")]

pub mod geom;
pub mod layout;
pub mod model;
pub mod scene;
