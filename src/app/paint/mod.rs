//! Scenes on the screen. [`Pen`] makes triangles of shapes at one zoom; [`Meshes`] keeps the triangles of every item
//! that did not change, so that panning only moves them and zooming scales them until the zoom rests; [`Sheet`]
//! gathers what is in view into one mesh; [`grid`] draws the dots below. Not here: what is drawn, which a
//! [`Scene`](crate::scene::Scene) says, and how much of it, which [`Detail`](crate::scene::Detail) does.

mod coordinates;
mod dash;
mod grid;
mod mesh_batch;
mod meshes;
mod pen;
mod ribbon;
#[cfg(test)]
mod tests;

pub use coordinates::{screen_point, screen_rect, world_point, world_rect};
pub use grid::grid;
use mesh_batch::Sheet;
pub use meshes::{Look, Meshes};
use pen::{CloseDetails, Pen};
