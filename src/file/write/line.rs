//! The parts of one record on one line, and how each sort of value is spelt.

use crate::text::free_name;
use std::collections::{BTreeMap, BTreeSet};

use crate::file::read::value_from_term;
use crate::file::syntax::{is_plain_name, is_raw_name, parse_value, quoted};
use crate::model::Value;

/// The named parts of a record.
#[derive(Default)]
pub(super) struct RecordLine {
    parts: Vec<String>,
}

impl RecordLine {
    pub fn part(&mut self, name: &str, value: impl AsRef<str>) {
        self.parts.push(format!("{name}: {}", value.as_ref()));
    }

    /// A text, unless it is empty.
    pub fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.part(name, quoted(text));
        }
    }

    pub fn optional(&mut self, name: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            self.part(name, value);
        }
    }

    /// Fields this program does not know, as they stood. A name that no file can hold or that is
    /// already taken becomes one that is free.
    pub fn extra<'a>(
        &mut self,
        extra: impl Iterator<Item = (&'a String, &'a String)>,
        known: &[&str],
    ) {
        let extra: Vec<(&str, &str)> = extra.map(|(name, text)| (&**name, &**text)).collect();
        let named: BTreeSet<&str> = extra.iter().map(|(name, _)| *name).collect();
        let mut fields = BTreeMap::new();
        for (name, text) in extra {
            let is_fine = !known.contains(&name) && is_raw_name(name);
            let name = if is_fine {
                name.to_owned()
            } else {
                plain_free_name(name, |name| {
                    known.contains(&name) || named.contains(name) || fields.contains_key(name)
                })
            };
            fields.insert(name, verbatim(text));
        }
        for (name, text) in fields {
            let sign = if is_plain_name(&name) { "" } else { "r#" };
            self.parts.push(format!("{sign}{name}: {text}"));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The parts that differ from those before; `None` when some of those are gone, or nothing differs.
    pub fn changed_since(self, before: &Self) -> Option<Self> {
        let name = |part: &str| part.split_once(": ").map(|(name, _)| name.to_owned());
        let names: BTreeSet<_> = self.parts.iter().map(|part| name(part)).collect();
        let is_kept = |part: &String| names.contains(&name(part));
        let is_new = |part: &String| !before.parts.contains(part);
        let parts: Vec<String> = self.parts.into_iter().filter(is_new).collect();
        let is_told = before.parts.iter().all(is_kept) && !parts.is_empty();
        is_told.then_some(Self { parts })
    }

    pub fn into_parts(self) -> Vec<String> {
        self.parts
    }

    /// `(a: 1, b: 2)`
    pub fn finish(self) -> String {
        format!("({})", self.parts.join(", "))
    }
}

/// A name like the given one that a file can hold and nothing else has.
fn plain_free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut base: String = name
        .chars()
        .map(|c| {
            if is_plain_name(&format!("_{c}")) {
                c
            } else {
                '_'
            }
        })
        .collect();
    if !is_plain_name(&base) {
        base.insert(0, '_');
    }
    free_name(&base, is_taken)
}

/// RON text as it stood; what is no RON after all becomes a quoted text.
pub(super) fn verbatim(text: &str) -> String {
    parse_value(text).map_or_else(|| quoted(text), |term| term.text.to_owned())
}

/// `["a", "b"]`
pub(super) fn texts<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> String {
    let texts: Vec<String> = texts.map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

/// A coordinate: `620`, `0.5`.
pub(super) fn number(x: f64) -> String {
    format!("{x}")
}

/// A number of any size that need not stay a float: `2`, `0.5`, `1e300`.
pub(super) fn shortest(x: f64) -> String {
    let text = format!("{:?}", if x == 0.0 { 0.0 } else { x });
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// `(1, 2)`
pub(super) fn tuple(numbers: &[f64]) -> String {
    let numbers: Vec<String> = numbers.iter().copied().map(number).collect();
    format!("({})", numbers.join(", "))
}

/// A value so that reading it gives the same sort of value.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Bool(on) => on.to_string(),
        Value::Int(n) => n.to_string(),
        Value::Float(x) => format!("{x:?}"),
        Value::Text(text) => quoted(text),
        Value::Set(set) => texts(set.iter()),
        Value::Raw(text) => raw(text),
    }
}

/// What could be read as another sort of value is written as that one is.
fn raw(text: &str) -> String {
    let Some(term) = parse_value(text) else {
        return quoted(text);
    };
    let Some(term) = term.unwrapped() else {
        return quoted(text);
    };
    match value_from_term(term) {
        Value::Raw(text) => text,
        known => value(&known),
    }
}
