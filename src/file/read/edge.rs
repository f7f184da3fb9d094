//! Data flows, and the components they name that nobody described.

use crate::text::free_name;
use std::collections::BTreeMap;

use crate::file::read::entries::{RecordEntry, RecordIds, entries};
use crate::file::read::node::MISSING;
use crate::file::read::record::{RecordFields, numbers};
use crate::file::read::{Reader, quote};
use crate::file::syntax::{SyntaxKind, SyntaxNode};
use crate::file::words::COURSES;
use crate::file::{names, place};
use crate::geom::Point;
use crate::model::{
    Edge, EdgeEnd, EdgeId, EdgeTraffic, Extra, KindId, Node, NodeId, PayloadId, TrafficField,
};

/// The flows under the header's field `edges`. Components that are named but missing join `nodes`.
pub(super) fn edges(
    reader: &mut Reader,
    header: &mut RecordFields,
    nodes: &mut BTreeMap<NodeId, Node>,
) -> Vec<Edge> {
    let entries = entries(reader, header, "edges", "edges");
    let mut ids = RecordIds::new(&entries);
    let mut edges = Vec::new();
    for RecordEntry { id, name, term } in entries {
        let Some(mut draft) = draft(reader, &name, term, nodes) else {
            header.set_aside(reader, &name, term, "is not an edge");
            continue;
        };
        draft.id = EdgeId::from(ids.give_numbered(reader, "e", id, term));
        for end in [&draft.from, &draft.to] {
            stand_in(reader, &draft.id, end, nodes, term);
        }
        edges.push(draft);
    }
    edges
}

/// The edge without its id, or `None` when it does not say what it joins.
fn draft(
    reader: &mut Reader,
    name: &str,
    term: &SyntaxNode,
    nodes: &BTreeMap<NodeId, Node>,
) -> Option<Edge> {
    let unnamed = EdgeId::from("");
    if let Some([from, to]) = term.as_items() {
        return Some(Edge::new(
            unnamed,
            end(from, nodes)?.0,
            end(to, nodes)?.0,
            None,
        ));
    }
    let mut fields = RecordFields::new(name, term, names::EDGE)?;
    let id = fields.take("id").and_then(SyntaxNode::as_text);
    if let Some(id) = id {
        fields.call(format!("edge {}", quote(id)));
    }
    let (from, from_extra) = end(fields.take("from")?, nodes)?;
    let (to, to_extra) = end(fields.take("to")?, nodes)?;
    Some(Edge {
        payload: fields.optional_text(reader, "payload").map(PayloadId::from),
        traffic: traffic(reader, &mut fields),
        label: fields.text(reader, "label"),
        via: via(reader, &mut fields),
        label_at: fields.number(reader, "label_at").map(place::share),
        routing: fields.word(reader, "course", COURSES),
        jump: fields.flag(reader, "jump"),
        extra: fields.finish(reader),
        from_extra,
        to_extra,
        ..Edge::new(unnamed, from, to, None)
    })
}

/// What the edge states of its traffic. What no flow may state is set aside.
fn traffic(reader: &mut Reader, fields: &mut RecordFields) -> EdgeTraffic {
    let mut traffic = EdgeTraffic::default();
    for field in TrafficField::ALL {
        let Some(term) = fields.take(field.name()) else {
            continue;
        };
        let number = term.as_number().filter(|number| field.allows(*number));
        if number.is_none() {
            let why = format!("is not {}", field.needed());
            fields.set_aside(reader, field.name(), term, &why);
        }
        traffic = traffic.with(field, number);
    }
    traffic
}

/// `"node.port"`, `"node"`, `("node", "port")` or `(node: "…", port: "…")`.
fn end(term: &SyntaxNode, nodes: &BTreeMap<NodeId, Node>) -> Option<(EdgeEnd, Extra)> {
    if let Some(text) = term.as_text() {
        return Some((split(text, nodes), Extra::new()));
    }
    match term.as_items() {
        Some([node]) => return Some((EdgeEnd::new(node.as_text()?, ""), Extra::new())),
        Some([node, port]) => {
            return Some((EdgeEnd::new(node.as_text()?, port.as_text()?), Extra::new()));
        }
        Some(_) | None => {}
    }
    let mut known = BTreeMap::new();
    let mut extra = Extra::new();
    for (name, value) in term.as_fields()? {
        match (name, value.as_text()) {
            ("node" | "port", Some(text)) if !known.contains_key(name) => {
                known.insert(name, text);
            }
            _ => {
                let is_taken =
                    |name: &str| matches!(name, "node" | "port") || extra.contains_key(name);
                let name = free_name(name, is_taken);
                extra.insert(name, value.text.to_owned());
            }
        }
    }
    let port = known.get("port").copied().unwrap_or_default();
    Some((EdgeEnd::new(*known.get("node")?, port), extra))
}

/// Node ids may hold dots: the last dot parts node and port if a node of that name exists.
fn split(text: &str, nodes: &BTreeMap<NodeId, Node>) -> EdgeEnd {
    match text.rsplit_once('.') {
        Some((node, port)) if nodes.contains_key(&node.into()) => EdgeEnd::new(node, port),
        _ if nodes.contains_key(&text.into()) => EdgeEnd::new(text, ""),
        Some((node, port)) => EdgeEnd::new(node, port),
        None => EdgeEnd::new(text, ""),
    }
}

/// An edge whose component is missing keeps it as a placeholder.
fn stand_in(
    reader: &mut Reader,
    edge: &EdgeId,
    end: &EdgeEnd,
    nodes: &mut BTreeMap<NodeId, Node>,
    term: &SyntaxNode,
) {
    if nodes.contains_key(&end.node) {
        return;
    }
    let (edge, name) = (quote(edge.as_str()), quote(end.node.as_str()));
    reader.repair(
        term,
        format!(
            "edge {edge} names the component {name}, which is missing; a placeholder stands for it"
        ),
    );
    let node = Node::new(end.node.clone(), KindId::from(MISSING));
    nodes.insert(end.node.clone(), node);
}

fn via(reader: &mut Reader, fields: &mut RecordFields) -> Vec<Point> {
    let Some(term) = fields.take("via") else {
        return Vec::new();
    };
    let (points, is_whole) = points(term);
    if !is_whole {
        fields.set_aside(reader, "via", term, "contains an invalid position");
    }
    points
}

/// The places in a list, and whether all of it was places.
pub(super) fn points(term: &SyntaxNode) -> (Vec<Point>, bool) {
    let (SyntaxKind::List(items) | SyntaxKind::Tuple { name: None, items }) = &term.shape else {
        return (Vec::new(), false);
    };
    let points: Vec<Point> = items
        .iter()
        .filter_map(numbers)
        .filter_map(|[x, y]| place::point(x, y))
        .collect();
    let is_whole = points.len() == items.len();
    (points, is_whole)
}
