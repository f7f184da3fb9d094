//! What checking whole boards costs: all of the rules, from nothing. With a folder that holds the rules' reference
//! in Python (`board.py`, `rules.py`) in `MLBOARD_REFERENCE`, the same boards go through that in the same run:
//! `MLBOARD_REFERENCE=FOLDER cargo bench --bench rules`. Without it the table has no comparison and says so.

mod board_sizes;

use std::ffi::OsString;
use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mlboard::catalog::Catalog;
use mlboard::model::{Document, Value};
use mlboard::rules;
use serde_json::{Value as Json, json};

const SEED: u64 = 7;
const SIZES: [usize; 3] = [36, 1_000, 10_000];
/// A check that takes longer than this is made once.
const LONG: Duration = Duration::from_secs(1);
/// The reference is given up after this long, in seconds.
const PATIENCE: u64 = 120;

/// Reads a board, checks it until a second has passed, and prints the least time in seconds and how many rules found
/// something. An alarm ends it where it takes too long.
const SCRIPT: &str = r#"
import json, signal, sys, time
sys.path.insert(0, sys.argv[1])
signal.alarm(int(sys.argv[2]))
from board import Board, Edge, Node, make_req
import rules
told = json.load(sys.stdin)
board = Board()
board.req = make_req("")
for key, value in told["requirements"].items():
    board.req[key] = value
for node in told["nodes"]:
    board.nodes[node["id"]] = Node(node["id"], node["kind"], node["properties"])
for edge in told["edges"]:
    board.edges.append(Edge(*edge))
best, began = None, time.perf_counter()
while best is None or time.perf_counter() - began < 1:
    fresh = Board()
    fresh.req, fresh.nodes, fresh.edges = board.req, board.nodes, board.edges
    start = time.perf_counter()
    found = rules.check(fresh)
    took = time.perf_counter() - start
    best = took if best is None else min(best, took)
print(best, len(found))
"#;

fn main() {
    let reference = std::env::var_os("MLBOARD_REFERENCE");
    if reference.is_none() {
        println!("MLBOARD_REFERENCE names no folder, so there is no comparison.");
    }
    println!(
        "components |    check |  reference |  ratio | rules that found something: here, there"
    );
    println!(
        "---------- | -------- | ---------- | ------ | ---------------------------------------"
    );
    for n_nodes in SIZES {
        measure(&board_sizes::board(n_nodes, SEED), reference.as_ref());
    }
}

fn measure(document: &Document, reference: Option<&OsString>) {
    let catalog = Catalog::builtin();
    let mut best = Duration::MAX;
    for _ in 0..20 {
        #[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
        let start = Instant::now();
        black_box(rules::check(black_box(document), catalog));
        best = best.min(start.elapsed());
        if best > LONG {
            break;
        }
    }
    let report = rules::check(document, catalog);
    let found = report.diagnostics().map(|found| found.rule.id);
    let found: std::collections::BTreeSet<&str> = found.collect();
    let there = reference.and_then(|folder| check_there(document, folder));
    let n = document.diagram().n_nodes();
    let here = best.as_secs_f64();
    match there {
        Some((there, n_there)) => println!(
            "{n:>10} | {:>5.2} ms | {:>7.0} ms | {:>5.0}x | {}, {n_there}",
            here * 1e3,
            there * 1e3,
            there / here,
            found.len()
        ),
        None => println!(
            "{n:>10} | {:>5.2} ms |          – |      – | {}, –",
            here * 1e3,
            found.len()
        ),
    }
}

/// Seconds that the reference takes, and how many rules found something; `None` where it did not come to an end.
fn check_there(document: &Document, folder: &OsString) -> Option<(f64, usize)> {
    let mut python = Command::new("python3")
        .args(["-c", SCRIPT])
        .arg(folder)
        .arg(PATIENCE.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let board = told(document).to_string();
    python.stdin.take()?.write_all(board.as_bytes()).ok()?;
    let output = python.wait_with_output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (seconds, n) = text.trim().split_once(' ')?;
    Some((seconds.parse().ok()?, n.parse().ok()?))
}

fn told(document: &Document) -> Json {
    let diagram = document.diagram();
    let nodes = diagram.nodes().map(|node| {
        let set = node.properties.iter();
        let properties: serde_json::Map<String, Json> = set
            .map(|(name, value)| (name.clone(), word(value)))
            .collect();
        json!({"id": node.id.as_str(), "kind": node.kind.as_str(), "properties": properties})
    });
    let edges = diagram.edges().map(|edge| {
        json!([
            edge.from.node.as_str(),
            edge.from.port.as_str(),
            edge.to.node.as_str(),
            edge.to.port.as_str(),
            edge.payload.as_ref().map_or("", |payload| payload.as_str()),
        ])
    });
    let asked = document.brief().requirements.iter();
    let asked: serde_json::Map<String, Json> = asked
        .map(|(name, value)| (name.clone(), word(value)))
        .collect();
    json!({
        "nodes": nodes.collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
        "requirements": asked,
    })
}

fn word(value: &Value) -> Json {
    match value {
        Value::Bool(on) => json!(on),
        Value::Int(number) => json!(number),
        Value::Float(number) => json!(number),
        Value::Text(text) | Value::Raw(text) => json!(text),
        Value::Set(some) => json!(some),
    }
}
