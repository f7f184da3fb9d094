//! Where things go: places for components, and the paths of edges.
//!
//! Pure functions on sizes, ports and old places; the same input gives the same output on every machine.
//! `engine` lays out whole drawings, `keep` puts new things into drawings that people know, `router` finds ways
//! between boxes that stay where they are, `route` draws one edge. Not here: kinds, themes, windows.

pub mod engine;
pub mod keep;
mod layered;
pub mod route;
pub mod router;
mod solve;

pub use route::Route;
