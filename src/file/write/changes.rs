//! What a patch leaves behind, record by record: the records that are there afterwards, and the names of those that
//! are gone. The brief is told field by field, and so are components that were there before.

use std::collections::BTreeMap;

use crate::file::brief_fields::brief_fields;
use crate::file::syntax::quoted;
use crate::file::write::line::{RecordLine, texts};
use crate::file::write::{RonWriter, RowLayout, brief as write_brief, keyed, records, walkthrough};
use crate::file::{names, words};
use crate::model::{
    Brief, Document, EdgeId, Extra, FindingKey, Header, NodeId, Patch, RecordChange, SketchId,
    Walkthrough,
};

/// A patch as text: maps from sections to records.
pub(in crate::file) struct PatchText {
    /// Records as they are afterwards; `None` when all that happened is that some went.
    pub put: Option<String>,
    /// Names of records that went.
    pub drop: Option<String>,
}

impl PatchText {
    /// `after` is the document with the patch done: it holds what belongs to records and is kept elsewhere.
    pub fn new(patch: &Patch, after: &Document) -> Self {
        let (mut put, mut drop) = (RecordLine::default(), RecordLine::default());
        if let Some(header) = patch.header.as_ref().and_then(|slot| slot.after.as_ref()) {
            put.part("header", header_record(header));
        }
        if let Some(change) = &patch.brief {
            brief(&mut put, &mut drop, change);
        }
        nodes(&mut put, &mut drop, patch);
        edges(&mut put, &mut drop, patch);
        sketch(&mut put, &mut drop, patch);
        acknowledged(&mut put, &mut drop, patch, after);
        let stages = patch.walkthrough.as_ref();
        if let Some(after) = stages.and_then(|slot| slot.after.as_ref()) {
            put.part("walkthrough", walkthrough_record(after));
        }
        Self {
            put: as_map(put),
            drop: as_map(drop),
        }
    }
}

fn as_map(line: RecordLine) -> Option<String> {
    (!line.is_empty()).then(|| format!("{{{}}}", line.into_parts().join(", ")))
}

/// The head of a board as one record.
fn header_record(header: &Header) -> String {
    let mut line = RecordLine::default();
    line.text("title", &header.title);
    line.text("notes", &header.notes);
    line.optional("hand_drawn", header.hand_drawn.then_some("true"));
    let routing = header.edge_routing.as_ref();
    line.optional(
        "edge_course",
        routing.map(|routing| words::word(words::COURSES, routing)),
    );
    line.extra(header.extra.iter(), names::HEADER);
    line.finish()
}

/// The brief as one record, whatever it says.
fn brief_record(brief: &Brief) -> Option<String> {
    let mut out = RonWriter {
        layout: RowLayout::OneLine,
        ..RonWriter::default()
    };
    write_brief(&mut out, brief);
    let record = out.text.trim_end().strip_prefix("brief: ")?;
    Some(record.trim_end_matches(',').to_owned())
}

/// The stages as one record, whatever they say.
fn walkthrough_record(stages: &Walkthrough) -> String {
    let mut out = RonWriter {
        layout: RowLayout::OneLine,
        ..RonWriter::default()
    };
    walkthrough::fields(&mut out, 0, stages);
    format!("({})", out.text.trim_end().trim_end_matches(','))
}

/// The fields that changed: those that say something now, and the names of those that do no longer.
fn brief(put: &mut RecordLine, drop: &mut RecordLine, change: &RecordChange<Brief>) {
    let none = Brief::default();
    let before = change.before.as_ref().unwrap_or(&none);
    let after = change.after.as_ref().unwrap_or(&none);
    let (changed, gone) = brief_changes(before, after);
    if let Some(record) = brief_record(&changed) {
        put.part("brief", record);
    }
    if !gone.is_empty() {
        let fields = gone
            .iter()
            .map(|(field, keys)| format!("{field}: {}", texts(keys.iter())));
        let fields: Vec<String> = fields.collect();
        drop.part("brief", format!("{{{}}}", fields.join(", ")));
    }
}

/// A brief that says only what changed, and by field the entries that went; without entries the whole field went.
fn brief_changes(before: &Brief, after: &Brief) -> (Brief, BTreeMap<&'static str, Vec<String>>) {
    let none = Brief::default();
    let mut changed = Brief::default();
    let mut gone = BTreeMap::new();
    macro_rules! told {
        ($($whole:ident),+; $($map:ident),+) => {
            // A field that the list leaves out does not compile.
            let Brief { $($whole: _,)+ $($map: _),+ } = after;
            $(
                if before.$whole != after.$whole {
                    if after.$whole == none.$whole {
                        gone.insert(stringify!($whole), Vec::new());
                    }
                    changed.$whole.clone_from(&after.$whole);
                }
            )+
            $(
                let is_new = |(name, value): &(&String, &_)| before.$map.get(*name) != Some(*value);
                let new = after.$map.iter().filter(is_new);
                changed.$map = new.map(|(name, value)| (name.clone(), value.clone())).collect();
                let names = before.$map.keys().filter(|name| !after.$map.contains_key(*name));
                let names: Vec<String> = names.cloned().collect();
                if !names.is_empty() {
                    gone.insert(stringify!($map), names);
                }
            )+
        };
    }
    brief_fields!(told);
    (changed, gone)
}

