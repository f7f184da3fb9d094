//! Things moving to their new places so that the eye can follow. Only the picture moves: the document is
//! already what it will be.

use crate::editor::Editor;
use crate::geom::{Point, Rect};
use crate::model::{Course, Document, Edge, Edit, Node, Patch, SketchItem, Slot, apply};
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
                let eased = apply(&mut document, &without_elbows(self.document()));
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
        let edits = between(&glide.patch, eased(share));
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

/// What the patch changed, part of the way there.
fn between(patch: &Patch, share: f64) -> Vec<Edit> {
    let nodes = patch.nodes.values().filter_map(|slot| {
        let (before, after) = both(slot)?;
        let at = point(before.at?, after.at?, share);
        Some(Edit::AddNode(Node {
            at: Some(at),
            ..after.clone()
        }))
    });
    let edges = patch.edges.values().filter_map(|slot| {
        let (before, after) = both(slot)?;
        Some(Edit::AddEdge(Edge {
            course: after.course.filter(|course| *course != Course::Elbow),
            via: bends(&before.via, &after.via, share),
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
