//! Boards as short text, for cases that people read:
//!
//! ```text
//! t = trainer "My trainer"
//! m = model_server(p50_ms = 9; hardware = gpu_l4)
//! t.model > m.input: model_artifact
//! require languages = 3
//! constant mfu_serve = 0.4
//! assume The catalogue is clean
//! because t = The catalogue is clean
//! stage First = t m
//! accept DF001 e1: we know
//! ```
//!
//! Flows are called `e1`, `e2`, … in order. Ports and types that are left out stay open.

use mlboard::model::{
    Document, Edge, EdgeEnd, EdgeId, Edit, FindingKey, Node, NodeId, Rationale, RationaleSource,
    Stage, Value, Walkthrough, apply,
};

/// Reads a board; panics with the line that is wrong, since cases are part of the tests.
pub fn board(text: &str) -> Document {
    let mut document = Document::default();
    let mut n_edges = 0;
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let edit = if let Some(accepted) = line.strip_prefix("accept ") {
            acknowledgement(&document, accepted)
        } else if let Some(requirement) = line.strip_prefix("require ") {
            let mut brief = document.brief().clone();
            let (name, text) = requirement
                .split_once(" = ")
                .unwrap_or_else(|| panic!("no value: {line}"));
            brief.requirements.insert(name.to_owned(), value(text));
            Edit::SetBrief(brief)
        } else if let Some(constant) = line.strip_prefix("constant ") {
            let mut brief = document.brief().clone();
            let (name, text) = constant
                .split_once(" = ")
                .unwrap_or_else(|| panic!("no value: {line}"));
            brief.constants.insert(name.to_owned(), value(text));
            Edit::SetBrief(brief)
        } else if let Some(assumption) = line.strip_prefix("assume ") {
            let mut brief = document.brief().clone();
            brief.assumptions.push(assumption.to_owned());
            Edit::SetBrief(brief)
        } else if let Some(reason) = line.strip_prefix("because ") {
            because(&document, reason)
        } else if let Some(stage) = line.strip_prefix("stage ") {
            Edit::SetWalkthrough(with_stage(&document, stage))
        } else if let Some((from, to)) = line.split_once(" > ") {
            n_edges += 1;
            Edit::AddEdge(edge(&format!("e{n_edges}"), from, to))
        } else {
            Edit::AddNode(node(line))
        };
        assert!(
            !apply(&mut document, &[edit]).is_empty(),
            "no effect: {line}"
        );
    }
    document
}

/// The stages of the board and one more, which shows these components.
fn with_stage(document: &Document, line: &str) -> Walkthrough {
    let (title, lit) = line
        .split_once(" = ")
        .unwrap_or_else(|| panic!("no stage: {line}"));
    let mut walkthrough = document.walkthrough().clone();
    walkthrough.stages.push(Stage {
        title: title.to_owned(),
        lit: lit.split_whitespace().map(NodeId::from).collect(),
        ..Stage::default()
    });
    walkthrough
}

/// `t = field dau`, `t = question How many?` or, an assumption, `t = The catalogue is clean`.
fn because(document: &Document, line: &str) -> Edit {
    let (id, said) = line
        .split_once(" = ")
        .unwrap_or_else(|| panic!("no reason: {line}"));
    let source = match said.split_once(' ') {
        Some(("field", field)) => RationaleSource::Requirement(field.to_owned()),
        Some(("question", question)) => RationaleSource::Answer(question.to_owned()),
        _ => RationaleSource::Assumption(said.to_owned()),
    };
    let node = document.diagram().node(&id.into());
    let mut because = node.map_or_else(Vec::new, |node| node.because.clone());
    because.push(Rationale::new(source));
    Edit::SetBecause {
        node: id.into(),
        because,
    }
}

fn node(line: &str) -> Node {
    let (id, rest) = line
        .split_once(" = ")
        .unwrap_or_else(|| panic!("no node: {line}"));
    let (rest, label) = match rest.split_once(" \"") {
        Some((rest, label)) => (rest, label.trim_end_matches('"')),
        None => (rest, ""),
    };
    let (kind, properties) = match rest.split_once('(') {
        Some((kind, properties)) => (kind, properties.trim_end_matches(')')),
        None => (rest, ""),
    };
    let mut node = Node::new(id.into(), kind.trim().into());
    node.label = label.replace("\\n", "\n");
    for property in properties.split(';').filter(|part| !part.trim().is_empty()) {
        let (name, text) = property
            .split_once('=')
            .unwrap_or_else(|| panic!("no value: {line}"));
        node.properties
            .insert(name.trim().to_owned(), value(text.trim()));
    }
    node
}

fn value(text: &str) -> Value {
    if let Some(raw) = text.strip_prefix("raw ") {
        return Value::Raw(raw.to_owned());
    }
    if let Some(list) = text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
    {
        let items = list.split_whitespace().map(str::to_owned);
        return Value::Set(items.collect());
    }
    if let Ok(on) = text.parse() {
        return Value::Bool(on);
    }
    if let Ok(n) = text.parse() {
        return Value::Int(n);
    }
    text.parse()
        .map_or_else(|_| Value::Text(text.to_owned()), Value::Float)
}

fn edge(id: &str, from: &str, to: &str) -> Edge {
    let (to, payload) = match to.split_once(':') {
        Some((to, payload)) => (to, Some(payload.trim().into())),
        None => (to, None),
    };
    Edge::new(id.into(), end(from), end(to), payload)
}

fn end(text: &str) -> EdgeEnd {
    let (node, port) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    EdgeEnd::new(node, port)
}

/// `DF001 e1 a: reason`; names without a place accept the whole rule.
fn acknowledgement(document: &Document, text: &str) -> Edit {
    let (key, reason) = text
        .split_once(": ")
        .unwrap_or_else(|| panic!("no reason: {text}"));
    let mut words = key.split_whitespace();
    let mut finding = FindingKey {
        rule: words.next().unwrap_or_default().to_owned(),
        nodes: [].into(),
        edges: [].into(),
    };
    for word in words {
        if document.diagram().node(&NodeId::from(word)).is_some() {
            finding.nodes.insert(word.into());
        } else {
            finding.edges.insert(EdgeId::from(word));
        }
    }
    Edit::Acknowledge {
        finding,
        reason: Some(reason.to_owned()),
    }
}
