//! What is folded on a board: the boxes, what they hold, and where the lines across their borders end.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Rect};
use crate::model::{Document, EdgeId, NodeId, SketchId, Target};
use crate::rules::{Report, Tally};
use crate::scene::NodeBox;
use crate::scene::fold::bundle::{EdgeBundle, ShownEnd};

/// The folded frames of a board and what follows from them; it follows a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoldedFrames {
    /// The boxes of folded frames that are shown, in world units.
    shown: BTreeMap<SketchId, Rect>,
    /// The folded frame in whose place a component or drawing is not shown.
    inside: BTreeMap<Target, SketchId>,
    /// The same by frame.
    members: BTreeMap<SketchId, BTreeSet<Target>>,
    of_edge: BTreeMap<EdgeId, EdgeBundle>,
    bundles: BTreeMap<EdgeBundle, BTreeSet<EdgeId>>,
    at_frame: BTreeMap<SketchId, BTreeSet<EdgeBundle>>,
    /// Where lines meet the boxes, in world units.
    ends: BTreeMap<SketchId, BTreeMap<EdgeBundle, Point>>,
    /// What is found in them, each finding once.
    tallies: BTreeMap<SketchId, Tally>,
}

/// What may be folded otherwise than before.
pub struct FoldTouched<'a> {
    /// Components that came, went, or are in another frame.
    pub nodes: &'a BTreeSet<NodeId>,
    /// Edges that came, went, changed, or are at a component whose box changed.
    pub edges: &'a BTreeSet<EdgeId>,
    /// Drawn items that changed.
    pub sketch: &'a BTreeSet<SketchId>,
}

/// What must be looked at again because something is folded otherwise.
#[derive(Clone, Debug, Default)]
pub struct FoldChanges {
    /// Edges that may run elsewhere.
    pub edges: BTreeSet<EdgeId>,
    /// Frames whose boxes came, went, moved or changed.
    pub frames: BTreeSet<SketchId>,
}

