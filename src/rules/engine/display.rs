//! How messages call things.

use crate::catalog::{Catalog, Kind, display_name};
use crate::model::{Node, PayloadId};
use crate::rules::EdgeRef;
use crate::text::truncated;

/// Longest name of a component in a message, in characters.
const LONGEST_NAME: usize = 60;

/// The display name of the component in one line.
pub(in crate::rules) fn called(node: &Node, kind: Option<&Kind>) -> String {
    one_line(display_name(node, kind))
}

/// `Trainer.model`: the end the flow starts at.
pub(in crate::rules) fn start(link: &EdgeRef) -> String {
    end(link.from.to_string(), link.from_port())
}

/// `Model server.input`: the end the flow ends at.
pub(in crate::rules) fn finish(link: &EdgeRef) -> String {
    end(link.to.to_string(), link.to_port())
}

fn end(name: String, port: &str) -> String {
    if port.is_empty() {
        name
    } else {
        format!("{name}.{}", one_line(port))
    }
}

/// `“Raw events”`.
pub(in crate::rules) fn payload(catalog: &Catalog, id: &str) -> String {
    match catalog.payload(id) {
        Some(payload) => format!("“{}”", payload.title),
        None => format!("“{}”", one_line(id)),
    }
}

/// `“Requests”, “Images” or “TextTool”`.
pub(in crate::rules) fn any_of(catalog: &Catalog, payloads: &[PayloadId]) -> String {
    let titles: Vec<String> = payloads
        .iter()
        .map(|id| payload(catalog, id.as_str()))
        .collect();
    list(&titles, "or")
}

/// `a, b and c`.
pub(in crate::rules) fn list(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [some @ .., end] => format!("{} {last} {end}", some.join(", ")),
    }
}

/// The first few as text, and how many more there are; the others are not asked what they are called.
pub(in crate::rules) fn some_of<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    const SHOWN: usize = 4;
    let texts = |items: &[T]| -> Vec<String> { items.iter().map(&text).collect() };
    if items.len() <= SHOWN {
        return list(&texts(items), "and");
    }
    let more = items.len() - SHOWN + 1;
    format!("{} and {more} more", texts(&items[..SHOWN - 1]).join(", "))
}

/// A name without line breaks, and not longer than a message can carry.
pub(in crate::rules) fn one_line(text: &str) -> String {
    clipped(text, LONGEST_NAME)
}

/// Without line breaks, and at most so many characters.
pub(in crate::rules) fn clipped(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    truncated(&words.join(" "), most)
}
