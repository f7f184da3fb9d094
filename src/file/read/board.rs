//! The whole board: header, sections, and what ties them together.

use std::collections::{BTreeMap, BTreeSet};

use crate::file::names;
use crate::file::read::record::RecordFields;
use crate::file::read::{Reader, VERSION, brief, edge, homes, node, quote, sketch, walkthrough};
use crate::file::syntax::{ParseError, SyntaxKind, SyntaxNode};
use crate::file::words::COURSES;
use crate::model::{
    Binding, Brief, Document, Edge, EdgeId, Extra, FindingKey, Header, Node, NodeId, SketchId,
    SketchItem, SketchKind, Target, Tx, Walkthrough,
};

/// The records of a board.
struct BoardRecords {
    header: Header,
    brief: Brief,
    nodes: BTreeMap<NodeId, Node>,
    edges: Vec<Edge>,
    sketch: BTreeMap<SketchId, SketchItem>,
    acknowledged: BTreeMap<FindingKey, String>,
    walkthrough: Walkthrough,
}

/// The document a text's tree describes, and the version it names.
pub(super) fn document(
    reader: &mut Reader,
    root: &SyntaxNode,
) -> Result<(Document, u32), ParseError> {
    let mut fields =
        RecordFields::new("board", root, names::HEADER).ok_or_else(|| no_board(root))?;
    let version = version(reader, &mut fields, root);
    let board = board(reader, fields);
    Ok((assemble(board), version))
}

fn no_board(root: &SyntaxNode) -> ParseError {
    ParseError {
        what: "this is not a board".to_owned(),
        advice: "A board is `(version: 1, nodes: {…}, edges: […])`; `mlboard new` makes one.",
        at: root.start,
        len: root.text.lines().next().unwrap_or_default().len(),
    }
}

fn version(reader: &mut Reader, fields: &mut RecordFields, root: &SyntaxNode) -> u32 {
    let Some(term) = fields.take("version") else {
        reader.repair(root, format!("no version; read as version {VERSION}"));
        return VERSION;
    };
    if let SyntaxKind::Int(n @ 1..) = term.shape {
        return u32::try_from(n).unwrap_or(u32::MAX);
    }
    let why = format!("is not a version; read as version {VERSION}");
    fields.set_aside(reader, "version", term, &why);
    VERSION
}

fn board(reader: &mut Reader, mut fields: RecordFields) -> BoardRecords {
    let (title, notes) = (fields.text(reader, "title"), fields.text(reader, "notes"));
    let hand_drawn = fields.flag(reader, "hand_drawn");
    let edge_course = fields.word(reader, "edge_course", COURSES);
    let brief = brief::brief(reader, &mut fields);
    let nodes = node::nodes(reader, &mut fields);
    let mut nodes = nodes
        .into_iter()
        .map(|node| (node.id.clone(), node))
        .collect();
    let edges = edge::edges(reader, &mut fields, &mut nodes);
    let items = sketch::sketch(reader, &mut fields);
    let mut sketch = items
        .into_iter()
        .map(|item| (item.id.clone(), item))
        .collect();
    repair_frames(reader, &mut nodes, &mut sketch);
    repair_bindings(reader, &nodes, &mut sketch);
    let (acknowledged, acknowledged_extra) = acknowledged(reader, &mut fields);
    let walkthrough = walkthrough::walkthrough(reader, &mut fields);
    let header = Header {
        title,
        notes,
        hand_drawn,
        edge_routing: edge_course,
        extra: fields.finish(reader),
        acknowledged_extra,
    };
    BoardRecords {
        header,
        brief,
        nodes,
        edges,
        sketch,
        acknowledged,
        walkthrough,
    }
}

fn assemble(board: BoardRecords) -> Document {
    let mut document = Document::default();
    let mut tx = Tx::new(&mut document);
    tx.set_header(board.header);
    tx.set_brief(board.brief);
    board.nodes.into_values().for_each(|node| tx.put_node(node));
    board.edges.into_iter().for_each(|edge| tx.put_edge(edge));
    board
        .sketch
        .into_values()
        .for_each(|item| tx.put_sketch(item));
    for (finding, reason) in board.acknowledged {
        tx.set_acknowledged(finding, Some(reason));
    }
    tx.set_walkthrough(board.walkthrough);
    tx.finish();
    document
}

