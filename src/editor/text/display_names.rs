//! How things are called in step names, hints and toasts.

use crate::catalog::{Catalog, display_name};
use crate::editor::TargetSet;
use crate::model::{Document, NodeId, NoteSort, ShapeKind, SketchItem, SketchKind, Target};
use crate::scene::EdgePair;
use crate::text::{counted, truncated};

/// The longest name that is quoted whole, in characters.
const LONGEST: usize = 32;

/// Why nothing happens to what is locked.
pub const LOCKED: &str = "Locked: unlock it first with Ctrl+Shift+L";

/// What a component is called, shortened.
pub fn node_name(document: &Document, catalog: &Catalog, id: &NodeId) -> String {
    let Some(node) = document.diagram().node(id) else {
        return id.to_string();
    };
    shortened(display_name(node, catalog.kind(node.kind.as_str())))
}

/// What anything on the board is called.
pub fn target_name(document: &Document, catalog: &Catalog, target: &Target) -> String {
    match target {
        Target::Node(id) => node_name(document, catalog, id),
        Target::Edge(id) => document.diagram().edge(id).map_or_else(
            || id.to_string(),
            |edge| {
                let from = node_name(document, catalog, &edge.from.node);
                let to = node_name(document, catalog, &edge.to.node);
                format!("{from} → {to}")
            },
        ),
        Target::Sketch(id) => document
            .sketch()
            .get(id)
            .map_or_else(|| id.to_string(), item_name),
    }
}

fn item_name(item: &SketchItem) -> String {
    match item.text().filter(|text| !text.trim().is_empty()) {
        Some(text) => shortened(text),
        None => form_name(&item.form).to_owned(),
    }
}

/// What a drawn thing is.
pub fn form_name(form: &SketchKind) -> &'static str {
    match form {
        SketchKind::Frame { .. } => "frame",
        SketchKind::Note { sort, .. } => match sort {
            None => "note",
            Some(NoteSort::Risk) => "risk",
            Some(NoteSort::TradeOff) => "trade-off",
            Some(NoteSort::Assumption) => "assumption",
        },
        SketchKind::Text { .. } => "text",
        SketchKind::Shape { outline, .. } => match outline {
            ShapeKind::Rectangle => "rectangle",
            ShapeKind::Ellipse => "ellipse",
            ShapeKind::Diamond => "diamond",
        },
        SketchKind::Line(line) if line.is_arrow() => "arrow",
        SketchKind::Line(_) => "line",
        SketchKind::Ink { .. } => "stroke",
        SketchKind::Unknown(_) => "drawing",
    }
}

/// The name of one thing, or how many of what: `Ranker`, `3 components`, `5 elements`.
pub fn several(document: &Document, catalog: &Catalog, targets: &TargetSet) -> String {
    if targets.len() == 1 {
        let only = targets
            .iter()
            .map(|target| target_name(document, catalog, target));
        return only.collect();
    }
    if let Some(pair) = pair_name(document, catalog, targets) {
        return pair;
    }
    let n_nodes = targets
        .iter()
        .filter(|target| matches!(target, Target::Node(_)))
        .count();
    let n_edges = targets
        .iter()
        .filter(|target| matches!(target, Target::Edge(_)))
        .count();
    match (n_nodes, n_edges) {
        (n, _) if n > 0 && n + n_edges == targets.len() => counted(n, "component"),
        (0, n) if n == targets.len() => counted(n, "connection"),
        _ => counted(targets.len(), "element"),
    }
}

/// `Client ↔ API gateway`, where the two are a request and its answer.
fn pair_name(document: &Document, catalog: &Catalog, targets: &TargetSet) -> Option<String> {
    let Some(Target::Edge(id)) = targets.first().filter(|_| targets.len() == 2) else {
        return None;
    };
    let diagram = document.diagram();
    let pair = EdgePair::holding(document, catalog, diagram.edge(id)?)?;
    let mut halves = pair.edges().into_iter();
    let is_whole = halves.all(|id| targets.contains(&Target::Edge(id.clone())));
    let request = diagram.edge(&pair.request).filter(|_| is_whole)?;
    let from = node_name(document, catalog, &request.from.node);
    let to = node_name(document, catalog, &request.to.node);
    Some(format!("{from} ↔ {to}"))
}

/// The first line of a text, cut after [`LONGEST`] characters.
pub fn shortened(text: &str) -> String {
    truncated(text.trim().lines().next().unwrap_or_default(), LONGEST)
}
