//! The way of one edge: A* over the lines on which a good way can run, in a window around its ends.

pub(super) mod corners;
mod cost;
mod direct;
mod grid;
mod grid_page;
mod heading;

use crate::geom::{Point, Rect};
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::router::{Connection, CrossingIndex, ObstacleMap, RouteSpacing, Terminal};

use grid::SearchGrid;
use heading::RouteHeading;

/// How far the first window reaches beyond the ends, and by how much each next one grows.
const REACH: f64 = 96.0;
const GROWTH: f64 = 4.0;
const WINDOWS: usize = 5;
/// Even beside a box an edge does not touch it.
const TOUCH: f64 = 1.0;

/// What a search found, and where it looked: nothing elsewhere makes a difference.
pub(super) struct SearchResult {
    /// The corners of the edge; `None` when there is no way.
    pub route: Option<Vec<Point>>,
    /// Where boxes decided about it, in world units.
    pub area: Rect,
}

/// The way of an edge; one that crosses few of the ways that are there, if some are given.
pub(super) fn route(
    field: &ObstacleMap,
    wire: &Connection,
    lines: Option<&CrossingIndex>,
    spacing: RouteSpacing,
    work: &mut Budget,
) -> Result<SearchResult, CancelledError> {
    route_in(WINDOWS, field, wire, lines, spacing, work)
}

/// The same, in the first few windows alone.
pub(super) fn route_in(
    n_windows: usize,
    field: &ObstacleMap,
    wire: &Connection,
    lines: Option<&CrossingIndex>,
    spacing: RouteSpacing,
    work: &mut Budget,
) -> Result<SearchResult, CancelledError> {
    let ends = [&wire.from, &wire.to].map(|contact| contact.at);
    if ends.iter().any(|at| !at.is_finite()) {
        return Ok(SearchResult {
            route: None,
            area: Rect::ZERO,
        });
    }
    for contact in [&wire.from, &wire.to] {
        if let Some(area) = walled(field, contact) {
            return Ok(SearchResult { route: None, area });
        }
    }
    let span = Rect::from_points(ends[0], ends[1]);
    let everything = field.extent.map_or(span, |extent| extent.union(span));
    let everything = everything.inflate(REACH, REACH);
    let (mut widest, mut saw_everything) = (0.0_f64, false);
    // First at a distance from all boxes, then as near as it must be.
    for room in [spacing.clearance, TOUCH] {
        let ends = [&wire.from, &wire.to].map(|contact| outside(contact, field, room));
        work.spend(32)?;
        if let Some(way) = direct::route(field, wire, ends, room)
            && lines.is_none_or(|lines| lines.crossings(&way) == 0)
        {
            let reach = widest.max(2.0 * spacing.clearance);
            return Ok(SearchResult {
                route: Some(way),
                area: span.inflate(reach, reach),
            });
        }
        let mut reach = REACH;
        // `widest` covers every window that was looked at, found or not: a change inside any of them could have led to
        // another route.
        for _ in 0..n_windows {
            let window = span.inflate(reach, reach).intersect(everything);
            let mut grid = SearchGrid::new(field, window, ends, room, spacing, work)?;
            grid.lines = lines;
            // A box just outside the window still keeps ways at a distance inside it.
            widest = widest.max(reach + spacing.clearance);
            if let Some(way) = grid.search(wire, work)? {
                return Ok(SearchResult {
                    route: Some(way),
                    area: span.inflate(widest, widest),
                });
            }
            if window == everything {
                saw_everything = true;
                break;
            }
            reach *= GROWTH;
        }
    }
    // A box farther out makes what is everything larger.
    let widest = if saw_everything {
        f64::INFINITY
    } else {
        widest
    };
    Ok(SearchResult {
        route: None,
        area: span.inflate(widest, widest),
    })
}

/// Around all that the first few windows can show.
pub(super) fn reach(wire: &Connection, n_windows: usize, spacing: RouteSpacing) -> Rect {
    let last = i32::try_from(n_windows.saturating_sub(1)).unwrap_or(i32::MAX);
    let reach = REACH * GROWTH.powi(last) + spacing.clearance;
    Rect::from_points(wire.from.at, wire.to.at).inflate(reach, reach)
}

/// Where a box stands on a port, so that no way leads out of it, however far one looks.
fn walled(field: &ObstacleMap, contact: &Terminal) -> Option<Rect> {
    let out = contact.at + RouteHeading::out_of(contact.face).vector() * TOUCH;
    let place = Rect::from_points(out, out).inflate(0.01, 0.01);
    field
        .meets(place, TOUCH - 0.02)
        .then(|| Rect::from_points(contact.at, out).inflate(2.0 * TOUCH, 2.0 * TOUCH))
}

/// Where an edge leaves the room around its box, or half of what there is where another box is near.
fn outside(contact: &Terminal, field: &ObstacleMap, room: f64) -> Point {
    let away = RouteHeading::out_of(contact.face).vector();
    let mut far = room;
    for _ in 0..3 {
        let at = contact.at + away * far;
        // Its own box is behind the port.
        let ahead = Rect::from_points(contact.at + away * 0.5, at).inflate(0.01, 0.01);
        if far <= TOUCH || !field.meets(ahead, 0.0) {
            return at;
        }
        far /= 2.0;
    }
    contact.at + away * far
}
