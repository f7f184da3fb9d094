//! One record, one line.

use crate::file::read::is_unknown_form;
use crate::file::syntax::parse_value;
use crate::file::syntax::quoted;
use crate::file::words::{ALIGNS, COURSES, DASHES, HEADS, NOTE_SORTS, OUTLINES, word};
use crate::file::write::line::{self, RecordLine, number, shortest, texts, tuple};
use crate::file::{names, place};
use crate::geom::Point;
use crate::model::{
    self, Alternative, Arrowhead, Binding, ClarifyingQuestion, Document, Edge, EdgeEnd, EdgeId,
    Extra, FailureMode, FindingKey, GroupId, KindId, LineRouting, Node, NodeId, Publication,
    Rationale, RationaleSource, SketchId, SketchItem, SketchKind, SketchStyle, Target,
    TrafficField,
};

pub(super) fn question(question: &ClarifyingQuestion) -> String {
    let mut line = RecordLine::default();
    line.part("question", quoted(&question.question));
    line.text("answer", &question.answer);
    line.extra(question.extra.iter(), names::QUESTION);
    line.finish()
}

pub(super) fn failure(failure: &FailureMode) -> String {
    let mut line = RecordLine::default();
    line.text("title", &failure.title);
    line.optional("node", failure.node.as_ref().map(|id| quoted(id.as_str())));
    line.text("effect", &failure.effect);
    line.text("mitigation", &failure.mitigation);
    line.extra(failure.extra.iter(), names::FAILURE);
    line.finish()
}

pub(super) fn alternative(other: &Alternative) -> String {
    let mut line = RecordLine::default();
    line.optional("node", other.node.as_ref().map(|id| quoted(id.as_str())));
    line.text("note", &other.note);
    if !other.kinds.is_empty() {
        line.part("kinds", texts(other.kinds.iter().map(KindId::as_str)));
    }
    if other.any {
        line.part("any", "true");
    }
    if !other.inside.is_empty() {
        line.part("inside", texts(other.inside.iter().map(NodeId::as_str)));
    }
    if other.optional {
        line.part("optional", "true");
    }
    line.extra(other.extra.iter(), names::ALTERNATIVE);
    line.finish()
}

pub(super) fn publication(publication: &Publication) -> String {
    let mut line = RecordLine::default();
    line.text("text", &publication.text);
    line.text("source", &publication.source);
    line.extra(publication.extra.iter(), names::PUBLICATION);
    line.finish()
}

/// A component in the frame that is known to exist.
pub(super) fn node(node: &Node, frame: Option<&SketchId>) -> String {
    node_line(node, frame).finish()
}

/// What is not as it was before; `None` when that cannot be said without the rest.
pub(super) fn node_change(before: &Node, after: &Node) -> Option<String> {
    let line = |node: &Node| node_line(node, node.frame.as_ref());
    Some(line(after).changed_since(&line(before))?.finish())
}

fn node_line(node: &Node, frame: Option<&SketchId>) -> RecordLine {
    let mut line = RecordLine::default();
    line.part("kind", quoted(node.kind.as_str()));
    line.text("label", &node.label);
    let at = node.at.and_then(|at| place::point(at.x, at.y));
    line.optional("at", at.map(|at| tuple(&[at.x, at.y])));
    let size = node
        .size
        .and_then(|size| place::size(size.width, size.height));
    line.optional("size", size.map(|size| tuple(&[size.width, size.height])));
    line.optional("frame", frame.map(|frame| quoted(frame.as_str())));
    line.optional("z", (node.z != 0).then(|| node.z.to_string()));
    groups(&mut line, &node.groups);
    line.optional("locked", node.locked.then_some("true"));
    if !node.properties.is_empty() {
        let properties = node.properties.iter();
        let properties =
            properties.map(|(name, value)| format!("{}: {}", quoted(name), line::value(value)));
        let properties: Vec<String> = properties.collect();
        line.part("properties", format!("{{{}}}", properties.join(", ")));
    }
    if !node.because.is_empty() {
        let because: Vec<String> = node.because.iter().map(rationale).collect();
        line.part("because", format!("[{}]", because.join(", ")));
    }
    line.extra(node.extra.iter(), names::NODE);
    line
}

/// `(field: "dau")`
fn rationale(rationale: &Rationale) -> String {
    let (name, said) = match &rationale.because {
        RationaleSource::Requirement(field) => ("field", field),
        RationaleSource::Answer(question) => ("question", question),
        RationaleSource::Assumption(text) => ("assumption", text),
    };
    let mut line = RecordLine::default();
    line.part(name, quoted(said));
    line.extra(rationale.extra.iter(), names::RATIONALE);
    line.finish()
}

