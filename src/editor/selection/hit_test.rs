//! What lies at a place of the board, or in an area.

use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Rect};
use crate::model::EdgeId;
use crate::scene::{Hit, HitScene};

/// How far from a thing, in screen points, the pointer still means it.
const REACH: f64 = 8.0;

impl BoardState {
    fn hit_scene(&self) -> HitScene<'_> {
        self.derived().board(self.document())
    }

    /// What the pointer means at a place. Locked things are passed by.
    pub fn hit(&self, at: Point) -> Option<Hit> {
        self.hit_scene().hit(at, self.world(REACH))
    }

    /// What lies at a place, locked or not.
    pub fn hit_any(&self, at: Point) -> Option<Hit> {
        self.hit_scene().hit_any(at, self.world(REACH))
    }

    /// Everything at a place that is not locked, however it is stacked.
    pub fn all_at(&self, at: Point) -> TargetSet {
        self.hit_scene().all_at(at, self.world(REACH))
    }

    /// The edge at a place, whatever lies above it.
    pub fn edge_at(&self, at: Point) -> Option<EdgeId> {
        self.hit_scene().edge_at(at, self.world(REACH))
    }

    /// What a marquee takes.
    pub fn inside(&self, area: Rect) -> TargetSet {
        self.hit_scene().inside(area)
    }

    /// Everything whose bounds meet the area.
    pub fn near(&self, area: Rect) -> TargetSet {
        let derived = self.derived();
        let board = derived.board(self.document());
        board.places.near(area).cloned().collect()
    }
}
