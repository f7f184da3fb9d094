//! Edges that run on each other are pushed apart, in the order in which they cross least.
//!
//! Upright and level stretches are pushed in turn, in several passes. Each pass remembers what came in and what goes
//! out, so that where few ways change, only the stretches that lie close to a change are pushed again, and the result
//! is that of pushing everything.

mod pass;
pub(super) mod route;
mod segment;
mod spread;

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::Point;
use crate::layout::budget::{Budget, CancelledError};
use crate::layout::cast::real;
use crate::layout::router::search::corners::straightened;
use crate::layout::router::{ObstacleMap, RouteSpacing};
use crate::model::EdgeId;

use pass::NudgePass;
use route::{MOST_TRACKS, NudgedRoute, SegmentAxis, TOUCH};

/// How many times upright and level stretches are pushed in turn.
const ROUNDS: usize = 4;
/// Ways pushed apart, kept up to date.
#[derive(Clone, Debug)]
pub(super) struct Nudger {
    spacing: RouteSpacing,
    passes: Vec<NudgePass>,
    /// What the last pass made of them.
    routes: BTreeMap<EdgeId, NudgedRoute>,
}

/// How far beside a way boxes decide where it may be pushed, all passes together.
pub(super) fn reach(spacing: RouteSpacing) -> f64 {
    real(ROUNDS + 1) * MOST_TRACKS * spacing.edge_gap + TOUCH
}

impl Default for Nudger {
    fn default() -> Self {
        Self::new(RouteSpacing::default())
    }
}

impl Nudger {
    pub(super) fn new(spacing: RouteSpacing) -> Self {
        let directions = [SegmentAxis::Upright, SegmentAxis::Level]
            .into_iter()
            .cycle()
            .take(2 * ROUNDS);
        Self {
            spacing,
            passes: directions.map(NudgePass::new).collect(),
            routes: BTreeMap::new(),
        }
    }

    /// A way before it was pushed.
    pub(super) fn came_in(&self, id: &EdgeId) -> Option<&NudgedRoute> {
        self.passes.first()?.routes.get(id)
    }

    /// Takes new ways in, and away those that are `None`; a way that did not change must be among them if boxes near
    /// it did. Returns the corners of every way that was given or came to run elsewhere.
    pub(super) fn update(
        &mut self,
        field: &ObstacleMap,
        given: BTreeMap<EdgeId, Option<NudgedRoute>>,
        work: &mut Budget,
    ) -> Result<BTreeMap<EdgeId, Option<Vec<Point>>>, CancelledError> {
        let again: BTreeSet<EdgeId> = given.keys().cloned().collect();
        let mut new = given;
        // Invariant: `new` is what differs from the routes that the next pass, or the end, remembers; what is equal there
        // stops here.
        for k in 0..self.passes.len() {
            let (pass, later) = self.passes[k..].split_first_mut().expect("k is in range");
            let after = later.first().map_or(&self.routes, |next| &next.routes);
            let gone_out = pass.follow(field, self.spacing, new, (&again, after), work)?;
            let differs = |id: &EdgeId, way: &Option<NudgedRoute>| after.get(id) != way.as_ref();
            new = gone_out
                .into_iter()
                .filter(|(id, way)| differs(id, way))
                .collect();
        }
        let mut changed: BTreeSet<EdgeId> = again;
        for (id, way) in new {
            match way {
                Some(way) => self.routes.insert(id.clone(), way),
                None => self.routes.remove(&id),
            };
            changed.insert(id);
        }
        let corners = |id: &EdgeId| self.routes.get(id).map(end);
        Ok(changed
            .into_iter()
            .map(|id| (id.clone(), corners(&id)))
            .collect())
    }
}

/// As it is drawn.
fn end(way: &NudgedRoute) -> Vec<Point> {
    if way.is_fixed {
        way.corners.to_vec()
    } else {
        straightened(&way.corners)
    }
}
