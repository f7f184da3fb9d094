//! Connections between the same two frames, which run as one bundle from afar, along the line of the one in their
//! middle: that line is clear of components already.

use std::collections::{BTreeMap, BTreeSet};

use crate::geom::{Point, Vec2};
use crate::layout::Route;
use crate::model::{Document, Edge, EdgeId, NodeId, SketchId, Target};
use crate::scene::EdgePairs;

/// Two frames that lie in no other, by id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FramePair(pub SketchId, pub SketchId);

/// The lines between the frames of a board; they follow a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameBundles {
    /// Whether the edge leads from the first of the two to the second.
    of_edge: BTreeMap<EdgeId, (FramePair, bool)>,
    members: BTreeMap<FramePair, BTreeSet<EdgeId>>,
    /// The member along whose way a bundle runs.
    middle: BTreeMap<FramePair, EdgeId>,
}

/// What looks otherwise because lines were bundled otherwise.
#[derive(Clone, Debug, Default)]
pub struct BundleChanges {
    /// Edges that fade from afar, or no longer do.
    pub edges: BTreeSet<EdgeId>,
    /// Bundles that came, went or changed.
    pub bundles: BTreeSet<FramePair>,
}

impl FramePair {
    /// The frames that an edge leads between; `None` within one frame, and where an end is in none.
    fn joined_by(document: &Document, edge: &Edge) -> Option<(Self, bool)> {
        let outermost = |id: &NodeId| {
            let around = document.frames_around(&Target::Node(id.clone()));
            around.last().filter(|frame| frame.is_open_frame())
        };
        let (from, to) = (outermost(&edge.from.node)?, outermost(&edge.to.node)?);
        let (a, b) = (from.id.clone(), to.id.clone());
        match a.cmp(&b) {
            std::cmp::Ordering::Less => Some((Self(a, b), true)),
            std::cmp::Ordering::Greater => Some((Self(b, a), false)),
            std::cmp::Ordering::Equal => None,
        }
    }
}

impl FrameBundles {
    /// The bundle that an edge is part of from afar; one line alone is none.
    pub fn bundle(&self, edge: &EdgeId) -> Option<&FramePair> {
        let (pair, _) = self.of_edge.get(edge)?;
        (self.members.get(pair)?.len() > 1).then_some(pair)
    }

    /// The edges with lines of their own in a bundle.
    pub fn members(&self, pair: &FramePair) -> Option<&BTreeSet<EdgeId>> {
        self.members.get(pair).filter(|members| members.len() > 1)
    }

    /// All bundles, each with the edge along whose line it runs.
    pub fn all(&self) -> impl Iterator<Item = (&FramePair, &EdgeId)> {
        let middle = self.middle.iter();
        middle.filter(|(pair, _)| self.members(pair).is_some())
    }

    /// Whether two edges of a bundle lead the same way.
    pub fn are_along(&self, one: &EdgeId, other: &EdgeId) -> bool {
        let way = |id| self.of_edge.get(id).map(|(_, is_first)| *is_first);
        way(one) == way(other)
    }

    /// The edge along whose line a bundle runs.
    pub fn middle(&self, pair: &FramePair) -> Option<&EdgeId> {
        self.middle.get(pair)
    }

    /// Looks at edges again that came, went or run elsewhere.
    pub fn update(
        &mut self,
        document: &Document,
        routes: &BTreeMap<EdgeId, Route>,
        pairs: &EdgePairs,
        edges: &BTreeSet<EdgeId>,
    ) -> BundleChanges {
        let mut changes = BundleChanges::default();
        for id in edges {
            let edge = document.diagram().edge(id);
            let drawn =
                edge.filter(|edge| !edge.jump && !pairs.is_answer(id) && routes.contains_key(id));
            let new = drawn.and_then(|edge| FramePair::joined_by(document, edge));
            let old = self.of_edge.remove(id);
            let pair_of = |known: &Option<(FramePair, bool)>| known.clone().map(|(pair, _)| pair);
            let (was, is) = (pair_of(&old), pair_of(&new));
            if was != is {
                if let Some(was) = &was {
                    self.remove(was, id, &mut changes);
                }
                if let Some(is) = &is {
                    self.insert(is, id, &mut changes);
                }
            }
            changes.bundles.extend(was.into_iter().chain(is));
            self.of_edge.extend(new.map(|new| (id.clone(), new)));
        }
        for pair in &changes.bundles {
            let middle = self.members(pair).and_then(|all| middle(all, routes));
            match middle {
                Some(id) => drop(self.middle.insert(pair.clone(), id)),
                None => drop(self.middle.remove(pair)),
            }
        }
        changes
    }

    /// Where a bundle comes to be or ends, all its members look otherwise.
    fn insert(&mut self, pair: &FramePair, id: &EdgeId, changes: &mut BundleChanges) {
        let members = self.members.entry(pair.clone()).or_default();
        members.insert(id.clone());
        if members.len() <= 2 {
            changes.edges.extend(members.iter().cloned());
        }
    }

    fn remove(&mut self, pair: &FramePair, id: &EdgeId, changes: &mut BundleChanges) {
        let Some(members) = self.members.get_mut(pair) else {
            return;
        };
        members.remove(id);
        if members.len() < 2 {
            changes.edges.extend(members.iter().cloned());
        }
        if members.is_empty() {
            self.members.remove(pair);
        }
    }
}

/// The member whose line lies nearest to the middle of all.
fn middle(members: &BTreeSet<EdgeId>, routes: &BTreeMap<EdgeId, Route>) -> Option<EdgeId> {
    let at = |id: &EdgeId| routes.get(id).map(|route| route.label_at);
    let places: Vec<(&EdgeId, Point)> = members
        .iter()
        .filter_map(|id| Some((id, at(id)?)))
        .collect();
    let sum = places
        .iter()
        .fold(Vec2::ZERO, |sum, (_, at)| sum + at.to_vec2());
    let mean = (sum / count(places.len())).to_point();
    let far = |at: Point| (at - mean).hypot2();
    let nearest = places
        .into_iter()
        .min_by(|a, b| far(a.1).total_cmp(&far(b.1)));
    nearest.map(|(id, _)| id.clone())
}

#[expect(clippy::cast_precision_loss, reason = "no board has so many edges")]
fn count(n: usize) -> f64 {
    n as f64
}
