//! Ways that follow a board while it changes: only edges whose search meets a change are searched for again,
//! and only those that lie close together with one that changed are pushed apart again.
//!
//! What comes out depends on the board alone and not on how it came to be: a way that was searched for depends
//! on the boxes in its window, and pushing it apart on the ways close to it and the boxes beside them.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect, touch};
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::router::nudge::route::NudgedRoute;
use crate::layout::router::nudge::{self, Nudger};
use crate::layout::router::search::{self, SearchResult};
use crate::layout::router::{Connection, ObstacleMap, RouteSpacing, is_valid};
use crate::model::{EdgeId, NodeId};

/// An edge along the axes.
#[derive(Clone, Debug, PartialEq)]
pub enum EdgeSpec {
    /// To be found.
    Open(Connection),
    /// Through bends that somebody placed: corners, ends included. Where boxes have come to stand on them since, the
    /// bends wait and a way is found as if there were none.
    Fixed(Vec<Point>, Connection),
}

/// The ways of all edges that run along the axes, kept up to date.
#[derive(Clone, Debug, Default)]
pub struct IncrementalRouter {
    field: ObstacleMap,
    numbers: BTreeMap<NodeId, usize>,
    edges: BTreeMap<EdgeId, RoutedEdge>,
    /// Their ways pushed apart.
    apart: Nudger,
    /// What has changed since ways were last asked for.
    moved: Vec<Rect>,
    touched: BTreeSet<EdgeId>,
    removed: BTreeSet<EdgeId>,
}

/// What is known of an edge.
#[derive(Clone, Debug)]
struct RoutedEdge {
    track: EdgeSpec,
    /// Whether it runs through its bends.
    is_fixed: bool,
    /// Where it was searched for: boxes elsewhere make no difference to that.
    area: Rect,
    /// Where boxes decide how far it can be pushed.
    beside: Rect,
    route: Option<Vec<Point>>,
}

impl IncrementalRouter {
    /// Whether no edge runs along the axes.
    pub fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    /// Puts a box somewhere, or takes it away.
    pub fn put_box(&mut self, id: &NodeId, rect: Option<Rect>) {
        let next = self.numbers.len();
        let number = *self.numbers.entry(id.clone()).or_insert(next);
        self.moved.extend(self.field.get(number));
        self.moved.extend(rect);
        self.field.put(number, rect);
    }

    /// Says how an edge runs; `None` when it no longer runs along the axes.
    pub fn put_edge(&mut self, id: &EdgeId, track: Option<EdgeSpec>) {
        let Some(track) = track else {
            if self.edges.remove(id).is_some() {
                self.removed.insert(id.clone());
            }
            return;
        };
        if self.edges.get(id).is_some_and(|known| known.track == track) {
            return;
        }
        let known = RoutedEdge {
            track,
            is_fixed: false,
            area: Rect::ZERO,
            beside: Rect::ZERO,
            route: None,
        };
        self.edges.insert(id.clone(), known);
        self.touched.insert(id.clone());
    }

    /// Whether an edge runs through its bends, as somebody placed them.
    pub fn is_fixed(&self, id: &EdgeId) -> bool {
        self.edges.get(id).is_some_and(|known| known.is_fixed)
    }

    /// The corners of an edge, ends included; `None` when there is no way, or when it does not run along the axes.
    pub fn route(&self, id: &EdgeId) -> Option<&[Point]> {
        self.edges.get(id)?.route.as_deref()
    }

    /// Brings all ways up to date and says which have changed or gone.
    pub fn update(&mut self) -> BTreeSet<EdgeId> {
        let removed = std::mem::take(&mut self.removed);
        let moved = std::mem::take(&mut self.moved);
        let touched = std::mem::take(&mut self.touched);
        if removed.is_empty() && moved.is_empty() && touched.is_empty() {
            return removed;
        }
        // Nobody ends this work, so it always comes to an end.
        let followed = self.follow(&moved, &touched, removed, &mut Budget::endless());
        followed.unwrap_or_default()
    }

