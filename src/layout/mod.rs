//! Layout: places for components, and the paths of edges.
//!
//! Pure functions on sizes, ports and earlier places; the same input gives the same output on every machine.
//! [`graph`] is what goes in, [`LayoutResult`] what comes out; [`arrange`] lays out whole drawings, `incremental` puts
//! new boxes into drawings that people know, `router` finds routes between boxes that stay where they are, `route`
//! draws one edge. Not here: kinds, themes, windows.

mod budget;
mod cast;
mod digraph;
pub mod graph;
pub mod incremental;
mod layered;
mod result;
pub mod route;
pub mod router;
mod solve;

pub use budget::{Budget, CancelledError};
pub use result::{EdgePath, LayoutResult};
pub use route::Route;

use graph::{LayoutGraph, LayoutOptions};

/// Lays out the whole graph anew, whatever places it had. The same graph gives the same drawing on every
/// machine; only `go_on` can end it early.
pub fn arrange(
    graph: &LayoutGraph,
    options: &LayoutOptions,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<LayoutResult, CancelledError> {
    layered::arrange(graph, options, &mut Budget::new(go_on))
}
