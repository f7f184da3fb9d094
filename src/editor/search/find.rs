//! Finding things on the board by what is written on and in them: titles, kinds, properties, notes, texts,
//! and the types of data that connections carry.

use crate::catalog::Catalog;
use crate::editor::search::finder::{BoardSearch, FoundTarget};
use crate::editor::{
    BoardState, Editor, Effect, StepDirection, TargetSet, arrange::fold, connect,
    text::display_names,
};
use crate::geom::Rect;
use crate::model::{Document, Edge, Node, SketchItem, Target, Value};
use crate::pipeline::stage::is_mark;
use crate::scene::{Shape, ShapeStroke};

/// Screen points kept free around a hit that is brought into view.
const MARGIN: f64 = 96.0;
/// Screen points between a hit and its ring: farther out than the ring of a selection, so that both show.
const GAP: f64 = 5.0;
/// What stands for a connection: this much of the board around its label, in world units.
const EDGE_SPOT: (f64, f64) = (56.0, 24.0);
/// The title of a frame stands in this much of its top.
const FRAME_HEAD: f64 = 28.0;

impl Editor {
    /// What a thing on the board is called.
    pub fn name_of(&self, target: &Target) -> String {
        display_names::target_name(self.document(), self.catalog(), target)
    }

    /// The search under way.
    pub fn finder(&self) -> Option<&BoardSearch> {
        self.finder.as_ref()
    }
}

/// Looks for `query` and goes to the nearest hit that follows what was gone to or is selected.
pub(in crate::editor) fn search(editor: &mut Editor, query: String) {
    let from = editor.finder.as_ref().and_then(BoardSearch::current);
    let from = from.map(|found| found.target.clone());
    let from = from.or_else(|| editor.selection().first().cloned());
    let order = order(editor);
    let found = find(editor.document(), editor.catalog(), &order, &query);
    let place = |target: &Target| order.iter().position(|other| other == target);
    let start = from.as_ref().and_then(place).unwrap_or(0);
    let follows = |found: &FoundTarget| place(&found.target).is_some_and(|place| place >= start);
    let at = found.iter().position(follows).unwrap_or(0);
    editor.finder = Some(BoardSearch {
        query,
        found,
        at,
        revision: editor.history().revision(),
    });
    show_current(editor);
}

/// Goes to the next hit or to the one before, around the end.
pub(in crate::editor) fn step(editor: &mut Editor, step: StepDirection) -> Vec<Effect> {
    refresh(editor);
    let Some(finder) = &mut editor.finder else {
        return begin(editor);
    };
    let n = finder.found.len();
    if n == 0 {
        return vec![Effect::Announce(finder.count())];
    }
    finder.at = step.around(Some(finder.at), n);
    let current = finder.current().map(|found| found.target.clone());
    let mut effects = fold::unfold_around(editor, &current.into_iter().collect::<Vec<_>>());
    refresh(editor);
    show_current(editor);
    effects.extend(say_current(editor));
    effects
}

/// Leaves the hit gone to selected.
pub(in crate::editor) fn end(editor: &mut Editor) -> Vec<Effect> {
    let finder = editor.finder.take();
    let Some(found) = finder.as_ref().and_then(BoardSearch::current) else {
        return Vec::new();
    };
    let target = found.target.clone();
    let effects = fold::unfold_around(editor, std::slice::from_ref(&target));
    editor.select(TargetSet::from([target]));
    effects
}

/// What can be found: what shows in reading order, and what is folded away.
fn order(editor: &Editor) -> Vec<Target> {
    let mut order = editor.walk_order();
    let document = editor.document();
    if editor.derived().folds.is_empty() {
        return order;
    }
    let nodes = document.diagram().nodes();
    let nodes = nodes.map(|node| Target::Node(node.id.clone()));
    let edges = document.diagram().edges();
    let edges = edges.map(|edge| Target::Edge(edge.id.clone()));
    let drawn = document.sketch().keys().cloned().map(Target::Sketch);
    let known: TargetSet = order.iter().cloned().collect();
    let rest = nodes.chain(edges).chain(drawn);
    order.extend(rest.filter(|target| !known.contains(target) && !is_stage_mark(target)));
    order
}

fn is_stage_mark(target: &Target) -> bool {
    matches!(target, Target::Sketch(id) if is_mark(id))
}

/// Begins a search, or goes on with the one under way.
pub(in crate::editor) fn begin(editor: &mut Editor) -> Vec<Effect> {
    editor.finder.get_or_insert_default();
    vec![Effect::ShowFind]
}

/// Searches again when the board has changed since.
fn refresh(editor: &mut Editor) {
    let revision = editor.history().revision();
    let stale = editor
        .finder
        .as_ref()
        .filter(|finder| finder.revision != revision);
    let Some(finder) = stale else {
        return;
    };
    let found = find(
        editor.document(),
        editor.catalog(),
        &order(editor),
        &finder.query,
    );
    let current = finder.current().map(|found| &found.target);
    let at = found
        .iter()
        .position(|found| Some(&found.target) == current)
        .unwrap_or_else(|| finder.at.min(found.len().saturating_sub(1)));
    editor.finder = Some(BoardSearch {
        query: finder.query.clone(),
        found,
        at,
        revision,
    });
}