/// A section of records: `nodes: {…}`, unless there are none.
fn section(
    line: &mut RecordLine,
    name: &str,
    [open, close]: [char; 2],
    records: impl Iterator<Item = String>,
) {
    let records: Vec<String> = records.collect();
    if !records.is_empty() {
        line.part(name, format!("{open}{}{close}", records.join(", ")));
    }
}

fn gone<'p, K, V: 'p>(
    changes: &'p BTreeMap<K, RecordChange<V>>,
    name: fn(&K) -> &str,
) -> impl Iterator<Item = String> + 'p {
    let gone = changes.iter().filter(|(_, slot)| slot.after.is_none());
    gone.map(move |(id, _)| quoted(name(id)))
}

fn nodes(put: &mut RecordLine, drop: &mut RecordLine, patch: &Patch) {
    let (mut whole, mut changed) = (Vec::new(), Vec::new());
    for slot in patch.nodes.values() {
        let Some(after) = &slot.after else {
            continue;
        };
        let before = slot.before.as_ref();
        let id = after.id.as_str();
        match before.and_then(|before| records::node_change(before, after)) {
            Some(fields) => changed.push(keyed(id, &fields)),
            None => whole.push(keyed(id, &records::node(after, after.frame.as_ref()))),
        }
    }
    section(put, "nodes", ['{', '}'], whole.into_iter());
    section(put, "changed", ['{', '}'], changed.into_iter());
    let names = gone(&patch.nodes, NodeId::as_str);
    section(drop, "nodes", ['[', ']'], names);
}

fn edges(put: &mut RecordLine, drop: &mut RecordLine, patch: &Patch) {
    let after = patch.edges.values().filter_map(|slot| slot.after.as_ref());
    section(put, "edges", ['[', ']'], after.map(records::edge));
    let names = gone(&patch.edges, EdgeId::as_str);
    section(drop, "edges", ['[', ']'], names);
}

fn sketch(put: &mut RecordLine, drop: &mut RecordLine, patch: &Patch) {
    let after = patch.sketch.values().filter_map(|slot| slot.after.as_ref());
    let records = after.map(|item| {
        let record = records::lone_sketch_item(item);
        keyed(item.id.as_str(), &record)
    });
    section(put, "sketch", ['{', '}'], records);
    let names = gone(&patch.sketch, SketchId::as_str);
    section(drop, "sketch", ['[', ']'], names);
}

fn acknowledged(put: &mut RecordLine, drop: &mut RecordLine, patch: &Patch, after: &Document) {
    let none = Extra::new();
    let extras = &after.header().acknowledged_extra;
    let extra_of = |key: &FindingKey| extras.get(key).unwrap_or(&none);
    let slots = patch.acknowledged.iter();
    let given = slots.filter_map(|(key, slot)| {
        let reason = slot.after.as_ref()?;
        Some(records::acknowledgement(key, reason, extra_of(key)))
    });
    section(put, "acknowledged", ['[', ']'], given);
    let slots = patch
        .acknowledged
        .iter()
        .filter(|(_, slot)| slot.after.is_none());
    let names = slots.map(|(key, _)| records::acknowledgement(key, "", &none));
    section(drop, "acknowledged", ['[', ']'], names);
}

/// Every record of the board, in the order of sections and ids: its section, its name, its text.
pub(in crate::file) fn record_texts(document: &Document, mut each: impl FnMut(&str, &str, &str)) {
    each("header", "", &header_record(document.header()));
    let brief = brief_record(document.brief()).unwrap_or_default();
    each("brief", "", &brief);
    for node in document.diagram().nodes() {
        let record = records::node(node, node.frame.as_ref());
        each("nodes", node.id.as_str(), &record);
    }
    for edge in document.diagram().edges() {
        each("edges", edge.id.as_str(), &records::edge(edge));
    }
    for item in document.sketch().values() {
        let record = records::lone_sketch_item(item);
        each("sketch", item.id.as_str(), &record);
    }
    let none = Extra::new();
    let extras = &document.header().acknowledged_extra;
    for (key, reason) in document.acknowledged() {
        let extra = extras.get(key).unwrap_or(&none);
        let record = records::acknowledgement(key, reason, extra);
        each("acknowledged", "", &record);
    }
    let stages = document.walkthrough();
    if !stages.is_empty() {
        each("walkthrough", "", &walkthrough_record(stages));
    }
}
