//! What lies at a place of the board, or in an area.

use std::collections::BTreeMap;

use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Rect};
use crate::layout::Route;
use crate::model::EdgeId;
use crate::scene::{APART_ZOOMS, Detail, Hit, HitScene, OpenRims};

/// How far from a thing, in screen points, the pointer still means it.
const REACH: f64 = 8.0;
/// Below this zoom ports are too small to be told apart.
const LEAST_RIM_ZOOM: f64 = 0.34;

impl BoardState {
    fn hit_scene(&self) -> HitScene<'_> {
        HitScene {
            rims: self.rims(),
            is_apart: self.shows_apart(),
            is_far: shows_bundles(self),
            ..self.derived().board(self.document())
        }
    }

    /// Whether a request and its answer are two lines now.
    pub(in crate::editor) fn shows_apart(&self) -> bool {
        let (least, most) = APART_ZOOMS;
        self.camera().zoom > f64::midpoint(least, most) && !self.document().header().hand_drawn
    }

    /// Which components show their ports without a connection: none where a port could not be seen or used.
    pub fn rims(&self) -> OpenRims<'_> {
        if self.read_only().is_some() || self.camera().zoom < LEAST_RIM_ZOOM {
            return OpenRims::default();
        }
        let (pointed, all) = &self.selection.pointed;
        OpenRims {
            pointed: pointed.as_ref(),
            selected: Some(self.selection()),
            all: *all,
        }
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

    /// The nearest of some edges at a place, whatever lies above it.
    pub fn edge_among(&self, routes: &BTreeMap<EdgeId, Route>, at: Point) -> Option<EdgeId> {
        HitScene::edge_among(routes, at, self.world(REACH))
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

/// Whether lines between the same two frames are one line now.
pub(in crate::editor) fn shows_bundles(board: &BoardState) -> bool {
    Detail::at(board.camera().zoom).fine < 0.5
}
