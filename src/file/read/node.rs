//! Components.

use crate::file::read::brief::list;
use crate::file::read::entries::{RecordEntry, RecordIds, entries};
use crate::file::read::record::RecordFields;
use crate::file::read::value::values;
use crate::file::read::{Reader, quote};
use crate::file::syntax::SyntaxNode;
use crate::file::{names, place};
use crate::geom::{Point, Size};
use crate::model::{Document, GroupId, KindId, Node, NodeId, Rationale, RationaleSource, SketchId};

/// The kind of a component that an edge names and nobody described.
pub(super) const MISSING: &str = "missing";

/// The components under the header's field `nodes`: a map by id, or a list of records with an `id`.
pub(super) fn nodes(reader: &mut Reader, header: &mut RecordFields) -> Vec<Node> {
    let entries = entries(reader, header, "nodes", "components");
    let mut ids = RecordIds::new(&entries);
    let nodes = entries.iter().map(|entry| {
        let id = ids.give(reader, "node", entry.id.clone(), entry.term);
        node(reader, NodeId::from(id), entry)
    });
    nodes.collect()
}

/// Components of the board of which fields are told under `changed`: those fields become as they are there. What is not
/// on the board is passed over.
pub(super) fn changed_nodes(
    reader: &mut Reader,
    header: &mut RecordFields,
    document: &Document,
) -> Vec<Node> {
    let entries = entries(reader, header, "changed", "components");
    let nodes = entries.iter().filter_map(|entry| {
        let id = NodeId::from(entry.id.clone()?);
        let mut changed = document.diagram().node(&id)?.clone();
        let fields = entry.term.as_fields()?;
        let told = node(reader, id, entry);
        for (name, _) in fields {
            match name {
                "kind" => changed.kind.clone_from(&told.kind),
                "label" => changed.label.clone_from(&told.label),
                "at" => changed.at = told.at,
                "size" => changed.size = told.size,
                "frame" => changed.frame.clone_from(&told.frame),
                "z" => changed.z = told.z,
                "groups" => changed.groups.clone_from(&told.groups),
                "locked" => changed.locked = told.locked,
                "properties" => changed.properties.clone_from(&told.properties),
                "because" => changed.because.clone_from(&told.because),
                _ => {}
            }
        }
        changed.extra.extend(told.extra);
        Some(changed)
    });
    nodes.collect()
}

fn node(reader: &mut Reader, id: NodeId, entry: &RecordEntry) -> Node {
    let term = entry.term;
    let of = format!("node {}", quote(id.as_str()));
    if let Some(kind) = term.as_text() {
        return Node::new(id, KindId::from(kind));
    }
    let Some(mut fields) = RecordFields::new(of.clone(), term, names::NODE) else {
        return unreadable(reader, id, RecordFields::none(of, names::NODE), term);
    };
    fields.drop_id(reader, entry.id.as_deref());
    let kind = fields
        .optional_text(reader, "kind")
        .or_else(|| struct_name(term))
        .unwrap_or_else(|| {
            reader.repair(term, format!("{of} has no kind; it became `{MISSING}`"));
            MISSING.to_owned()
        });
    Node {
        kind: KindId::from(kind),
        label: fields.text(reader, "label"),
        at: at(reader, &mut fields),
        size: size(reader, &mut fields),
        frame: fields.optional_text(reader, "frame").map(SketchId::from),
        z: fields.whole(reader, "z"),
        groups: groups(reader, &mut fields),
        locked: fields.flag(reader, "locked"),
        properties: values(reader, &mut fields, "properties"),
        because: list(reader, &mut fields, "because", "reason", rationale),
        extra: fields.finish(reader),
        id,
    }
}

type ReadSource = fn(String) -> RationaleSource;

/// `(field: "dau")`, `(question: "…")` or `(assumption: "…")`.
fn rationale(reader: &mut Reader, name: &str, term: &SyntaxNode) -> Option<Rationale> {
    let mut fields = RecordFields::new(name, term, names::RATIONALE)?;
    let sources: [(&str, ReadSource); 3] = [
        ("field", RationaleSource::Requirement),
        ("question", RationaleSource::Answer),
        ("assumption", RationaleSource::Assumption),
    ];
    let said = term.as_fields()?;
    let (name, source) = sources.iter().find(|(name, _)| {
        said.iter()
            .any(|(part, value)| part == name && value.as_text().is_some())
    })?;
    Some(Rationale {
        because: source(fields.text(reader, name)),
        extra: fields.finish(reader),
    })
}

/// The groups a thing belongs to, the outermost first; one named twice counts once.
pub(super) fn groups(reader: &mut Reader, fields: &mut RecordFields) -> Vec<GroupId> {
    let mut groups = Vec::new();
    for name in fields.texts(reader, "groups") {
        let group = GroupId::from(name);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// Something that is no component stays as one of kind `missing`, so that its edges stay too.
fn unreadable(
    reader: &mut Reader,
    id: NodeId,
    mut fields: RecordFields,
    term: &SyntaxNode,
) -> Node {
    fields.set_aside(reader, "value", term, "is not a component");
    Node {
        extra: fields.finish(reader),
        ..Node::new(id, KindId::from(MISSING))
    }
}

/// `ann_index(label: "…")`: the kind as the name of a record.
fn struct_name(term: &SyntaxNode) -> Option<String> {
    let name = term.name()?;
    (!name.eq_ignore_ascii_case("node")).then(|| name.to_owned())
}

fn at(reader: &mut Reader, fields: &mut RecordFields) -> Option<Point> {
    let (term, [x, y]) = fields.numbers(reader, "at")?;
    let at = place::point(x, y);
    if at.is_none() {
        fields.set_aside(reader, "at", term, "is out of range");
    }
    at
}

fn size(reader: &mut Reader, fields: &mut RecordFields) -> Option<Size> {
    let (term, [width, height]) = fields.numbers(reader, "size")?;
    let size = place::size(width, height);
    if size.is_none() {
        fields.set_aside(reader, "size", term, "is not a valid size");
    }
    size
}
