//! Boards as files for `benches/compare.sh`, which runs two builds on them.

use std::path::{Path, PathBuf};

use fastrand::Rng;
use mlboard::file;
use mlboard::model::{Document, Node, NodeId, Target, Tx, Value};
use mlboard::templates;

use crate::board_text::board;
use crate::cases;
use crate::file::generate;

/// The first seed of what is generated; the others follow.
const FIRST_SEED: u64 = 12_000;
/// Boards with anything in them, and as many case studies with pieces missing.
const OF_EACH: u64 = 250;

#[test]
#[ignore = "run by benches/compare.sh, which says where"]
fn write_board_sets() {
    let folder = std::env::var_os("BOARDS").expect("BOARDS says where the boards go");
    let folder = PathBuf::from(folder);
    for template in templates::all() {
        write(
            &folder,
            &format!("template-{}", template.id),
            &template.document(),
        );
    }
    for file in cases::files("rules") {
        let name = file.file_stem().expect("a name").to_string_lossy();
        for (n, input) in inputs(&file).iter().enumerate() {
            write(&folder, &format!("rule-{name}-{n}"), &board(input));
        }
    }
    println!("seeds {FIRST_SEED} to {}", FIRST_SEED + 2 * OF_EACH - 1);
    for seed in FIRST_SEED..FIRST_SEED + OF_EACH {
        write(&folder, &format!("any-{seed}"), &generate::document(seed));
    }
    for seed in FIRST_SEED + OF_EACH..FIRST_SEED + 2 * OF_EACH {
        write(&folder, &format!("broken-{seed}"), &broken_case(seed));
    }
}

/// The boards that the sections of a case file begin with.
fn inputs(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).expect("a case file");
    let sections = text.split("== ").skip(1);
    let boards = sections.filter_map(|section| {
        let (_, rest) = section.split_once('\n')?;
        Some(rest.split_once("----")?.0.to_owned())
    });
    boards.collect()
}

fn write(folder: &Path, name: &str, document: &Document) {
    let path = folder.join(format!("{name}.ron"));
    std::fs::write(path, file::write(document)).expect("a board can be written");
}

/// A case study from which a hand has taken components, flows and properties, and set others.
fn broken_case(seed: u64) -> Document {
    let random = &mut Rng::with_seed(seed);
    let cases = templates::all();
    let mut document = cases[random.usize(..cases.len())].document();
    let nodes: Vec<Node> = document.diagram().nodes().cloned().collect();
    let edges: Vec<_> = document
        .diagram()
        .edges()
        .map(|edge| edge.id.clone())
        .collect();
    let mut tx = Tx::new(&mut document);
    let mut gone: Vec<NodeId> = Vec::new();
    for node in nodes {
        if random.f64() < 0.1 {
            gone.push(node.id);
        } else if random.f64() < 0.3 {
            tx.put_node(changed(random, node));
        }
    }
    for edge in edges {
        if random.f64() < 0.1 {
            tx.remove(&Target::Edge(edge));
        }
    }
    for node in gone {
        let diagram = tx.document().diagram();
        let around = diagram
            .incoming(&node)
            .into_iter()
            .chain(diagram.outgoing(&node));
        let around: Vec<_> = around.map(|edge| edge.id.clone()).collect();
        for edge in around {
            tx.remove(&Target::Edge(edge));
        }
        tx.remove(&Target::Node(node));
    }
    tx.finish();
    document
}

/// The component with one property another value, or none.
fn changed(random: &mut Rng, mut node: Node) -> Node {
    let names: Vec<String> = node.properties.keys().cloned().collect();
    if names.is_empty() {
        return node;
    }
    let name = names[random.usize(..names.len())].clone();
    if random.bool() {
        node.properties.remove(&name);
    } else if let Some(value) = node.properties.get_mut(&name) {
        let factor: i32 = [0, 1, 2, 10, 1000][random.usize(..5)];
        match value {
            Value::Int(n) => *n = n.saturating_mul(i64::from(factor)),
            Value::Float(x) => *x *= f64::from(factor),
            Value::Bool(said) => *said = !*said,
            Value::Text(_) | Value::Set(_) | Value::Raw(_) => {}
        }
    }
    node
}