pub(super) fn edge(edge: &Edge) -> String {
    let mut line = RecordLine::default();
    line.part("id", quoted(edge.id.as_str()));
    line.part("from", end(&edge.from, &edge.from_extra));
    line.part("to", end(&edge.to, &edge.to_extra));
    let payload = edge.payload.as_ref();
    line.optional("payload", payload.map(|payload| quoted(payload.as_str())));
    for field in TrafficField::ALL {
        let stated = edge.traffic.get(field);
        let stated = stated.filter(|value| field.allows(*value));
        line.optional(field.name(), stated.map(number));
    }
    line.text("label", &edge.label);
    let via = points(&edge.via);
    line.optional("via", (via != "[]").then_some(via));
    let label_at = edge.label_at.filter(|at| at.is_finite());
    line.optional("label_at", label_at.map(|at| number(place::share(at))));
    line.optional("course", edge.routing.map(|course| word(COURSES, &course)));
    line.optional("jump", edge.jump.then_some("true"));
    line.extra(edge.extra.iter(), names::EDGE);
    line.finish()
}

/// The groups of a thing, each once, the outermost first.
fn groups(line: &mut RecordLine, groups: &[GroupId]) {
    if groups.is_empty() {
        return;
    }
    let mut names: Vec<&str> = Vec::new();
    for group in groups {
        if !names.contains(&group.as_str()) {
            names.push(group.as_str());
        }
    }
    line.part("groups", texts(names.into_iter()));
}

/// `"node.port"`; apart when a dot in either would part them elsewhere.
fn end(end: &EdgeEnd, extra: &Extra) -> String {
    let (node, port) = (end.node.as_str(), end.port.as_str());
    if !extra.is_empty() {
        let mut line = RecordLine::default();
        line.part("node", quoted(node));
        line.text("port", port);
        line.extra(extra.iter(), &["node", "port"]);
        line.finish()
    } else if node.contains('.') || port.contains('.') {
        format!("({}, {})", quoted(node), quoted(port))
    } else if port.is_empty() {
        quoted(node)
    } else {
        quoted(&format!("{node}.{port}"))
    }
}

/// A drawn item in the frame that is known to exist.
pub(super) fn sketch_item(
    document: &Document,
    item: &SketchItem,
    frame: Option<&SketchId>,
) -> String {
    item_record(item, frame, |target| document.contains(target))
}

/// A drawn item as it says itself, whatever else is on the board.
pub(super) fn lone_sketch_item(item: &SketchItem) -> String {
    item_record(item, item.frame.as_ref(), |_| true)
}

/// `is_there` tells what a line can stick to.
fn item_record(
    item: &SketchItem,
    frame: Option<&SketchId>,
    is_there: impl Fn(&Target) -> bool,
) -> String {
    let sticks = |target: &Target| *target != Target::Sketch(item.id.clone()) && is_there(target);
    let mut line = RecordLine::default();
    // The box of a folded frame stands in its form, so that a program that knows no folding shows the whole frame.
    let shown = place::parts(item.rect);
    let folded = item.is_folded();
    let folded = folded.then(|| tuple(&[shown[2].max(1.0), shown[3].max(1.0)]));
    let whole = item.unfolded().map(|size| item.rect.with_size(size));
    line.part("form", form(&item.form, folded, &item.form_extra, sticks));
    line.part("rect", tuple(&whole.map_or(shown, place::parts)));
    line.optional("z", (item.z != 0).then(|| item.z.to_string()));
    line.optional("frame", frame.map(|frame| quoted(frame.as_str())));
    groups(&mut line, &item.groups);
    line.optional("locked", item.locked.then_some("true"));
    let style = style(&item.style);
    if !style.is_empty() {
        line.part("style", style.finish());
    }
    line.extra(item.extra.iter(), names::ITEM);
    line.finish()
}

