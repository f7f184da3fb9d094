//! The layout of whole drawings: what goes in, what comes out, and how much effort is spent.

mod graph;
mod result;
mod work;

pub use graph::{Block, Direction, Edge, End, Face, Graph, Group, Line, Options, Port, Preset};
pub use result::{Arrangement, Way};
pub use work::{Cancelled, Work};

use crate::layout::layered;

/// Lays out the whole graph anew, whatever places it had. The same graph gives the same drawing on every
/// machine; only `go_on` can end it early.
pub fn arrange(
    graph: &Graph,
    options: &Options,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<Arrangement, Cancelled> {
    layered::arrange(graph, options, &mut Work::new(go_on))
}
