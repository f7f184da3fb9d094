//! Walking the board by keyboard: through everything in reading order, and along connections.

use std::collections::BTreeSet;

use crate::editor::{Editor, Effect, sprout};
use crate::geom::{Point, Vec2};
use crate::model::{EdgeId, NodeId, SketchId, SketchItem, Target};

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

    /// Goes to the next or previous thing on the board, connections aside, around the end.
    pub(in crate::editor) fn walk(&mut self, forward: bool) -> Vec<Effect> {
        let mut order = self.walk_order();
        order.retain(|target| !matches!(target, Target::Edge(_)));
        // From a connection on, the walk continues at the component it leaves.
        let current = self.selection().first().cloned();
        let current = match current {
            Some(Target::Edge(id)) => {
                let edge = self.document().diagram().edge(&id);
                edge.map(|edge| Target::Node(edge.from.node.clone()))
            }
            other => other,
        };
        self.step_along(&order, current.as_ref(), forward)
    }

    /// Goes to the next or previous connection: first those of the selected component, then all others, in
    /// reading order and around the end.
    pub(in crate::editor) fn walk_edges(&mut self, forward: bool) -> Vec<Effect> {
        let order = self.walk_order();
        let edges: Vec<Target> = order
            .iter()
            .filter(|target| matches!(target, Target::Edge(_)))
            .cloned()
            .collect();
        let current = self.selection().first();
        if let Some(Target::Edge(_)) = current {
            let current = current.cloned();
            return self.step_along(&edges, current.as_ref(), forward);
        }
        let place = current.and_then(|target| order.iter().position(|other| other == target));
        let start = place.unwrap_or(0);
        let first = if forward {
            order[start..].iter().find(|target| edges.contains(target))
        } else {
            order[..start].iter().rfind(|target| edges.contains(target))
        };
        let around = if forward { edges.first() } else { edges.last() };
        match first.or(around).cloned() {
            Some(target) => self.go_to(target),
            None => vec![Effect::Announce("There are no connections yet".to_owned())],
        }
    }

    fn step_along(
        &mut self,
        order: &[Target],
        current: Option<&Target>,
        forward: bool,
    ) -> Vec<Effect> {
        let at = current.and_then(|target| order.iter().position(|other| other == target));
        let next = match (at, forward) {
            (Some(i), true) => (i + 1) % order.len(),
            (Some(i), false) => (i + order.len() - 1) % order.len(),
            (None, true) => 0,
            (None, false) => order.len().saturating_sub(1),
        };
        match order.get(next) {
            Some(target) => self.go_to(target.clone()),
            None => Vec::new(),
        }
    }

    /// Goes along a connection: of the components joined to this one, the nearest that lies that way.
    /// Left and right fall back to what comes before and after, wherever it lies.
    pub(in crate::editor) fn follow(&mut self, way: Way) -> Vec<Effect> {
        if let Some(Target::Edge(id)) = self.board.selected_one() {
            return self.leave_edge(&id.clone(), way);
        }
        if let Some(Target::Sketch(_)) = self.board.selected_one() {
            return match sprout::walked(&self.board, way) {
                Some(target) => self.go_to(target),
                None => vec![Effect::Announce("No arrow that way".to_owned())],
            };
        }
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
            Some(id) => self.go_to(Target::Node(id)),
            None => vec![Effect::Announce("No connection that way".to_owned())],
        }
    }

    /// From a connection to the component at its end, or with left and up at its start.
    fn leave_edge(&mut self, id: &EdgeId, way: Way) -> Vec<Effect> {
        let Some(edge) = self.document().diagram().edge(id) else {
            return Vec::new();
        };
        let end = match way {
            Way::Right | Way::Down => &edge.to,
            Way::Left | Way::Up => &edge.from,
        };
        self.go_to(Target::Node(end.node.clone()))
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

    fn go_to(&mut self, target: Target) -> Vec<Effect> {
        let spoken = self.spoken(&target) + &self.spoken_place(&target);
        self.reveal(vec![target]);
        vec![Effect::Announce(spoken)]
    }

    /// `; item 4 of 36` for a component, counted in reading order.
    fn spoken_place(&self, target: &Target) -> String {
        let Target::Node(id) = target else {
            return String::new();
        };
        let order = self.reading_order();
        let at = order.iter().position(|other| other == id);
        at.map_or_else(String::new, |at| Self::place_in_words(at + 1, order.len()))
    }

    /// How a place among all components is told.
    pub fn place_in_words(at: usize, n: usize) -> String {
        format!("; item {at} of {n}")
    }
}