/// `folded` is the size of a folded frame's box; `sticks` tells what a line can stick to.
fn form(
    form: &SketchKind,
    folded: Option<String>,
    extra: &Extra,
    sticks: impl Fn(&Target) -> bool,
) -> String {
    let mut line = RecordLine::default();
    let name = match form {
        SketchKind::Frame { title, .. } => {
            line.part("title", quoted(title));
            line.optional("folded", folded);
            "frame"
        }
        SketchKind::Note { text, sort, step } => {
            line.part("text", quoted(text));
            line.optional("sort", sort.map(|sort| word(NOTE_SORTS, &sort)));
            line.text("step", step);
            "note"
        }
        SketchKind::Text { text } => {
            line.part("text", quoted(text));
            "text"
        }
        SketchKind::Shape { outline, text } => {
            line.part("outline", word(OUTLINES, outline));
            line.text("text", text);
            "shape"
        }
        SketchKind::Line(drawn) => {
            line_parts(&mut line, drawn, sticks);
            "line"
        }
        SketchKind::Ink {
            points: at,
            pressures,
        } => {
            ink(&mut line, at, pressures);
            "ink"
        }
        SketchKind::Unknown(text) => return unknown_form(text),
    };
    line.extra(extra.iter(), names::of_form(name).unwrap_or_default());
    format!("{name}{}", line.finish())
}

/// `sticks` tells what a line can stick to.
fn line_parts(line: &mut RecordLine, drawn: &model::DrawnLine, sticks: impl Fn(&Target) -> bool) {
    line.part("points", points(&drawn.points));
    let course = (drawn.routing != LineRouting::Straight).then(|| word(COURSES, &drawn.routing));
    line.optional("course", course);
    for (name, head) in [
        ("start_head", drawn.start_head),
        ("end_head", drawn.end_head),
    ] {
        line.optional(name, (head != Arrowhead::None).then(|| word(HEADS, &head)));
    }
    for (name, end) in [("start", &drawn.start), ("end", &drawn.end)] {
        let end = end.as_ref().filter(|end| sticks(&end.target));
        line.optional(name, end.and_then(binding));
    }
    line.text("text", &drawn.text);
}

/// `(node: "ranker", at: (0.5, 0))`
fn binding(stick: &Binding) -> Option<String> {
    let mut line = RecordLine::default();
    match &stick.target {
        Target::Node(id) => line.part("node", quoted(id.as_str())),
        Target::Sketch(id) => line.part("item", quoted(id.as_str())),
        Target::Edge(_) => return None,
    }
    let at = stick
        .at
        .map(|at| tuple(&[place::share(at.x), place::share(at.y)]));
    line.optional("at", at);
    Some(line.finish())
}

/// Points that can be kept, and the pressures that belong to them.
fn ink(line: &mut RecordLine, at: &[Point], pressures: &[f64]) {
    line.part("points", points(at));
    if pressures.is_empty() || pressures.len() != at.len() {
        return;
    }
    let kept = at.iter().zip(pressures);
    let kept = kept.filter(|(at, _)| place::point(at.x, at.y).is_some());
    let kept: Vec<String> = kept.map(|(_, x)| number(place::pressure(*x))).collect();
    if !kept.is_empty() {
        line.part("pressures", format!("[{}]", kept.join(", ")));
    }
}

/// A form of a newer program stays as it stood, as long as it cannot be taken for one of ours.
fn unknown_form(text: &str) -> String {
    match parse_value(text).as_ref().and_then(|term| term.unwrapped()) {
        Some(term) if is_unknown_form(term) => term.text.to_owned(),
        _ => quoted(text),
    }
}

fn style(style: &SketchStyle) -> RecordLine {
    let finite = |x: Option<f64>| x.filter(|x| x.is_finite()).map(shortest);
    let mut line = RecordLine::default();
    line.optional("stroke", style.stroke.as_deref().map(quoted));
    line.optional("fill", style.fill.as_deref().map(quoted));
    line.optional("width", finite(style.width));
    line.optional("dash", style.dash.map(|dash| word(DASHES, &dash)));
    line.optional("font_size", finite(style.font_size));
    line.optional("align", style.align.map(|align| word(ALIGNS, &align)));
    line.optional("opacity", finite(style.opacity));
    line.extra(style.extra.iter(), names::STYLE);
    line
}

fn points(points: &[Point]) -> String {
    let points = points.iter().filter_map(|at| place::point(at.x, at.y));
    let points: Vec<String> = points.map(|at| tuple(&[at.x, at.y])).collect();
    format!("[{}]", points.join(", "))
}

pub(super) fn acknowledgement(key: &FindingKey, reason: &str, extra: &Extra) -> String {
    let mut line = RecordLine::default();
    line.part("rule", quoted(&key.rule));
    if !key.nodes.is_empty() {
        line.part("nodes", texts(key.nodes.iter().map(NodeId::as_str)));
    }
    if !key.edges.is_empty() {
        line.part("edges", texts(key.edges.iter().map(EdgeId::as_str)));
    }
    line.part("reason", quoted(reason));
    line.extra(extra.iter(), names::ACKNOWLEDGED);
    line.finish()
}
