//! Scenes on the screen. [`MeshPen`] makes triangles of shapes at one zoom; [`MeshCache`] keeps the triangles of every item
//! that did not change, so that panning only moves them and zooming scales them until the zoom rests; [`MeshBatch`]
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
use mesh_batch::MeshBatch;
pub use meshes::{MeshCache, ViewTransform};
use pen::MeshPen;
