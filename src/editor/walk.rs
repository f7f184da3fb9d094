//! Walking the board by keyboard: through all components in reading order, and along connections.

use std::collections::BTreeSet;

use crate::editor::{Editor, Effect};
use crate::geom::{Point, Vec2};
use crate::model::{NodeId, SketchId, SketchItem, Target};

/// Boxes whose left sides lie this close, in world units, are in one column.
const COLUMN: f64 = 100.0;

/// A direction of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Left,
    Right,
    Up,
    Down,
}

impl Way {
    /// One unit that way.
    pub fn unit(self) -> Vec2 {
        match self {
            Self::Left => Vec2::new(-1.0, 0.0),
            Self::Right => Vec2::new(1.0, 0.0),
            Self::Up => Vec2::new(0.0, -1.0),
            Self::Down => Vec2::new(0.0, 1.0),
        }
    }
}

impl Editor {
    /// Components in reading order: frame by frame from the top, within it column by column from the left.
    pub fn reading_order(&self) -> Vec<NodeId> {
        let document = self.document();
        let mut rest: Vec<(f64, Point, NodeId)> = Vec::new();
        for node in document.diagram().nodes() {
            let Some(found) = self.derived().boxes.get(&node.id) else {
                continue;
            };
            let frame = node
                .frame
                .as_ref()
                .and_then(|frame| document.sketch().get(frame));
            let top = frame.map_or(f64::INFINITY, |frame| frame.rect.y0);
            rest.push((top, found.rect.origin(), node.id.clone()));
        }
        rest.sort_by(|a, b| {
            a.0.total_cmp(&b.0)
                .then(a.1.x.total_cmp(&b.1.x))
                .then_with(|| a.2.cmp(&b.2))
        });
        let mut order = Vec::with_capacity(rest.len());
        for column in
            rest.chunk_by_mut(|a, b| a.0.total_cmp(&b.0).is_eq() && b.1.x - a.1.x < COLUMN)
        {
            column.sort_by(|a, b| a.1.y.total_cmp(&b.1.y).then_with(|| a.2.cmp(&b.2)));
            order.extend(column.iter().map(|(_, _, id)| id.clone()));
        }
        order
    }

    /// Everything on the board in reading order: a frame before its members, a component before the
    /// connections that leave it, and at the end what is drawn outside of all frames.
    pub fn walk_order(&self) -> Vec<Target> {
        let document = self.document();
        let mut order = Vec::new();
        let mut seen: BTreeSet<&SketchId> = BTreeSet::new();
        let nodes = self.reading_order();
        for id in &nodes {
            let node = document.diagram().node(id);
            if let Some(frame) = node.and_then(|node| node.frame.as_ref())
                && document.sketch().contains_key(frame)
                && seen.insert(frame)
            {
                order.push(Target::Sketch(frame.clone()));
            }
            order.push(Target::Node(id.clone()));
            let leaving = document.diagram().outgoing(id).into_iter();
            order.extend(leaving.map(|edge| Target::Edge(edge.id.clone())));
        }
        let mut drawn: Vec<&SketchItem> = document
            .sketch()
            .values()
            .filter(|item| !seen.contains(&item.id))
            .collect();
        drawn.sort_by(|a, b| {
            let rows = a.rect.y0.total_cmp(&b.rect.y0);
            rows.then(a.rect.x0.total_cmp(&b.rect.x0))
        });
        order.extend(
            drawn
                .into_iter()
                .map(|item| Target::Sketch(item.id.clone())),
        );
        order
    }

    /// Goes to the next or previous component, around the end.
    pub(in crate::editor) fn walk(&mut self, forward: bool) -> Vec<Effect> {
        let order = self.reading_order();
        let current = self.board.selected_nodes().next();
        let at = current.and_then(|id| order.iter().position(|other| other == id));
        let next = match (at, forward) {
            (Some(i), true) => (i + 1) % order.len(),
            (Some(i), false) => (i + order.len() - 1) % order.len(),
            (None, true) => 0,
            (None, false) => order.len().saturating_sub(1),
        };
        match order.get(next) {
            Some(id) => self.go_to(id.clone()),
            None => Vec::new(),
        }
    }

    /// Goes along a connection: of the components joined to this one, the nearest that lies that way.
    /// Left and right fall back to what comes before and after, wherever it lies.
    pub(in crate::editor) fn follow(&mut self, way: Way) -> Vec<Effect> {
        let Some(from) = self.board.selected_nodes().next().cloned() else {
            return self.walk(true);
        };
        let diagram = self.document().diagram();
        let before = diagram
            .incoming(&from)
            .into_iter()
            .map(|edge| edge.from.node.clone());
        let after = diagram
            .outgoing(&from)
            .into_iter()
            .map(|edge| edge.to.node.clone());
        let (before, after): (Vec<NodeId>, Vec<NodeId>) = (before.collect(), after.collect());
        let fallback = match way {
            Way::Right => after.first().cloned(),
            Way::Left => before.first().cloned(),
            Way::Up | Way::Down => None,
        };
        match self
            .nearest(&from, before.iter().chain(&after), way)
            .or(fallback)
        {
            Some(id) => self.go_to(id),
            None => vec![Effect::Announce("No connection that way".to_owned())],
        }
    }

    fn nearest<'a>(
        &self,
        from: &NodeId,
        others: impl Iterator<Item = &'a NodeId>,
        way: Way,
    ) -> Option<NodeId> {
        let center = |id: &NodeId| Some(self.derived().boxes.get(id)?.rect.center());
        let here = center(from)?;
        let reached = others.filter(|id| *id != from).filter_map(|id| {
            let offset = center(id)? - here;
            let along = offset.dot(way.unit());
            (along > offset.hypot() / 2.0).then_some((offset.hypot(), id))
        });
        reached
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, id)| id.clone())
    }

    fn go_to(&mut self, id: NodeId) -> Vec<Effect> {
        let target = Target::Node(id);
        let spoken = self.spoken(&target);
        self.reveal(vec![target]);
        vec![Effect::Announce(spoken)]
    }
}
