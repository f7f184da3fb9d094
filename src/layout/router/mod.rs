//! Ways of edges between boxes that stand where a person put them: along the axes, around every box.
//!
//! Each edge is searched for by itself in a window that grows until a way is found; then edges that run on
//! each other are pushed apart. Places of boxes are never changed. After Wybrow, Marriott and Stuckey,
//! "Orthogonal connector routing" (2009), on a sparse grid instead of a visibility graph.

mod connection;
mod crossings;
mod live;
mod nudge;
mod obstacles;
mod search;
mod total_float;
mod validity;

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect};
use crate::layout::budget::{Budget, CancelledError};
use crate::model::{EdgeId, NodeId};

pub use connection::{Connection, RouteSpacing, Terminal};
pub(in crate::layout) use crossings::CrossingIndex;
pub use live::{EdgeSpec, IncrementalRouter, SearchEffort};
use nudge::Nudger;
use nudge::route::NudgedRoute;
pub use obstacles::ObstacleMap;
use validity::rounding;
pub use validity::{is_clear, is_clear_of, is_valid};

/// Corners of every edge, ends included; `None` for an edge that cannot reach its port, because a box
/// stands on it. `go_on` can end it early.
pub fn route(
    boxes: &BTreeMap<NodeId, Rect>,
    wires: &BTreeMap<EdgeId, Connection>,
    spacing: RouteSpacing,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<BTreeMap<EdgeId, Option<Vec<Point>>>, CancelledError> {
    let field = ObstacleMap::new(boxes.values().copied());
    let none = (&BTreeMap::new(), &BTreeSet::new());
    reroute(&field, none.0, (wires, none.1), spacing, go_on)
}

/// As [`route`], for some of the edges of a board: the others (`kept`) stay as they are, and the new ones are
/// pushed clear of them. Those that are `mindful` make detours where they then cross fewer others.
pub fn reroute(
    field: &ObstacleMap,
    kept: &BTreeMap<EdgeId, Vec<Point>>,
    (wires, mindful): (&BTreeMap<EdgeId, Connection>, &BTreeSet<EdgeId>),
    spacing: RouteSpacing,
    go_on: &dyn Fn(f32) -> bool,
) -> Result<BTreeMap<EdgeId, Option<Vec<Point>>>, CancelledError> {
    let mut work = Budget::new(go_on);
    let mut given = BTreeMap::new();
    let mut lines = CrossingIndex::new(kept.values());
    for (id, wire) in wires {
        let among = mindful.contains(id).then_some(&lines);
        let way = search::route(field, wire, among, spacing, &mut work)?.route;
        if let Some(way) = &way {
            lines.add(way);
        }
        given.insert(id.clone(), way.map(NudgedRoute::free));
    }
    let fixed = kept.iter();
    given.extend(fixed.map(|(id, way)| (id.clone(), Some(NudgedRoute::fixed(way.clone())))));
    let mut ways = Nudger::new(spacing).update(field, given, &mut work)?;
    ways.retain(|id, _| wires.contains_key(id));
    Ok(ways)
}
