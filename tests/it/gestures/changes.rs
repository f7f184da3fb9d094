//! What became of a board, in words that people read.

use mlboard::geom::Point;
use mlboard::model::{Document, Edge, Node, SketchItem};

/// Lines for what was added (`+`), changed (`~`) and removed (`-`); empty when nothing was.
pub fn between(before: &Document, after: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    let (old, new) = (before.diagram(), after.diagram());
    for node in new.nodes() {
        compare(&mut lines, old.node(&node.id), node, node_text);
    }
    lines.extend(
        old.nodes()
            .filter(|node| new.node(&node.id).is_none())
            .map(|node| format!("- {}", node.id)),
    );
    for edge in new.edges() {
        compare(&mut lines, old.edge(&edge.id), edge, edge_text);
    }
    lines.extend(
        old.edges()
            .filter(|edge| new.edge(&edge.id).is_none())
            .map(|edge| format!("- {}", edge.id)),
    );
    for item in after.sketch().values() {
        compare(&mut lines, before.sketch().get(&item.id), item, sketch_text);
    }
    let gone = before
        .sketch()
        .keys()
        .filter(|id| !after.sketch().contains_key(id));
    lines.extend(gone.map(|id| format!("- {id}")));
    if before.header() != after.header() {
        lines.push(format!("~ title “{}”", after.title()));
    }
    let accepted = after.acknowledged().iter();
    lines.extend(
        accepted
            .filter(|(key, _)| !before.acknowledged().contains_key(key))
            .map(|(key, reason)| format!("+ accepted {}: {reason}", key.rule)),
    );
    lines
}

fn compare<T: PartialEq>(
    lines: &mut Vec<String>,
    old: Option<&T>,
    new: &T,
    text: fn(&T) -> String,
) {
    match old {
        None => lines.push(format!("+ {}", text(new))),
        Some(old) if old != new => lines.push(format!("~ {}", text(new))),
        Some(_) => {}
    }
}

fn node_text(node: &Node) -> String {
    let mut text = format!("{} = {}", node.id, node.kind);
    if !node.label.is_empty() {
        text += &format!(" “{}”", node.label);
    }
    text += &node
        .at
        .map_or_else(String::new, |at| format!(" at {}", place(at)));
    text += &node
        .frame
        .as_ref()
        .map_or_else(String::new, |frame| format!(" in {frame}"));
    for (name, value) in &node.properties {
        text += &format!(" {name}={value:?}");
    }
    text
}

fn edge_text(edge: &Edge) -> String {
    let payload = edge
        .payload
        .as_ref()
        .map_or_else(|| "?".to_owned(), ToString::to_string);
    let (from, to) = (&edge.from, &edge.to);
    let mut text = format!(
        "{}: {}.{} > {}.{} as {payload}",
        edge.id, from.node, from.port, to.node, to.port
    );
    if !edge.label.is_empty() {
        text += &format!(" “{}”", edge.label);
    }
    text
}

fn sketch_text(item: &SketchItem) -> String {
    let mut text = format!(
        "{} “{}” at {}",
        item.id,
        item.text().unwrap_or_default(),
        place(item.rect.origin())
    );
    text += &item
        .frame
        .as_ref()
        .map_or_else(String::new, |frame| format!(" in {frame}"));
    text
}

fn place(at: Point) -> String {
    format!(
        "{},{}",
        (at.x * 10.0).round() / 10.0,
        (at.y * 10.0).round() / 10.0
    )
}