/// Takes things out of frames that are not there, and frames out of themselves.
fn repair_frames(
    reader: &mut Reader,
    nodes: &mut BTreeMap<NodeId, Node>,
    sketch: &mut BTreeMap<SketchId, SketchItem>,
) {
    let homes = homes(sketch);
    for node in nodes.values_mut() {
        if let Some(frame) = &node.frame
            && homes.existing(Some(frame)).is_none()
        {
            out_of_frame(reader, "node", node.id.as_str(), frame);
            node.frame = None;
        }
    }
    let homeless: Vec<SketchId> = sketch
        .values()
        .filter(|item| item.frame.is_some() && homes.of_item(&item.id).is_none())
        .map(|item| item.id.clone())
        .collect();
    for id in homeless {
        if let Some(item) = sketch.get_mut(&id)
            && let Some(frame) = item.frame.take()
        {
            out_of_frame(reader, "sketch item", id.as_str(), &frame);
        }
    }
}

/// Lets lines go of things that are not there, and of themselves.
fn repair_bindings(
    reader: &mut Reader,
    nodes: &BTreeMap<NodeId, Node>,
    sketch: &mut BTreeMap<SketchId, SketchItem>,
) {
    let known: BTreeSet<SketchId> = sketch.keys().cloned().collect();
    for item in sketch.values_mut() {
        let id = item.id.clone();
        let SketchKind::Line(line) = &mut item.form else {
            continue;
        };
        for binding in [&mut line.start, &mut line.end] {
            let is_there = |binding: &Binding| match &binding.target {
                Target::Node(node) => nodes.contains_key(node),
                Target::Sketch(other) => *other != id && known.contains(other),
                Target::Edge(_) => false,
            };
            if binding.as_ref().is_some_and(|binding| !is_there(binding)) {
                let id = quote(id.as_str());
                reader.repair_somewhere(format!(
                    "an end of line {id} was attached to a missing object; it is now free"
                ));
                *binding = None;
            }
        }
    }
}

fn out_of_frame(reader: &mut Reader, what: &str, id: &str, frame: &SketchId) {
    let (id, frame) = (quote(id), quote(frame.as_str()));
    reader.repair_somewhere(format!(
        "{what} {id} was removed from {frame}, which cannot contain it"
    ));
}

pub(super) type AcknowledgedRecord = (BTreeMap<FindingKey, String>, BTreeMap<FindingKey, Extra>);

pub(super) fn acknowledged(reader: &mut Reader, header: &mut RecordFields) -> AcknowledgedRecord {
    let mut found: AcknowledgedRecord = AcknowledgedRecord::default();
    let Some(term) = header.take("acknowledged") else {
        return found;
    };
    let Some(items) = term.as_items() else {
        header.set_aside(reader, "acknowledged", term, "is not a list of findings");
        return found;
    };
    for (n, item) in items.iter().enumerate() {
        let name = format!("acknowledged[{n}]");
        let Some((key, reason, extra)) = acknowledgement(reader, &name, item) else {
            header.set_aside(reader, &name, item, "names no rule");
            continue;
        };
        if found.0.contains_key(&key) {
            header.set_aside(reader, &name, item, "repeats a finding");
            continue;
        }
        if !extra.is_empty() {
            found.1.insert(key.clone(), extra);
        }
        found.0.insert(key, reason);
    }
    found
}

pub(super) fn acknowledgement(
    reader: &mut Reader,
    name: &str,
    term: &SyntaxNode,
) -> Option<(FindingKey, String, Extra)> {
    let mut fields = RecordFields::new(name, term, names::ACKNOWLEDGED)?;
    let rule = fields.take("rule")?.as_text()?.to_owned();
    let nodes = fields.texts(reader, "nodes").into_iter().map(NodeId::from);
    let nodes = nodes.collect::<BTreeSet<_>>();
    let edges = fields.texts(reader, "edges").into_iter().map(EdgeId::from);
    let edges = edges.collect::<BTreeSet<_>>();
    let reason = fields.text(reader, "reason");
    Some((
        FindingKey { rule, nodes, edges },
        reason,
        fields.finish(reader),
    ))
}
