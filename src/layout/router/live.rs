//! Ways that follow a board while it changes: only edges whose search meets a change are searched for again,
//! and only those that lie close together with one that changed are pushed apart again.
//!
//! What comes out depends on the board alone and not on how it came to be: a way that was searched for depends
//! on the boxes in its window, and pushing it apart on the ways close to it and the boxes beside them.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{BezPath, Point, Rect, Shape, SpatialGrid, touch};
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::route::SOFT;
use crate::layout::router::nudge::route::NudgedRoute;
use crate::layout::router::nudge::{self, Nudger};
use crate::layout::router::search::{self, SearchResult};
use crate::layout::router::{
    Connection, ObstacleMap, RouteSpacing, is_clear, is_clear_of, is_valid, rounding,
};
use crate::model::{EdgeId, NodeId};

/// How near a curve may pass by a box that is not its own, in world units.
const CURVE_ROOM: f64 = 4.0;
/// What a brief search may take, and how far apart its ends may be, in world units: a curve across a large board costs
/// little, whatever stands in its way.
const BRIEF_WINDOWS: usize = 2;
const BRIEF_STEPS: u64 = 100_000;
const BRIEF_SPAN: f64 = 3_000.0;

/// How hard a way around boxes is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchEffort {
    /// As far as the board goes: an edge of right angles has nothing else.
    Full,
    /// Near by and not for long: a curve can go on behind boxes.
    Brief,
}

/// An edge that runs around boxes.
#[derive(Clone, Debug, PartialEq)]
pub enum EdgeSpec {
    /// To be found.
    Open(Connection, SearchEffort),
    /// Through bends that somebody placed: corners, ends included. Where boxes have come to stand on them since, the
    /// bends wait and a way is found as if there were none.
    Fixed(Vec<Point>, Connection, SearchEffort),
    /// Along a curve for as long as no box stands on it, else to be found. The boxes are those at its ends.
    Curve(BezPath, [Rect; 2], Connection),
}

/// The ways of all edges that run around boxes, kept up to date.
#[derive(Clone, Debug, Default)]
pub struct IncrementalRouter {
    field: ObstacleMap,
    numbers: BTreeMap<NodeId, usize>,
    edges: BTreeMap<EdgeId, RoutedEdge>,
    /// Where a box that changes may change them.
    areas: SpatialGrid<EdgeId>,
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
    /// Whether it runs through its bends, or along its curve.
    is_fixed: bool,
    /// Where it was searched for: boxes elsewhere make no difference to that.
    area: Rect,
    /// Where boxes decide how far it can be pushed; nowhere for one that cannot be.
    beside: Option<Rect>,
    route: Option<Vec<Point>>,
    /// The largest radius of corners that cuts no box.
    rounding: f64,
}

impl IncrementalRouter {
    /// Whether no edge runs around boxes.
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

    /// Says how an edge runs; `None` when it no longer runs around boxes.
    pub fn put_edge(&mut self, id: &EdgeId, track: Option<EdgeSpec>) {
        if let Some(track) = &track
            && self
                .edges
                .get(id)
                .is_some_and(|known| known.track == *track)
        {
            return;
        }
        if let Some(old) = self.edges.remove(id) {
            self.areas.remove(old.reach(), |other| other == id);
            if track.is_none() {
                self.removed.insert(id.clone());
            }
        }
        let Some(track) = track else {
            return;
        };
        let known = RoutedEdge {
            track,
            is_fixed: false,
            area: Rect::ZERO,
            beside: None,
            route: None,
            rounding: SOFT,
        };
        self.areas.insert(known.reach(), id.clone());
        self.edges.insert(id.clone(), known);
        self.touched.insert(id.clone());
    }

    /// Whether an edge runs through its bends, as somebody placed them, or along its curve.
    pub fn is_fixed(&self, id: &EdgeId) -> bool {
        self.edges.get(id).is_some_and(|known| known.is_fixed)
    }

    /// The corners of an edge, ends included; `None` when there is no way, when it runs along its curve, or when it does
    /// not run around boxes.
    pub fn route(&self, id: &EdgeId) -> Option<&[Point]> {
        self.edges.get(id)?.route.as_deref()
    }