fn show_current(editor: &mut Editor) {
    let current = editor.finder.as_ref().and_then(BoardSearch::current);
    if let Some(spot) = current.and_then(|found| bounds(&editor.board, &found.target)) {
        let viewport = editor.board.canvas.clear;
        editor.animate_camera(editor.goal().revealing(spot, viewport, MARGIN));
    }
}

/// What a screen reader says about the hit.
fn say_current(editor: &Editor) -> Vec<Effect> {
    let Some(finder) = &editor.finder else {
        return Vec::new();
    };
    let said = finder
        .current()
        .map(|found| format!("{}: {}", finder.count(), editor.spoken(&found.target)));
    said.map(Effect::Announce).into_iter().collect()
}

/// Rings around the hits that are in view, the one gone to most clearly.
pub(in crate::editor) fn draw_rings(editor: &Editor, shapes: &mut Vec<Shape>) {
    let Some(finder) = &editor.finder else {
        return;
    };
    let accent = editor.theme().tokens.accent;
    let seen = editor.camera().visible(editor.viewport());
    for (i, found) in finder.found.iter().enumerate() {
        let Some(spot) = bounds(&editor.board, &found.target) else {
            continue;
        };
        let by = editor.board.world(GAP);
        let rect = spot.inflate(by, by);
        if rect.intersect(seen).is_zero_area() {
            continue;
        }
        let is_current = i == finder.at;
        let (width, color) = if is_current {
            (3.0, accent)
        } else {
            (1.5, accent.faded(0.55))
        };
        shapes.push(Shape::Rect {
            rect,
            radius: 10.0 + by,
            fill: is_current.then(|| accent.faded(0.1)),
            stroke: Some(ShapeStroke::solid(editor.board.world(width), color)),
        });
    }
}

/// The part of the board that shows a hit.
fn bounds(board: &BoardState, target: &Target) -> Option<Rect> {
    let target = &board.shown_target(target.clone());
    match target {
        Target::Node(_) => board.bounds(target),
        Target::Edge(id) => {
            let route = board.derived().line_of(id)?;
            Some(Rect::from_center_size(route.label_at, EDGE_SPOT))
        }
        Target::Sketch(id) => {
            let rect = board.bounds(target)?;
            let is_frame = board.document().sketch().get(id)?.is_open_frame();
            let bottom = if is_frame {
                rect.y1.min(rect.y0 + FRAME_HEAD)
            } else {
                rect.y1
            };
            Some(Rect::new(rect.x0, rect.y0, rect.x1, bottom))
        }
    }
}

/// Everything of `order` in which every word of the query occurs, upper and lower case alike.
fn find(document: &Document, catalog: &Catalog, order: &[Target], query: &str) -> Vec<FoundTarget> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let Some(first) = words.first() else {
        return Vec::new();
    };
    let found = order.iter().filter_map(|target| {
        let texts = texts(document, catalog, target);
        let lower: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
        let occurs = |word: &String| lower.iter().any(|text| text.contains(word));
        if !words.iter().all(occurs) {
            return None;
        }
        // The text with the most of what was typed is the one to show.
        let n_met = |text: &String| words.iter().filter(|word| text.contains(*word)).count();
        let best = (0..texts.len()).max_by_key(|i| {
            let text = &lower[*i];
            (n_met(text), text.contains(first), std::cmp::Reverse(*i))
        })?;
        Some(FoundTarget {
            target: target.clone(),
            text: display_names::shortened(&texts[best]),
        })
    });
    found.collect()
}

/// What is written on and in a thing, the most telling first.
fn texts(document: &Document, catalog: &Catalog, target: &Target) -> Vec<String> {
    let diagram = document.diagram();
    match target {
        Target::Node(id) => diagram
            .node(id)
            .map_or_else(Vec::new, |node| node_texts(catalog, node)),
        Target::Edge(id) => diagram
            .edge(id)
            .map_or_else(Vec::new, |edge| edge_texts(catalog, edge)),
        Target::Sketch(id) => {
            let item = document.sketch().get(id);
            let text = item.and_then(SketchItem::text);
            text.map(str::to_owned).into_iter().collect()
        }
    }
}

fn node_texts(catalog: &Catalog, node: &Node) -> Vec<String> {
    let kind = catalog.kind(node.kind.as_str());
    let name = kind.map_or_else(|| node.kind.to_string(), |kind| kind.name.clone());
    let mut texts = vec![node.label.clone(), name];
    texts.retain(|text| !text.trim().is_empty());
    for (id, value) in &node.properties {
        let label = kind
            .and_then(|kind| kind.property(id))
            .map_or(id.as_str(), |spec| &spec.label);
        texts.push(format!("{label}: {}", written(value)));
    }
    texts
}

fn edge_texts(catalog: &Catalog, edge: &Edge) -> Vec<String> {
    let payload = edge.payload.as_ref();
    let carried = payload.map(|payload| connect::payload_title(catalog, payload));
    let label = Some(edge.label.clone()).filter(|label| !label.trim().is_empty());
    label.into_iter().chain(carried).collect()
}

fn written(value: &Value) -> String {
    match value {
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Int(n) => n.to_string(),
        Value::Float(x) => x.to_string(),
        Value::Text(text) | Value::Raw(text) => text.replace('_', " "),
        Value::Set(values) => {
            let values: Vec<String> = values.iter().map(|value| value.replace('_', " ")).collect();
            values.join(", ")
        }
    }
}
