//! The cases with which the worked examples were made, as boards.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use mlboard::catalog::Catalog;
use mlboard::model::{
    Alternative, Brief, Document, Edge, EdgeEnd, EdgeId, Edit, KindId, Node, NodeId, PayloadId,
    Reference, Value, apply,
};
use mlboard::practice::grade::{CaseReference, Grader, GradingTables};
use serde_json::Value as Json;

/// One of the files in `tests/cases/grade`.
pub fn data(name: &str) -> Json {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases/grade");
    let text = fs::read_to_string(path.join(name)).expect("test data");
    serde_json::from_str(&text).expect("JSON")
}

pub fn text(json: &Json) -> &str {
    json.as_str().expect("a text")
}

pub fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

pub fn entries(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flatten()
}

/// The cases of the examples by id, as whole boards.
pub fn cases(examples: &Json) -> BTreeMap<String, Document> {
    let cases = data("cases.json");
    let boards = list(&cases).iter().map(|case| {
        let id = text(&case["id"]);
        let accepted = &examples["tables"]["ALTERNATIVES"][id];
        let reference = Reference {
            must: ids(&case["must"]),
            should: ids(&case["should"]),
            alternatives: entries(accepted)
                .map(|(role, of)| alternative(role, of))
                .collect(),
            ..Reference::default()
        };
        (id.to_owned(), document(&case["board"], reference))
    });
    boards.collect()
}

/// A grader of those cases.
pub fn grader(cases: &BTreeMap<String, Document>) -> Grader<'static> {
    let (catalog, tables) = (Catalog::builtin(), GradingTables::builtin());
    let references = cases.iter().map(|(id, document)| {
        CaseReference::new(id, document, catalog, tables).expect("a reference")
    });
    Grader::new(references, catalog, tables)
}

fn alternative(role: &str, of: &Json) -> Alternative {
    Alternative {
        node: Some(NodeId::from(role)),
        kinds: list(&of["kinds"])
            .iter()
            .map(|kind| KindId::from(text(kind)))
            .collect(),
        any: of["any"] == true,
        inside: ids(&of["inside"]),
        optional: of["optional"] == true,
        ..Alternative::default()
    }
}

fn ids(json: &Json) -> Vec<NodeId> {
    list(json).iter().map(|id| NodeId::from(text(id))).collect()
}

/// A board of the examples.
pub fn document(board: &Json, reference: Reference) -> Document {
    let mut edits = vec![Edit::SetBrief(Brief {
        requirements: values(&board["requirements"]),
        reference: Box::new(reference),
        ..Brief::default()
    })];
    for node in list(&board["nodes"]) {
        let mut drawn = Node::new(
            NodeId::from(text(&node["id"])),
            KindId::from(text(&node["kind"])),
        );
        drawn.properties = values(&node["properties"]);
        edits.push(Edit::AddNode(drawn));
    }
    for (n, edge) in list(&board["edges"]).iter().enumerate() {
        let end = |name: &str, node: &str, port: &str| match edge[name].as_str() {
            Some(end) => {
                let (node, port) = end.split_once('.').expect("a port");
                EdgeEnd::new(node, port)
            }
            None => EdgeEnd::new(text(&edge[node]), text(&edge[port])),
        };
        let id = edge["id"]
            .as_str()
            .map_or_else(|| format!("e{}", n + 1), str::to_owned);
        let payload = edge["payload"].as_str().or(edge["type"].as_str());
        edits.push(Edit::AddEdge(Edge::new(
            EdgeId::from(id),
            end("from", "source", "output"),
            end("to", "target", "input"),
            payload.map(PayloadId::from),
        )));
    }
    let mut document = Document::default();
    apply(&mut document, &edits);
    document
}

fn values(json: &Json) -> BTreeMap<String, Value> {
    entries(json)
        .map(|(name, json)| (name.clone(), value(json)))
        .collect()
}

pub fn value(json: &Json) -> Value {
    match json {
        Json::Bool(on) => Value::Bool(*on),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::Int(whole),
            None => Value::Float(number.as_f64().expect("a number")),
        },
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(all) => Value::Set(all.iter().map(|one| text(one).to_owned()).collect()),
        Json::Null | Json::Object(_) => panic!("{json} is no value"),
    }
}