    /// The largest radius, in world units, of the corners of an edge that cuts no box.
    pub fn rounding(&self, id: &EdgeId) -> f64 {
        self.edges.get(id).map_or(SOFT, |known| known.rounding)
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
        let near = moved.iter().flat_map(|rect| self.areas.near(*rect));
        let near: BTreeSet<&EdgeId> = near.map(|(_, id)| id).collect();
        let met = near.into_iter().filter(|id| {
            let known = self.edges.get(*id);
            known.is_some_and(|known| meets(known.area) || known.beside.is_some_and(meets))
        });
        let dirty: BTreeSet<EdgeId> = met.chain(touched).cloned().collect();
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
            let routing = if is_touched || (meets(known.area) && !known.stays_clear_of(moved)) {
                let (SearchResult { route: way, area }, is_fixed) =
                    find(&self.field, &known.track, work)?;
                let beside = way.as_deref().and_then(around);
                let beside = beside.map(|beside| beside.inflate(reach, reach));
                self.areas.remove(known.reach(), |other| other == id);
                (known.area, known.beside) = (area, beside);
                self.areas.insert(known.reach(), id.clone());
                if std::mem::replace(&mut known.is_fixed, is_fixed) != is_fixed {
                    changed.insert(id.clone());
                }
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
            given.insert(id.clone(), routing);
        }
        let gone = changed.iter().filter(|id| !self.edges.contains_key(*id));
        given.extend(gone.map(|id| (id.clone(), None)));
        for (id, way) in self.apart.update(&self.field, given, work)? {
            let Some(known) = self.edges.get_mut(&id) else {
                continue;
            };
            // Boxes that decide about it are beside the way, so that it comes by here when they change.
            let rounding = rounding(&self.field, way.as_deref().unwrap_or_default());
            if known.route != way || rounding.total_cmp(&known.rounding).is_ne() {
                (known.route, known.rounding) = (way, rounding);
                changed.insert(id);
            }
        }
        Ok(changed)
    }
}

impl RoutedEdge {
    /// Whether it ran clear along its curve and boxes that came, went or moved do not change that. Where a box of its own
    /// moves, the curve is another one.
    fn stays_clear_of(&self, moved: &[Rect]) -> bool {
        match &self.track {
            EdgeSpec::Curve(curve, own, _) if self.is_fixed => {
                is_clear_of(moved, curve, *own, CURVE_ROOM)
            }
            EdgeSpec::Curve(..) | EdgeSpec::Open(..) | EdgeSpec::Fixed(..) => false,
        }
    }

    /// Around all places where a box makes a difference to it.
    fn reach(&self) -> Rect {
        let beside = self.beside.unwrap_or(self.area);
        self.area.union(beside)
    }
}

/// The way of an edge by itself, and whether it leads through its bends or along its curve.
fn find(
    field: &ObstacleMap,
    track: &EdgeSpec,
    work: &mut Budget,
) -> Result<(SearchResult, bool), CancelledError> {
    let (bends, wire, effort) = match track {
        EdgeSpec::Open(wire, effort) => return Ok((search(field, wire, *effort, work)?, false)),
        EdgeSpec::Curve(curve, own, wire) => {
            return follow_curve(field, (curve, *own), wire, work);
        }
        EdgeSpec::Fixed(bends, wire, effort) => (bends, wire, *effort),
    };
    let through_bends = |area| SearchResult {
        route: Some(bends.clone()),
        area,
    };
    let covered = around(bends).unwrap_or_default();
    if is_valid(field, wire, bends) {
        return Ok((through_bends(covered), true));
    }
    let SearchResult { route: way, area } = search(field, wire, effort, work)?;
    let area = area.union(covered);
    Ok(match way {
        Some(_) => (SearchResult { route: way, area }, false),
        None => (through_bends(area), true),
    })
}

/// The curve if it is clear of boxes. Others are pushed clear of one that is a straight line.
fn follow_curve(
    field: &ObstacleMap,
    (curve, own): (&BezPath, [Rect; 2]),
    wire: &Connection,
    work: &mut Budget,
) -> Result<(SearchResult, bool), CancelledError> {
    let covered = curve.bounding_box().inflate(CURVE_ROOM, CURVE_ROOM);
    if is_clear(field, curve, own, CURVE_ROOM) {
        let is_level = curve.bounding_box().height() < 0.01;
        let along = SearchResult {
            route: is_level.then(|| vec![wire.from.at, wire.to.at]),
            area: covered,
        };
        return Ok((along, true));
    }
    let SearchResult { route, area } = search(field, wire, SearchEffort::Brief, work)?;
    let area = area.union(covered);
    Ok((SearchResult { route, area }, false))
}

fn search(
    field: &ObstacleMap,
    wire: &Connection,
    effort: SearchEffort,
    work: &mut Budget,
) -> Result<SearchResult, CancelledError> {
    let spacing = RouteSpacing::default();
    if effort == SearchEffort::Full {
        return search::route(field, wire, None, spacing, work);
    }
    let none = |area| SearchResult { route: None, area };
    if wire.from.at.distance(wire.to.at) > BRIEF_SPAN {
        return Ok(none(Rect::from_points(wire.from.at, wire.to.at)));
    }
    let mut brief = Budget::at_most(BRIEF_STEPS);
    let found = search::route_in(BRIEF_WINDOWS, field, wire, None, spacing, &mut brief);
    let seen = || search::reach(wire, BRIEF_WINDOWS, spacing);
    Ok(found.unwrap_or_else(|CancelledError| none(seen())))
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
