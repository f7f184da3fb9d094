//! Edges that run on each other are pushed apart, in the order in which they cross least.
//!
//! Upright and level stretches are pushed in turn, in several passes. Each pass remembers what came in and what goes
//! out, so that where few ways change, only the stretches that lie close to a change are pushed again, and the result
//! is that of pushing everything.

mod pass;
mod piece;
mod spread;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::geom::Point;
use crate::layout::engine::{Cancelled, Work};
use crate::layout::router::search::straightened;
use crate::layout::router::{Field, Spacing};
use crate::model::EdgeId;

use pass::Pass;

/// How many times upright and level stretches are pushed in turn.
const ROUNDS: usize = 4;
/// Even beside a box an edge does not touch it.
const TOUCH: f64 = 1.0;
/// How many tracks a stretch may be pushed aside at a time.
const MOST_TRACKS: f64 = 6.0;

/// The way of an edge.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Course {
    /// Corners, ends included.
    pub corners: Arc<[Point]>,
    /// Whether it stays as it is, and others are pushed clear of it.
    pub is_fixed: bool,
}

impl Course {
    pub(super) fn new(corners: Vec<Point>, is_fixed: bool) -> Self {
        Self {
            corners: corners.into(),
            is_fixed,
        }
    }
}

/// Ways pushed apart, kept up to date.
#[derive(Clone, Debug)]
pub(super) struct Apart {
    spacing: Spacing,
    passes: Vec<Pass>,
    /// What the last pass made of them.
    ways: BTreeMap<EdgeId, Course>,
}

/// How far beside a way boxes decide where it may be pushed, all passes together.
pub(super) fn reach(spacing: Spacing) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let rounds = (ROUNDS + 1) as f64;
    rounds * MOST_TRACKS * spacing.edge_gap + TOUCH
}

impl Default for Apart {
    fn default() -> Self {
        Self::new(Spacing::default())
    }
}

impl Apart {
    pub(super) fn new(spacing: Spacing) -> Self {
        let directions = [true, false].into_iter().cycle().take(2 * ROUNDS);
        Self {
            spacing,
            passes: directions.map(Pass::new).collect(),
            ways: BTreeMap::new(),
        }
    }

    /// A way before it was pushed.
    pub(super) fn came_in(&self, id: &EdgeId) -> Option<&Course> {
        self.passes.first()?.ways.get(id)
    }

    /// Takes new ways in, and away those that are `None`; a way that did not change must be among them if boxes near
    /// it did. Returns the corners of every way that was given or came to run elsewhere.
    pub(super) fn update(
        &mut self,
        field: &Field,
        given: BTreeMap<EdgeId, Option<Course>>,
        work: &mut Work,
    ) -> Result<BTreeMap<EdgeId, Option<Vec<Point>>>, Cancelled> {
        let again: BTreeSet<EdgeId> = given.keys().cloned().collect();
        let mut new = given;
        for k in 0..self.passes.len() {
            let (pass, later) = self.passes[k..].split_first_mut().expect("k is in range");
            let after = later.first().map_or(&self.ways, |next| &next.ways);
            let gone_out = pass.follow(field, self.spacing, new, (&again, after), work)?;
            let differs = |id: &EdgeId, way: &Option<Course>| after.get(id) != way.as_ref();
            new = gone_out
                .into_iter()
                .filter(|(id, way)| differs(id, way))
                .collect();
        }
        let mut changed: BTreeSet<EdgeId> = again;
        for (id, way) in new {
            match way {
                Some(way) => self.ways.insert(id.clone(), way),
                None => self.ways.remove(&id),
            };
            changed.insert(id);
        }
        let corners = |id: &EdgeId| self.ways.get(id).map(end);
        Ok(changed
            .into_iter()
            .map(|id| (id.clone(), corners(&id)))
            .collect())
    }
}

/// As it is drawn.
fn end(way: &Course) -> Vec<Point> {
    if way.is_fixed {
        way.corners.to_vec()
    } else {
        straightened(&way.corners)
    }
}
