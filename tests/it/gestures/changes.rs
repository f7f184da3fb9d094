//! What became of a board, in words that people read.

use mlboard::geom::Point;
use mlboard::model::{
    Arrowhead, Document, Edge, GroupId, LineRouting, Node, SketchItem, SketchKind,
};

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
    let mut words = vec![format!("{} = {}", node.id, node.kind)];
    words.extend(quoted(&node.label));
    words.extend(node.at.map(|at| format!("at {}", place(at))));
    words.extend(
        node.size
            .map(|size| format!("sized {}", place(size.to_vec2().to_point()))),
    );
    words.extend(node.frame.as_ref().map(|frame| format!("in {frame}")));
    words.extend(stacked(node.z, &node.groups, node.locked));
    let properties = node.properties.iter();
    words.extend(properties.map(|(name, value)| format!("{name}={value:?}")));
    let reasons = node.because.iter();
    words.extend(reasons.map(|reason| format!("because {:?}", reason.because)));
    words.join(" ")
}

fn edge_text(edge: &Edge) -> String {
    let payload = edge
        .payload
        .as_ref()
        .map_or_else(|| "?".to_owned(), ToString::to_string);
    let (from, to) = (&edge.from, &edge.to);
    let ends = format!("{}.{} > {}.{}", from.node, from.port, to.node, to.port);
    let mut words = vec![format!("{}: {ends} as {payload}", edge.id)];
    words.extend(quoted(&edge.label));
    let bends: Vec<String> = edge.via.iter().map(|bend| place(*bend)).collect();
    if !bends.is_empty() {
        words.push(format!("via {}", bends.join(" ")));
    }
    words.extend(edge.jump.then(|| "as a jump".to_owned()));
    words.extend(edge.label_at.map(|at| format!("label at {at}")));
    words.join(" ")
}

fn sketch_text(item: &SketchItem) -> String {
    let mut words = vec![item.id.to_string()];
    words.extend(item.text().and_then(quoted));
    words.push(format!("at {}", place(item.rect.origin())));
    words.push(format!(
        "sized {}",
        place(item.rect.size().to_vec2().to_point())
    ));
    words.extend(form_text(&item.form));
    words.extend(item.style.stroke.clone());
    words.extend(item.style.fill.clone());
    words.extend(item.frame.as_ref().map(|frame| format!("in {frame}")));
    words.extend(stacked(item.z, &item.groups, item.locked));
    words.join(" ")
}

fn form_text(form: &SketchKind) -> Option<String> {
    match form {
        SketchKind::Line(line) => {
            let how = match line.routing {
                LineRouting::Straight => "straight",
                LineRouting::Curved => "curved",
                LineRouting::Elbow => "right-angled",
            };
            let heads = match (line.start_head, line.end_head) {
                (Arrowhead::None, Arrowhead::None | Arrowhead::Arrow) => String::new(),
                (start, end) => format!(", from {start:?} to {end:?}"),
            };
            Some(format!(
                "through {} points, {how}{heads}",
                line.points.len()
            ))
        }
        SketchKind::Note {
            sort: Some(sort),
            step,
            ..
        } => Some(format!("{sort:?} {step}").trim().to_owned()),
        SketchKind::Ink { points, .. } => Some(format!("of {} points", points.len())),
        _ => None,
    }
}

/// What differs from a thing that nobody stacked, grouped or locked.
fn stacked(z: i64, groups: &[GroupId], locked: bool) -> Vec<String> {
    let mut words = Vec::new();
    if z != 0 {
        words.push(format!("z {z}"));
    }
    if !groups.is_empty() {
        let groups: Vec<&str> = groups.iter().map(GroupId::as_str).collect();
        words.push(format!("of {}", groups.join("/")));
    }
    if locked {
        words.push("locked".to_owned());
    }
    words
}

fn quoted(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("“{text}”"))
}

fn place(at: Point) -> String {
    format!(
        "{},{}",
        (at.x * 10.0).round() / 10.0,
        (at.y * 10.0).round() / 10.0
    )
}
