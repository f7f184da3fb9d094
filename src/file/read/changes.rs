//! A patch as a journal tells it: the records that are there afterwards, and the names of those that went.

use std::collections::BTreeMap;

use crate::file::brief_fields::brief_fields;
use crate::file::names;
use crate::file::read::board::{acknowledged, acknowledgement};
use crate::file::read::record::RecordFields;
use crate::file::read::{Reader, brief, edge, node, sketch, walkthrough};
use crate::file::syntax::SyntaxNode;
use crate::file::words::COURSES;
use crate::model::{Brief, Document, EdgeId, Header, NodeId, Patch, RecordChange, SketchId};

/// The patch that puts and drops these on the document. What it was before is not told, so it has no inverse.
pub(in crate::file) fn patch(
    put: Option<&SyntaxNode>,
    drop: Option<&SyntaxNode>,
    document: &Document,
) -> Patch {
    let mut reader = Reader::new("");
    let mut patch = Patch::default();
    let mut brief = None;
    if let Some(fields) = fields(put) {
        put_records(&mut reader, fields, document, &mut patch, &mut brief);
    }
    if let Some(fields) = fields(drop) {
        drop_records(&mut reader, fields, document, &mut patch, &mut brief);
    }
    patch.brief = brief.map(becomes);
    patch
}

fn fields<'t, 'a>(term: Option<&'t SyntaxNode<'a>>) -> Option<RecordFields<'t, 'a>> {
    RecordFields::new("edit", term?, names::PATCH)
}

fn becomes<T>(after: T) -> RecordChange<T> {
    RecordChange {
        before: None,
        after: Some(after),
    }
}

fn went<T>() -> RecordChange<T> {
    RecordChange {
        before: None,
        after: None,
    }
}

fn put_records(
    reader: &mut Reader,
    mut fields: RecordFields,
    document: &Document,
    patch: &mut Patch,
    brief: &mut Option<Brief>,
) {
    let mut head = fields
        .take("header")
        .and_then(|term| header(reader, term, document));
    if let Some(term) = fields.take("brief") {
        put_brief(
            reader,
            term,
            brief.get_or_insert_with(|| document.brief().clone()),
        );
    }
    let nodes = node::nodes(reader, &mut fields).into_iter();
    let changed = node::changed_nodes(reader, &mut fields, document);
    let nodes = nodes.chain(changed);
    patch.nodes = nodes.map(|node| (node.id.clone(), becomes(node))).collect();
    // Components at the ends are on the board already, or are put by the same step.
    let edges = edge::edges(reader, &mut fields, &mut BTreeMap::new()).into_iter();
    patch.edges = edges.map(|edge| (edge.id.clone(), becomes(edge))).collect();
    let items = sketch::sketch(reader, &mut fields).into_iter();
    patch.sketch = items.map(|item| (item.id.clone(), becomes(item))).collect();
    let (reasons, extras) = acknowledged(reader, &mut fields);
    let reasons = reasons.into_iter();
    patch.acknowledged = reasons
        .map(|(key, reason)| (key, becomes(reason)))
        .collect();
    if !extras.is_empty() {
        let head = head.get_or_insert_with(|| document.header().clone());
        head.acknowledged_extra.extend(extras);
    }
    if let Some(term) = fields.take("walkthrough") {
        let stages = RecordFields::new("walkthrough", term, names::WALKTHROUGH);
        let stages = stages.map(|mut stages| walkthrough::walkthrough(reader, &mut stages));
        patch.walkthrough = stages.map(becomes);
    }
    patch.header = head.map(becomes);
}

fn header(reader: &mut Reader, term: &SyntaxNode, document: &Document) -> Option<Header> {
    let mut fields = RecordFields::new("header", term, names::HEADER)?;
    Some(Header {
        title: fields.text(reader, "title"),
        notes: fields.text(reader, "notes"),
        hand_drawn: fields.flag(reader, "hand_drawn"),
        edge_routing: fields.word(reader, "edge_course", COURSES),
        extra: fields.finish(reader),
        acknowledged_extra: document.header().acknowledged_extra.clone(),
    })
}

/// The fields that are named become as they are here; entries of maps join those that are there.
fn put_brief(reader: &mut Reader, term: &SyntaxNode, brief: &mut Brief) {
    let Some(said) = brief::brief_record(reader, term) else {
        return;
    };
    let parts = term.as_fields().unwrap_or_default();
    let is_named = |name: &str| parts.iter().any(|(part, _)| *part == name);
    macro_rules! put {
        ($($whole:ident),+; $($map:ident),+) => {
            $(
                if is_named(stringify!($whole)) {
                    brief.$whole = said.$whole;
                }
            )+
            $(brief.$map.extend(said.$map);)+
        };
    }
    brief_fields!(put);
}

fn drop_records(
    reader: &mut Reader,
    mut fields: RecordFields,
    document: &Document,
    patch: &mut Patch,
    brief: &mut Option<Brief>,
) {
    if let Some(term) = fields.take("brief") {
        drop_brief(term, brief.get_or_insert_with(|| document.brief().clone()));
    }
    for name in fields.texts(reader, "nodes") {
        patch.nodes.insert(NodeId::from(name), went());
    }
    for name in fields.texts(reader, "edges") {
        patch.edges.insert(EdgeId::from(name), went());
    }
    for name in fields.texts(reader, "sketch") {
        patch.sketch.insert(SketchId::from(name), went());
    }
    let findings = fields.take("acknowledged").and_then(SyntaxNode::as_items);
    for term in findings.unwrap_or_default() {
        if let Some((key, _, _)) = acknowledgement(reader, "acknowledged", term) {
            patch.acknowledged.insert(key, went());
        }
    }
}

/// Takes away whole fields, or of maps the entries that are named.
fn drop_brief(term: &SyntaxNode, brief: &mut Brief) {
    let mut none = Brief::default();
    for (field, keys) in term.as_fields().unwrap_or_default() {
        let keys = keys.as_items().unwrap_or_default().iter();
        let keys: Vec<&str> = keys.filter_map(SyntaxNode::as_text).collect();
        macro_rules! take {
            ($($whole:ident),+; $($map:ident),+) => {
                match field {
                    $(stringify!($whole) => brief.$whole = std::mem::take(&mut none.$whole),)+
                    $(stringify!($map) => brief.$map.retain(|name, _| !keys.contains(&name.as_str())),)+
                    // Of a newer program, where what it said stands among what this one does not know.
                    _ => drop(brief.extra.remove(field)),
                }
            };
        }
        brief_fields!(take);
    }
}
