//! Things moving to their new places so that the eye can follow. Only the picture moves: the document is
//! already what it will be.

use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Rect};
use crate::model::{
    Document, Edge, Edit, LineRouting, Node, NodeId, Patch, RecordChange, SketchItem, Target, apply,
};
use crate::pipeline::Derived;
use crate::scene::Scene;

/// How long it takes, in seconds.
const LASTS: f64 = 0.28;
/// More moving things than this jump: drawing all of them anew would stutter.
const MOST: usize = 400;

/// Things on their way, as a board of its own.
pub struct MoveAnimation {
    document: Document,
    derived: Derived,
    patch: Patch,
    /// Of the board that shows where they are going; another one ends the glide.
    revision: u64,
    elapsed: f64,
}

impl MoveAnimation {
    /// From `before` to the board as it is; `None` where so much moves that it jumps.
    pub fn new(
        (mut document, mut derived): (Document, Derived),
        board: &BoardState,
        patch: &Patch,
    ) -> Option<Self> {
        let n = patch.nodes.len() + patch.edges.len() + patch.sketch.len();
        if n > MOST {
            return None;
        }
        let mut first = without_elbows(board.document());
        first.push(Edit::Remove(gone(patch)));
        let eased = apply(&mut document, &first);
        derived.hold_routes();
        derived.update(&document, board.catalog(), &board.style(), &eased);
        Some(Self {
            document,
            derived,
            patch: patch.clone(),
            revision: board.history().revision(),
            elapsed: 0.0,
        })
    }

    /// The board with things where they are now on their way.
    pub fn scene(&self) -> &Scene {
        &self.derived.scene
    }

    /// The revision of the board that shows where they are going; another one ends the glide.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Lets `dt` seconds pass. Returns whether anything is still on its way.
    pub fn advance(&mut self, board: &BoardState, dt: f64) -> bool {
        self.elapsed += dt.max(0.0);
        let share = self.elapsed / LASTS;
        if share >= 1.0 {
            return false;
        }
        let edits = between(&self.patch, &self.document, eased(share));
        let patch = apply(&mut self.document, &edits);
        let style = board.style();
        self.derived
            .update(&self.document, board.catalog(), &style, &patch);
        true
    }
}

/// On their way things lie on each other, and edges that go around everything would find no way: so long they
/// are curves, and curves run as they would without boxes.
fn without_elbows(document: &Document) -> Vec<Edit> {
    let elbows = document.diagram().edges();
    let elbows = elbows.filter(|edge| edge.routing == Some(LineRouting::Elbow));
    let mut edits = vec![Edit::SetCourses {
        edges: elbows.map(|edge| edge.id.clone()).collect(),
        course: Some(LineRouting::Curved),
    }];
    if document.header().edge_routing == Some(LineRouting::Elbow) {
        edits.push(Edit::SetBoardCourse(None));
    }
    edits
}

/// Slow at both ends, without a jerk: a quintic (Flash and Hogan 1985).
fn eased(share: f64) -> f64 {
    share.powi(3) * (share * (share * 6.0 - 15.0) + 10.0)
}

/// What is no longer there; it goes at once.
fn gone(patch: &Patch) -> TargetSet {
    let nodes = patch.nodes.iter().filter(|(_, slot)| slot.after.is_none());
    let edges = patch.edges.iter().filter(|(_, slot)| slot.after.is_none());
    let sketch = patch.sketch.iter().filter(|(_, slot)| slot.after.is_none());
    let nodes = nodes.map(|(id, _)| Target::Node(id.clone()));
    let edges = edges.map(|(id, _)| Target::Edge(id.clone()));
    let sketch = sketch.map(|(id, _)| Target::Sketch(id.clone()));
    nodes.chain(edges).chain(sketch).collect()
}

/// What the patch changed, part of the way there. What is new comes out of what it is joined to.
fn between(patch: &Patch, document: &Document, share: f64) -> Vec<Edit> {
    let nodes = patch.nodes.values().filter_map(|slot| {
        let after = slot.after.as_ref()?;
        let from = match &slot.before {
            Some(before) => before.at?,
            None => origin(patch, document, after).or(after.at)?,
        };
        let at = point(from, after.at?, share);
        Some(Edit::AddNode(Node {
            at: Some(at),
            ..after.clone()
        }))
    });
    let edges = patch.edges.values().filter_map(|slot| {
        let after = slot.after.as_ref()?;
        let before = slot.before.as_ref().map_or(&[][..], |edge| &edge.via);
        Some(Edit::AddEdge(Edge {
            routing: after.routing.filter(|course| *course != LineRouting::Elbow),
            via: bends(before, &after.via, share),
            ..after.clone()
        }))
    });
    let sketch = patch.sketch.values().filter_map(|slot| {
        let (before, after) = both(slot)?;
        Some(Edit::add_sketch(SketchItem {
            rect: rect(before.rect, after.rect, share),
            ..after.clone()
        }))
    });
    nodes.chain(edges).chain(sketch).collect()
}

/// Where the first component is that was there before and that a new one is joined to.
fn origin(patch: &Patch, document: &Document, new: &Node) -> Option<Point> {
    let is_old = |id: &NodeId| {
        let slot = patch.nodes.get(id);
        slot.is_none_or(|slot| slot.before.is_some())
    };
    let edges = patch.edges.values().filter_map(|slot| slot.after.as_ref());
    let mut others = edges.filter_map(|edge| match (&edge.from.node, &edge.to.node) {
        (from, to) if *to == new.id => Some(from),
        (from, to) if *from == new.id => Some(to),
        _ => None,
    });
    let other = others.find(|id| is_old(id))?;
    document.diagram().node(other)?.at
}

fn both<T>(slot: &RecordChange<T>) -> Option<(&T, &T)> {
    slot.before.as_ref().zip(slot.after.as_ref())
}

fn point(from: Point, to: Point, share: f64) -> Point {
    from.lerp(to, share)
}

fn rect(from: Rect, to: Rect, share: f64) -> Rect {
    let corner = |rect: Rect| Point::new(rect.x1, rect.y1);
    Rect::from_points(
        point(from.origin(), to.origin(), share),
        point(corner(from), corner(to), share),
    )
}

/// Bends that have a partner move to it; else there are none until everything is in its place.
fn bends(from: &[Point], to: &[Point], share: f64) -> Vec<Point> {
    if from.len() != to.len() {
        return Vec::new();
    }
    let pairs = from.iter().zip(to);
    pairs.map(|(from, to)| point(*from, *to, share)).collect()
}
