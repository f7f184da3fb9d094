//! What labels must keep clear of, found by place.
//!
//! Labels and names of ports take their room one after the other: each keeps clear of what is fixed and of those
//! before it. Asking always says on whose behalf, so that whoever comes later is not seen, even while only a part
//! of the board is drawn anew.

use std::collections::BTreeMap;

use crate::geom::{Line, ParamCurve, PathSeg, Rect, Shape, SpatialGrid, Vec2};
use crate::layout::Route;
use crate::model::{EdgeId, NodeId, SketchId};
use crate::scene::edge::route_end::{ARROW_LENGTH, ARROW_WIDTH};
use crate::scene::{NodeBox, PORT_RADIUS};

/// Components, titles, crosses, labels and lines that a new label should not cover.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Obstacles {
    /// Never to be covered.
    solid: SpatialGrid<LabelSlot>,
    /// To be covered only where there is no other place. An arrowhead is nobody's: its own label avoids it too.
    lines: SpatialGrid<Option<EdgeId>>,
    fixed: BTreeMap<FixedObstacle, Vec<Rect>>,
}

/// Who takes room, in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scene) enum LabelSlot {
    /// What is where it is, whatever labels do.
    Fixed,
    /// The label of an edge.
    Label(EdgeId),
    /// The names of a component's ports; components by stacking order.
    Names(i64, NodeId),
}

/// What labels do not move.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scene) enum FixedObstacle {
    Box(NodeId),
    Title(SketchId),
    /// Of an illegal edge.
    Cross(EdgeId),
    Line(EdgeId),
}

impl Obstacles {
    /// Puts the fixed thing where it is now, nowhere without rectangles, and returns what it covers no longer and
    /// what it covers only now.
    pub fn fix(&mut self, what: FixedObstacle, new: Vec<Rect>) -> Vec<Rect> {
        let old = self.fixed.remove(&what).unwrap_or_default();
        if old != new {
            self.exchange(&what, &old, &new);
        }
        let gone = old.iter().filter(|rect| !new.contains(rect));
        let come = new.iter().filter(|rect| !old.contains(rect));
        let disturbed = gone.chain(come).copied().collect();
        if !new.is_empty() {
            self.fixed.insert(what, new);
        }
        disturbed
    }

    fn exchange(&mut self, what: &FixedObstacle, old: &[Rect], new: &[Rect]) {
        let FixedObstacle::Line(id) = what else {
            for rect in old {
                self.solid.remove(*rect, |turn| *turn == LabelSlot::Fixed);
            }
            for rect in new {
                self.solid.insert(*rect, LabelSlot::Fixed);
            }
            return;
        };
        // The arrowhead comes last.
        let owner = |i: usize, n: usize| (i + 1 < n).then(|| id.clone());
        for (i, rect) in old.iter().enumerate() {
            let owner = owner(i, old.len());
            self.lines.remove(*rect, |other| *other == owner);
        }
        for (i, rect) in new.iter().enumerate() {
            self.lines.insert(*rect, owner(i, new.len()));
        }
    }

    /// Takes room for a label.
    pub fn take(&mut self, turn: &LabelSlot, rect: Rect) {
        self.solid.insert(rect, turn.clone());
    }

    /// Gives the room of a label back.
    pub fn give_back(&mut self, turn: &LabelSlot, rect: Rect) {
        self.solid.remove(rect, |other| other == turn);
    }

    fn is_free(&self, rect: Rect, turn: &LabelSlot) -> bool {
        let in_the_way =
            |(other, owner): &(Rect, LabelSlot)| overlaps(*other, rect) && owner < turn;
        !self.solid.near(rect).any(in_the_way)
    }

    fn is_off_lines(&self, rect: Rect, own: &EdgeId) -> bool {
        let in_the_way = |(other, owner): &(Rect, Option<EdgeId>)| {
            overlaps(*other, rect) && owner.as_ref() != Some(own)
        };
        !self.lines.near(rect).any(in_the_way)
    }
}

/// Somebody whose turn it is to look for room, and where they looked: what changes anywhere else is nothing to them.
pub(in crate::scene) struct RoomSearch<'a> {
    obstacles: &'a Obstacles,
    turn: &'a LabelSlot,
    queried: Vec<Rect>,
}

impl<'a> RoomSearch<'a> {
    pub fn new(obstacles: &'a Obstacles, turn: &'a LabelSlot) -> Self {
        Self {
            obstacles,
            turn,
            queried: Vec::new(),
        }
    }

    /// Whether nothing is covered that must not be.
    pub fn is_free(&mut self, rect: Rect) -> bool {
        if !self.queried.contains(&rect) {
            self.queried.push(rect);
        }
        self.obstacles.is_free(rect, self.turn)
    }

    /// Whether nothing at all is covered but the edge's own line.
    pub fn is_clear(&mut self, rect: Rect, own: &EdgeId) -> bool {
        self.is_free(rect) && self.obstacles.is_off_lines(rect, own)
    }

    /// Where they looked.
    pub fn query(self) -> Vec<Rect> {
        self.queried
    }
}

/// What a component covers, its ports and the names of its jumps among it.
pub(in crate::scene) fn box_room(at: &NodeBox) -> Vec<Rect> {
    let captions = at.jumps.iter().map(|caption| caption.rect(at.rect));
    std::iter::once(at.rect.inflate(PORT_RADIUS + 1.0, 1.0))
        .chain(captions)
        .collect()
}

/// What the line of an edge covers, piece by piece; its arrowhead, which even its own label should leave in sight,
/// is the last.
pub(in crate::scene) fn line_room(route: &Route) -> Vec<Rect> {
    let pieces = route.path.segments().flat_map(pieces);
    let around = pieces.map(|piece| piece.inflate(1.0, 1.0));
    around.chain([arrow(route)]).collect()
}

fn arrow(route: &Route) -> Rect {
    let at = route.tip - Vec2::new(PORT_RADIUS + ARROW_LENGTH, ARROW_WIDTH / 2.0);
    Rect::from_origin_size(at, (ARROW_LENGTH, ARROW_WIDTH))
}

/// The box of a straight stretch, or of the parts of a curve.
fn pieces(segment: PathSeg) -> impl Iterator<Item = Rect> {
    let n = match segment {
        PathSeg::Line(line) if is_upright_or_level(line) => 1,
        PathSeg::Quad(_) => 2,
        PathSeg::Line(_) | PathSeg::Cubic(_) => 8,
    };
    let part = f64::from(n).recip();
    (0..n).map(move |i| {
        let from = f64::from(i) * part;
        segment.subsegment(from..from + part).bounding_box()
    })
}

fn is_upright_or_level(line: Line) -> bool {
    let along = line.p1 - line.p0;
    along.x.abs() < 0.5 || along.y.abs() < 0.5
}

/// Whether the rectangles share more than an edge.
pub(in crate::scene) fn overlaps(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}
