//! Walking the board by keyboard: through everything in reading order, and along connections.

use std::collections::BTreeSet;

use crate::editor::input::arrow_direction::ArrowDirection;
use crate::editor::{Editor, Effect, StepDirection, arrange::fold, quick_add};
use crate::geom::Point;
use crate::model::{EdgeId, NodeId, SketchId, SketchItem, Target};
use crate::pipeline::stage::is_mark;
use crate::scene::ShownEnd;

/// Boxes whose left sides lie this close, in world units, are in one column.
const COLUMN: f64 = 100.0;

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
            let drawn = leaving.filter(|edge| self.derived().routes.contains_key(&edge.id));
            order.extend(drawn.map(|edge| Target::Edge(edge.id.clone())));
        }
        let mut drawn: Vec<&SketchItem> = document
            .sketch()
            .values()
            .filter(|item| !seen.contains(&item.id) && !is_mark(&item.id))
            .filter(|item| document.fold_of(&Target::Sketch(item.id.clone())).is_none())
            .collect();
        drawn.sort_by(|a, b| {
            let rows = a.rect.y0.total_cmp(&b.rect.y0);
            rows.then(a.rect.x0.total_cmp(&b.rect.x0))
        });
        order.extend(
            drawn
                .into_iter()
                .flat_map(|item| with_lines(self, &item.id)),
        );
        order
    }

    /// How a place among all components is told.
    pub fn place_in_words(at: usize, n: usize) -> String {
        format!("; item {at} of {n}")
    }
}

/// A folded frame with the lines that leave it; anything else drawn alone.
fn with_lines(editor: &Editor, id: &SketchId) -> Vec<Target> {
    let own = ShownEnd::Frame(id.clone());
    let lines = editor.derived().folds.lines_at(id);
    let out = lines.filter(|(_, line, _)| line.from == own);
    let drawn = out.filter_map(|(_, _, edges)| edges.first().cloned().map(Target::Edge));
    std::iter::once(Target::Sketch(id.clone()))
        .chain(drawn)
        .collect()
}

/// Goes to the next or previous thing on the board, connections aside, around the end.
pub(in crate::editor) fn walk(editor: &mut Editor, step: StepDirection) -> Vec<Effect> {
    let mut order = editor.walk_order();
    order.retain(|target| !matches!(target, Target::Edge(_)));
    // From a connection on, the walk continues at the component it leaves.
    let current = editor.selection().first().cloned();
    let current = match current {
        Some(Target::Edge(id)) => {
            let edge = editor.document().diagram().edge(&id);
            edge.map(|edge| Target::Node(edge.from.node.clone()))
        }
        other => other,
    };
    step_along(editor, &order, current.as_ref(), step)
}

/// Goes to the next or previous connection: first those of the selected component, then all others, in
/// reading order and around the end.
pub(in crate::editor) fn walk_edges(editor: &mut Editor, step: StepDirection) -> Vec<Effect> {
    let order = editor.walk_order();
    let edges: Vec<Target> = order
        .iter()
        .filter(|target| matches!(target, Target::Edge(_)))
        .cloned()
        .collect();
    let current = editor.selection().first();
    if let Some(Target::Edge(_)) = current {
        let current = current.cloned();
        return step_along(editor, &edges, current.as_ref(), step);
    }
    let place = current.and_then(|target| order.iter().position(|other| other == target));
    let start = place.unwrap_or(0);
    let first = if step.is_forward() {
        order[start..].iter().find(|target| edges.contains(target))
    } else {
        order[..start].iter().rfind(|target| edges.contains(target))
    };
    let around = if step.is_forward() {
        edges.first()
    } else {
        edges.last()
    };
    match first.or(around).cloned() {
        Some(target) => go_to(editor, &target),
        None => vec![Effect::Announce("There are no connections yet".to_owned())],
    }
}

fn step_along(
    editor: &mut Editor,
    order: &[Target],
    current: Option<&Target>,
    step: StepDirection,
) -> Vec<Effect> {
    let at = current.and_then(|target| order.iter().position(|other| other == target));
    match order.get(step.around(at, order.len())) {
        Some(target) => go_to(editor, target),
        None => Vec::new(),
    }
}

/// Goes along a connection: of the components joined to this one, the nearest that lies that way.
/// Left and right fall back to what comes before and after, wherever it lies.
pub(in crate::editor) fn follow(editor: &mut Editor, way: ArrowDirection) -> Vec<Effect> {
    if let Some(Target::Edge(id)) = editor.board.selected_one() {
        return leave_edge(editor, &id.clone(), way);
    }
    if let Some(Target::Sketch(_)) = editor.board.selected_one() {
        return match quick_add::walked(&editor.board, way) {
            Some(target) => go_to(editor, &target),
            None => vec![Effect::Announce("No arrow in that direction".to_owned())],
        };
    }
    let Some(from) = editor.board.selected_nodes().next().cloned() else {
        return walk(editor, StepDirection::Forward);
    };
    let diagram = editor.document().diagram();
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
        ArrowDirection::Right => after.first().cloned(),
        ArrowDirection::Left => before.first().cloned(),
        ArrowDirection::Up | ArrowDirection::Down => None,
    };
    match nearest(editor, &from, before.iter().chain(&after), way).or(fallback) {
        Some(id) => go_to(editor, &Target::Node(id)),
        None => vec![Effect::Announce(
            "No connection in that direction".to_owned(),
        )],
    }
}

/// From a connection to the component at its end, or with left and up at its start.
fn leave_edge(editor: &mut Editor, id: &EdgeId, way: ArrowDirection) -> Vec<Effect> {
    let Some(edge) = editor.document().diagram().edge(id) else {
        return Vec::new();
    };
    let end = match way {
        ArrowDirection::Right | ArrowDirection::Down => &edge.to,
        ArrowDirection::Left | ArrowDirection::Up => &edge.from,
    };
    go_to(editor, &Target::Node(end.node.clone()))
}

fn nearest<'a>(
    editor: &Editor,
    from: &NodeId,
    others: impl Iterator<Item = &'a NodeId>,
    way: ArrowDirection,
) -> Option<NodeId> {
    let center = |id: &NodeId| Some(editor.derived().boxes.get(id)?.rect.center());
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

fn go_to(editor: &mut Editor, target: &Target) -> Vec<Effect> {
    let spoken = editor.spoken(target) + &spoken_place(editor, target);
    let line = editor.board.in_one_line(target);
    fold::bring_into_view(editor, line);
    vec![Effect::Announce(spoken)]
}

/// `; item 4 of 36` for a component, counted in reading order.
fn spoken_place(editor: &Editor, target: &Target) -> String {
    let Target::Node(id) = target else {
        return String::new();
    };
    let order = editor.reading_order();
    let at = order.iter().position(|other| other == id);
    at.map_or_else(String::new, |at| {
        Editor::place_in_words(at + 1, order.len())
    })
}