impl FoldedFrames {
    /// All that is folded on a board.
    pub fn new(document: &Document, boxes: &BTreeMap<NodeId, NodeBox>) -> Self {
        let mut folds = Self::default();
        if !document.has_folds() {
            return folds;
        }
        let diagram = document.diagram();
        let everything = FoldTouched {
            nodes: &diagram.nodes().map(|node| node.id.clone()).collect(),
            edges: &diagram.edges().map(|edge| edge.id.clone()).collect(),
            sketch: &document.sketch().keys().cloned().collect(),
        };
        folds.update(document, boxes, &everything);
        folds
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The boxes of folded frames that are shown.
    pub fn frames(&self) -> &BTreeMap<SketchId, Rect> {
        &self.shown
    }

    /// What a folded frame that is shown holds.
    pub fn members(&self, frame: &SketchId) -> impl Iterator<Item = &Target> {
        self.members.get(frame).into_iter().flatten()
    }

    /// What is found in a folded frame.
    pub fn tally(&self, frame: &SketchId) -> Tally {
        self.tallies.get(frame).copied().unwrap_or_default()
    }

    /// The line that an edge is part of, where a folded frame is at an end of it.
    pub fn bundle(&self, edge: &EdgeId) -> Option<&EdgeBundle> {
        self.of_edge.get(edge)
    }

    /// The edges that run in one line with this one, itself among them; `None` where no folded frame is at its ends.
    pub fn together(&self, edge: &EdgeId) -> Option<&BTreeSet<EdgeId>> {
        self.bundles.get(self.of_edge.get(edge)?)
    }

    /// Whether the edge is the one of its bundle that is drawn.
    pub fn is_drawn(&self, edge: &EdgeId) -> bool {
        let together = self.together(edge);
        together.is_some_and(|all| all.first() == Some(edge))
    }

    /// Where a line meets the box of a folded frame.
    pub fn end(&self, frame: &SketchId, bundle: &EdgeBundle) -> Option<Point> {
        self.ends.get(frame)?.get(bundle).copied()
    }

    /// Lines that end at a folded frame, with where, and the edges in them.
    pub fn lines_at(
        &self,
        frame: &SketchId,
    ) -> impl Iterator<Item = (Point, &EdgeBundle, &BTreeSet<EdgeId>)> {
        let ends = self.ends.get(frame).into_iter().flatten();
        ends.filter_map(|(bundle, at)| Some((*at, bundle, self.bundles.get(bundle)?)))
    }

    /// Follows a change of the board.
    pub fn update(
        &mut self,
        document: &Document,
        boxes: &BTreeMap<NodeId, NodeBox>,
        touched: &FoldTouched,
    ) -> FoldChanges {
        let mut changes = FoldChanges::default();
        let nodes = touched.nodes.iter().cloned().map(Target::Node);
        let sketch = touched.sketch.iter().cloned().map(Target::Sketch);
        for target in nodes.chain(sketch) {
            self.put_inside(document, target, &mut changes.frames);
        }
        for id in touched.sketch {
            self.put_box(document, id, &mut changes);
        }
        for id in touched.edges {
            self.put_edge(document, id, &mut changes);
        }
        let moved: BTreeSet<SketchId> = changes.frames.clone();
        for bundle in moved
            .iter()
            .filter_map(|id| self.at_frame.get(id))
            .flatten()
        {
            changes.frames.extend(bundle.frames().cloned());
        }
        for frame in &changes.frames {
            self.put_ends(document, boxes, frame, &mut changes.edges);
        }
        changes
    }

    /// Counts findings anew and returns the frames in which something else is found.
    pub fn count(&mut self, report: &Report) -> BTreeSet<SketchId> {
        let mut tallies: BTreeMap<SketchId, Tally> = BTreeMap::new();
        if !self.inside.is_empty() {
            let counting = report.diagnostics();
            for found in counting.filter(|found| found.acknowledged.is_none()) {
                let nodes = found.nodes.iter().cloned().map(Target::Node);
                let frames: BTreeSet<SketchId> = nodes
                    .filter_map(|node| self.inside.get(&node).cloned())
                    .collect();
                for frame in frames {
                    let tally = tallies.entry(frame).or_default();
                    // Findings come worst first.
                    tally.worst.get_or_insert(found.severity);
                    tally.n += 1;
                }
            }
        }
        let both = tallies.keys().chain(self.tallies.keys());
        let changed = both.filter(|id| tallies.get(*id) != self.tallies.get(*id));
        let changed = changed.cloned().collect();
        self.tallies = tallies;
        changed
    }

    /// The lines that look otherwise when these edges do, and the frames at which they end.
    pub fn lines_of(&self, edges: &BTreeSet<EdgeId>) -> FoldChanges {
        let mut changes = FoldChanges::default();
        if self.of_edge.is_empty() {
            return changes;
        }
        for bundle in edges.iter().filter_map(|id| self.of_edge.get(id)) {
            changes.frames.extend(bundle.frames().cloned());
            let together = self.bundles.get(bundle);
            changes
                .edges
                .extend(together.and_then(|all| all.first()).cloned());
        }
        changes
    }

    fn put_inside(
        &mut self,
        document: &Document,
        target: Target,
        changed: &mut BTreeSet<SketchId>,
    ) {
        let new = document.fold_of(&target).cloned();
        let old = self.inside.get(&target);
        if old == new.as_ref() {
            return;
        }
        if let Some(old) = self.inside.remove(&target) {
            remove(&mut self.members, &old, &target);
            changed.insert(old);
        }
        if let Some(new) = new {
            self.members
                .entry(new.clone())
                .or_default()
                .insert(target.clone());
            changed.insert(new.clone());
            self.inside.insert(target, new);
        }
    }

    fn put_box(&mut self, document: &Document, id: &SketchId, changes: &mut FoldChanges) {
        let item = document.sketch().get(id).filter(|item| item.is_folded());
        let is_shown = document.fold_of(&Target::Sketch(id.clone())).is_none();
        let new = item.filter(|_| is_shown).map(|item| item.rect);
        let old = self.shown.get(id).copied();
        if new.is_some() || old.is_some() {
            changes.frames.insert(id.clone());
        }
        if new == old {
            return;
        }
        match new {
            Some(rect) => drop(self.shown.insert(id.clone(), rect)),
            None => drop(self.shown.remove(id)),
        }
        for bundle in self.at_frame.get(id).into_iter().flatten() {
            changes
                .edges
                .extend(self.bundles.get(bundle).into_iter().flatten().cloned());
        }
    }

    /// Notes the line that an edge is part of. Whoever was or will be in one line with it is looked at again: another
    /// one of them may be drawn.
    fn put_edge(&mut self, document: &Document, id: &EdgeId, changes: &mut FoldChanges) {
        let edge = document.diagram().edge(id);
        let new = edge.and_then(|edge| EdgeBundle::at_folds(document, edge));
        let old = self.of_edge.get(id).cloned();
        for bundle in old.iter().chain(&new) {
            changes.frames.extend(bundle.frames().cloned());
            changes
                .edges
                .extend(self.bundles.get(bundle).into_iter().flatten().cloned());
        }
        if old == new {
            return;
        }
        if let Some(old) = old {
            self.of_edge.remove(id);
            remove(&mut self.bundles, &old, id);
            if !self.bundles.contains_key(&old) {
                for frame in old.frames() {
                    remove(&mut self.at_frame, frame, &old);
                }
            }
        }
        if let Some(new) = new {
            for frame in new.frames() {
                let at = self.at_frame.entry(frame.clone()).or_default();
                at.insert(new.clone());
            }
            self.bundles
                .entry(new.clone())
                .or_default()
                .insert(id.clone());
            self.of_edge.insert(id.clone(), new);
        }
    }

    /// Spreads the lines at a box over its sides: what comes in at the left, what goes out at the right, in the order
    /// in which the other ends lie.
    fn put_ends(
        &mut self,
        document: &Document,
        boxes: &BTreeMap<NodeId, NodeBox>,
        frame: &SketchId,
        changed: &mut BTreeSet<EdgeId>,
    ) {
        let mut ends = BTreeMap::new();
        if let Some(rect) = self.shown.get(frame) {
            let own = ShownEnd::Frame(frame.clone());
            let height = |end: &ShownEnd| match end {
                ShownEnd::Node(id) => boxes.get(id).map(|node| node.rect.center().y),
                ShownEnd::Frame(id) => document.sketch().get(id).map(|item| item.rect.center().y),
            };
            let at = self.at_frame.get(frame);
            let (into, out): (Vec<&EdgeBundle>, Vec<&EdgeBundle>) = at
                .into_iter()
                .flatten()
                .partition(|bundle| bundle.to == own);
            for (x, mut side, is_in) in [(rect.x0, into, true), (rect.x1, out, false)] {
                let other = |bundle: &EdgeBundle| {
                    height(if is_in { &bundle.from } else { &bundle.to }).unwrap_or_default()
                };
                side.sort_by(|a, b| other(a).total_cmp(&other(b)).then(a.cmp(b)));
                let step = rect.height() / count(side.len() + 1);
                for (n, bundle) in side.into_iter().enumerate() {
                    let y = (rect.y0 + step * count(n + 1)).round();
                    ends.insert(bundle.clone(), Point::new(x, y));
                }
            }
        }
        let old = self.ends.remove(frame).unwrap_or_default();
        let both = old.keys().chain(ends.keys());
        for bundle in both.filter(|bundle| old.get(*bundle) != ends.get(*bundle)) {
            changed.extend(self.bundles.get(bundle).into_iter().flatten().cloned());
        }
        if !ends.is_empty() {
            self.ends.insert(frame.clone(), ends);
        }
    }
}

/// Takes a value out of the set at a key; sets that are empty are not kept.
fn remove<K: Ord, V: Ord>(sets: &mut BTreeMap<K, BTreeSet<V>>, key: &K, value: &V) {
    if let Some(set) = sets.get_mut(key) {
        set.remove(value);
        if set.is_empty() {
            sets.remove(key);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "few lines end at a box")]
fn count(n: usize) -> f64 {
    n as f64
}
