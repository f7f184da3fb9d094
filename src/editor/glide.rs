//! Things moving to their new places so that the eye can follow. Only the picture moves: the document is
//! already what it will be.

use crate::editor::{Editor, Targets};
use crate::geom::{Point, Rect};
use crate::model::{
    Course, Document, Edge, Edit, Node, NodeId, Patch, SketchItem, Slot, Target, apply,
};
use crate::pipeline::Derived;
use crate::scene::Scene;

/// How long it takes, in seconds.
const LASTS: f64 = 0.28;
/// More moving things than this jump: drawing all of them anew would stutter.
const MOST: usize = 400;

/// Things on their way, as a board of its own.
pub struct Glide {
    document: Document,
    derived: Derived,
    patch: Patch,
    /// Of the board that shows where they are going; another one ends the glide.
    revision: u64,
    elapsed: f64,
}

impl Editor {
    /// The board as it is, to glide away from it; `None` where things jump.
    pub(in crate::editor) fn before_gliding(&self) -> Option<(Document, Derived)> {
        self.motion
            .is_on
            .then(|| (self.document().clone(), self.derived().clone()))
    }

    /// Lets everything that the patch moves glide from where it was.
    pub(in crate::editor) fn glide(&mut self, before: Option<(Document, Derived)>, patch: &Patch) {
        let n = patch.nodes.len() + patch.edges.len() + patch.sketch.len();
        let style = self.board.style();
        self.gliding = before
            .filter(|_| n <= MOST)
            .map(|(mut document, mut derived)| {
                let mut first = without_elbows(self.document());
                first.push(Edit::Remove(gone(patch)));
                let eased = apply(&mut document, &first);
                derived.update(&document, self.board.catalog(), &style, &eased);
                Glide {
                    document,
                    derived,
                    patch: patch.clone(),
                    revision: self.board.history.revision(),
                    elapsed: 0.0,
                }
            });
    }

    /// What to paint: the board, or things on their way to where it has them.
    pub fn picture(&self) -> &Scene {
        let gliding = self.gliding.as_ref().filter(|glide| self.holds(glide));
        gliding.map_or_else(|| &self.derived().scene, |glide| &glide.derived.scene)
    }

    /// Whether things are on their way.
    pub fn is_gliding(&self) -> bool {
        self.gliding.as_ref().is_some_and(|glide| self.holds(glide))
    }

    fn holds(&self, glide: &Glide) -> bool {
        self.motion.is_on && glide.revision == self.board.history.revision()
    }

    /// Lets `dt` seconds pass. Returns whether anything is still on its way.
    pub(in crate::editor) fn glide_on(&mut self, dt: f64) -> bool {
        let Some(mut glide) = self.gliding.take() else {
            return false;
        };
        glide.elapsed += dt.max(0.0);
        let share = glide.elapsed / LASTS;
        if share >= 1.0 || !self.holds(&glide) {
            return false;
        }
        let edits = between(&glide.patch, &glide.document, eased(share));
        let patch = apply(&mut glide.document, &edits);
        let style = self.board.style();
        glide
            .derived
            .update(&glide.document, self.board.catalog, &style, &patch);
        self.gliding = Some(glide);
        true
    }
}

/// On their way things lie on each other, and edges that go around everything would find no way: so long they
/// are curves.
fn without_elbows(document: &Document) -> Vec<Edit> {
    let elbows = document.diagram().edges();
    let elbows = elbows.filter(|edge| edge.course == Some(Course::Elbow));
    let mut edits = vec![Edit::SetCourses {
        edges: elbows.map(|edge| edge.id.clone()).collect(),
        course: Some(Course::Curved),
    }];
    if document.header().edge_course == Some(Course::Elbow) {
        edits.push(Edit::SetBoardCourse(None));
    }
    edits
}

/// Slow at both ends, without a jerk: a quintic (Flash and Hogan 1985).
fn eased(share: f64) -> f64 {
    share.powi(3) * (share * (share * 6.0 - 15.0) + 10.0)
}

/// What is no longer there; it goes at once.
fn gone(patch: &Patch) -> Targets {
    let nodes = patch.nodes.iter().filter(|(_, slot)| slot.after.is_none());
    let edges = patch.edges.iter().filter(|(_, slot)| slot.after.is_none());
    let nodes = nodes.map(|(id, _)| Target::Node(id.clone()));
    nodes
        .chain(edges.map(|(id, _)| Target::Edge(id.clone())))
        .collect()
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
            course: after.course.filter(|course| *course != Course::Elbow),
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

fn both<T>(slot: &Slot<T>) -> Option<(&T, &T)> {
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
