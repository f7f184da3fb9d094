//! Scenes on the screen. [`Pen`] makes triangles of shapes at one zoom; [`Meshes`] keeps the triangles of every item
//! that did not change, so that panning only moves them and zooming scales them until the zoom rests; [`Sheet`]
//! gathers what is in view into one mesh; [`grid`] draws the dots below. Not here: what is drawn, which a
//! [`Scene`](crate::scene::Scene) says, and how much of it, which [`Detail`](crate::scene::Detail) does.

mod dash;
mod grid;
mod meshes;
mod pen;
mod place;
mod ribbon;
mod sheet;
#[cfg(test)]
mod tests;

pub use grid::grid;
pub use meshes::{Look, Meshes};
use pen::Pen;
pub use place::{screen_point, screen_rect, world_point, world_rect};
use sheet::Sheet;