    fn follow(
        &mut self,
        moved: &[Rect],
        touched: &BTreeSet<EdgeId>,
        removed: BTreeSet<EdgeId>,
        work: &mut Budget,
    ) -> Result<BTreeSet<EdgeId>, CancelledError> {
        let reach = nudge::reach(RouteSpacing::default());
        let meets = |area: Rect| moved.iter().any(|rect| touch(*rect, area));
        let met = self.edges.iter();
        let met = met.filter(|(_, known)| meets(known.area) || meets(known.beside));
        let dirty: BTreeSet<EdgeId> = met
            .map(|(id, _)| id.clone())
            .chain(touched.iter().cloned())
            .collect();
        let mut changed = removed;
        // A new edge is news even where there is no way for it.
        changed.extend(touched.iter().cloned());
        let mut given: BTreeMap<EdgeId, Option<NudgedRoute>> = BTreeMap::new();
        // Invariant: afterwards each edge is as if all had been routed anew. An edge needs a search only if a box changed
        // in its `area`, and nudging only if one changed `beside` it or its own route did.
        for id in &dirty {
            let Some(known) = self.edges.get_mut(id) else {
                continue;
            };
            let is_touched = touched.contains(id);
            let before = self.apart.came_in(id);
            let routing = if is_touched || meets(known.area) {
                let (SearchResult { route: way, area }, is_fixed) =
                    find(&self.field, &known.track, work)?;
                let beside = way.as_deref().and_then(around).unwrap_or_default();
                (known.area, known.beside) = (area, beside.inflate(reach, reach));
                way.map(|way| NudgedRoute {
                    corners: way.into(),
                    is_fixed,
                })
            } else {
                before.cloned()
            };
            let is_beside = routing
                .as_ref()
                .is_some_and(|routing| is_beside(routing, moved, reach));
            if !is_touched && routing.as_ref() == before && !is_beside {
                continue;
            }
            let is_fixed = routing.as_ref().is_some_and(|routing| routing.is_fixed);
            if std::mem::replace(&mut known.is_fixed, is_fixed) != is_fixed {
                changed.insert(id.clone());
            }
            given.insert(id.clone(), routing);
        }
        let gone = changed.iter().filter(|id| !self.edges.contains_key(*id));
        given.extend(gone.map(|id| (id.clone(), None)));
        for (id, way) in self.apart.update(&self.field, given, work)? {
            if let Some(known) = self.edges.get_mut(&id)
                && known.route != way
            {
                known.route = way;
                changed.insert(id);
            }
        }
        Ok(changed)
    }
}

/// The way of an edge by itself, and whether it leads through its bends.
fn find(
    field: &ObstacleMap,
    track: &EdgeSpec,
    work: &mut Budget,
) -> Result<(SearchResult, bool), CancelledError> {
    let spacing = RouteSpacing::default();
    let (bends, wire) = match track {
        EdgeSpec::Open(wire) => {
            return Ok((search::route(field, wire, None, spacing, work)?, false));
        }
        EdgeSpec::Fixed(bends, wire) => (bends, wire),
    };
    let through_bends = |area| SearchResult {
        route: Some(bends.clone()),
        area,
    };
    let covered = around(bends).unwrap_or_default();
    if is_valid(field, wire, bends) {
        return Ok((through_bends(covered), true));
    }
    let SearchResult { route: way, area } = search::route(field, wire, None, spacing, work)?;
    let area = area.union(covered);
    Ok(match way {
        Some(_) => (SearchResult { route: way, area }, false),
        None => (through_bends(area), true),
    })
}

/// Whether a way runs so near to some rectangles that they decide where it can be pushed.
fn is_beside(way: &NudgedRoute, rects: &[Rect], reach: f64) -> bool {
    way.corners.windows(2).any(|pair| {
        let area = Rect::from_points(pair[0], pair[1]).inflate(reach, reach);
        rects.iter().any(|rect| touch(*rect, area))
    })
}

/// The area a way covers.
fn around(way: &[Point]) -> Option<Rect> {
    let rects = way.iter().map(|at| Rect::from_points(*at, *at));
    crate::geom::union(rects)
}
