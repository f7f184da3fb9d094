//! A hash of what a board says, to notice that a replay went another way than the work did.
//!
//! It goes over records in the order of their sections and ids, and over the values in them with their names in
//! alphabetical order: not over the text of a file, whose spelling may change from version to version.

use crate::file::stamp::{fnv, fnv_after};
use crate::file::syntax::{SyntaxKind, SyntaxNode, parse_value};
use crate::file::write::changes::record_texts;
use crate::model::Document;

/// The hash of a board: FNV-1a with 64 bits.
pub fn board_hash(document: &Document) -> u64 {
    let mut hash = fnv(b"board");
    record_texts(document, |section, id, record| {
        hash = text(text(hash, section), id);
        hash = match parse_value(record) {
            Some(record) => value(hash, &record),
            None => text(hash, record),
        };
    });
    hash
}

fn text(hash: u64, text: &str) -> u64 {
    let hash = fnv_after(hash, &(text.len() as u64).to_le_bytes());
    fnv_after(hash, text.as_bytes())
}

fn number(hash: u64, x: f64) -> u64 {
    let x = if x == 0.0 { 0.0 } else { x };
    fnv_after(text(hash, "number"), &x.to_bits().to_le_bytes())
}

fn value(hash: u64, node: &SyntaxNode) -> u64 {
    match &node.shape {
        SyntaxKind::Bool(on) => text(hash, if *on { "true" } else { "false" }),
        #[expect(
            clippy::cast_precision_loss,
            reason = "numbers beyond 2^53 that differ by one may be taken for one"
        )]
        SyntaxKind::Int(n) => number(hash, *n as f64),
        SyntaxKind::Float(x) => number(hash, *x),
        SyntaxKind::Text(words) => text(text(hash, "text"), words),
        SyntaxKind::Name(name) => text(text(hash, "name"), name),
        SyntaxKind::Record { name, fields } => {
            let parts = fields.iter().map(|field| (field.name, &field.value));
            named(text(hash, name.unwrap_or_default()), parts.collect())
        }
        SyntaxKind::Map(entries) => {
            let parts = entries.iter().map(|(key, value)| (key.text, value));
            named(text(hash, "map"), parts.collect())
        }
        SyntaxKind::Tuple { name, items } => {
            let hash = text(hash, name.unwrap_or_default());
            items.iter().fold(text(hash, "list"), value)
        }
        SyntaxKind::List(items) => items.iter().fold(text(hash, "list"), value),
        SyntaxKind::Other => text(hash, node.text),
    }
}

fn named(hash: u64, mut parts: Vec<(&str, &SyntaxNode)>) -> u64 {
    parts.sort_by_key(|(name, _)| *name);
    let hash = fnv_after(hash, &(parts.len() as u64).to_le_bytes());
    parts
        .into_iter()
        .fold(hash, |hash, (name, node)| value(text(hash, name), node))
}
