//! What the properties of one component describe, as what the formulas take.

use crate::catalog::{Catalog, Role};
use crate::estimate::Constants;
use crate::estimate::board::component::{self, read};
use crate::estimate::estimate_error::Estimated;
use crate::estimate::generation::{Generator, TokenCounts};
use crate::estimate::vector_search::VectorIndex;
use crate::model::Node;

/// The vectors of a vector index and how they are searched; `None` for other components.
pub fn vector_index(node: &Node, catalog: &Catalog) -> Option<Estimated<VectorIndex>> {
    let read = read(node, catalog)?;
    let is_index = read.kind.has_role(Role::SearchesVectors);
    is_index.then(|| component::vector_index(read))
}

/// Whether the component repeats a bounded number of times, so that nobody waits in a circle there.
pub fn repeats_boundedly(node: &Node, catalog: &Catalog) -> bool {
    read(node, catalog).is_some_and(component::is_bounded)
}

/// The model of a generator on machines of ours and what its requests look like; `None` for other components.
pub fn generator(
    node: &Node,
    catalog: &Catalog,
    constants: &Constants,
) -> Option<Estimated<(Generator, TokenCounts)>> {
    let read = read(node, catalog)?;
    let is_ours = component::is_self_hosted(read);
    is_ours.then(|| Ok((component::generator(read, constants)?, read.tokens()?)))
}
