//! The named parts of one record: each is asked for once, and what nobody asked for is kept as it stood.

use crate::text::free_name;
use std::collections::BTreeSet;

use crate::file::read::{Reader, quote};
use crate::file::syntax::{SyntaxKind, SyntaxNode, is_raw_name, quoted};
use crate::model::Extra;

/// Deeper values are set aside as quoted text, so that setting them aside never makes a file too deep to read.
const DEEPEST_AS_IS: usize = 48;

/// A record being read.
pub(super) struct RecordFields<'t, 'a> {
    /// What it is, for messages: ``node `ranker` ``.
    of: String,
    known: &'static [&'static str],
    parts: Vec<(&'t str, &'t SyntaxNode<'a>)>,
    /// What stood under a name that is known but cannot be used.
    unread: Vec<(String, String)>,
}

impl<'t, 'a> RecordFields<'t, 'a> {
    /// The parts of the term, or `None` when it has no named parts. `known` are the names that will be asked for.
    pub fn new(
        of: impl Into<String>,
        term: &'t SyntaxNode<'a>,
        known: &'static [&'static str],
    ) -> Option<Self> {
        Some(Self {
            of: of.into(),
            known,
            parts: term.as_fields()?,
            unread: Vec::new(),
        })
    }

    /// A record without parts.
    pub fn none(of: impl Into<String>, known: &'static [&'static str]) -> Self {
        Self {
            of: of.into(),
            known,
            parts: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Once more than its position is known.
    pub fn call(&mut self, of: String) {
        self.of = of;
    }

    /// Takes the record's own `id`, which the caller has used already, and keeps it if it says otherwise.
    pub fn drop_id(&mut self, reader: &mut Reader, named: Option<&str>) {
        if let Some(term) = self.take("id")
            && term.as_text() != named
        {
            self.set_aside(reader, "id", term, "is not what it is called");
        }
    }

    /// The value under the name. `None` and absence are the same; `Some(x)` is `x`.
    pub fn take(&mut self, name: &str) -> Option<&'t SyntaxNode<'a>> {
        debug_assert!(self.known.contains(&name));
        let found = self.parts.iter().position(|(part, _)| *part == name)?;
        self.parts.remove(found).1.unwrapped()
    }

    /// Keeps a value that cannot be used, and says so.
    pub fn set_aside(&mut self, reader: &mut Reader, name: &str, term: &SyntaxNode, why: &str) {
        reader.repair(
            term,
            format!(
                "{}: {name} {} {why}; it is kept under `unread`",
                self.of,
                quote(term.text)
            ),
        );
        self.keep(name, term);
    }

    /// Keeps a value without a word, where the caller says more.
    pub fn keep(&mut self, name: &str, term: &SyntaxNode) {
        let text = if term.depth > DEEPEST_AS_IS {
            quoted(term.text)
        } else {
            term.text.to_owned()
        };
        self.unread.push((name.to_owned(), text));
    }

    pub fn text(&mut self, reader: &mut Reader, name: &str) -> String {
        self.optional_text(reader, name).unwrap_or_default()
    }

    pub fn optional_text(&mut self, reader: &mut Reader, name: &str) -> Option<String> {
        let term = self.take(name)?;
        if let Some(text) = term.as_text() {
            return Some(text.to_owned());
        }
        if term.depth == 0 {
            let of = &self.of;
            reader.repair(
                term,
                format!(
                    "{of}: {name} {} was not text and was converted",
                    quote(term.text)
                ),
            );
            return Some(term.text.to_owned());
        }
        self.set_aside(reader, name, term, "is not text");
        None
    }

    /// Several texts, or a single one.
    pub fn texts(&mut self, reader: &mut Reader, name: &str) -> Vec<String> {
        let Some(term) = self.take(name) else {
            return Vec::new();
        };
        let texts = match (term.as_text(), term.as_items()) {
            (Some(text), _) => Some(vec![text.to_owned()]),
            (None, Some(items)) => items
                .iter()
                .map(|item| item.as_text().map(str::to_owned))
                .collect(),
            (None, None) => None,
        };
        texts.unwrap_or_else(|| {
            self.set_aside(reader, name, term, "is not a list of texts");
            Vec::new()
        })
    }

    /// A whole number; 0 when absent.
    pub fn whole(&mut self, reader: &mut Reader, name: &str) -> i64 {
        let Some(term) = self.take(name) else {
            return 0;
        };
        if let SyntaxKind::Int(n) = term.shape {
            return n;
        }
        self.set_aside(reader, name, term, "is not a whole number");
        0
    }

    pub fn flag(&mut self, reader: &mut Reader, name: &str) -> bool {
        let Some(term) = self.take(name) else {
            return false;
        };
        if let SyntaxKind::Bool(on) = term.shape {
            return on;
        }
        self.set_aside(reader, name, term, "is not true or false");
        false
    }

    /// A finite number.
    pub fn number(&mut self, reader: &mut Reader, name: &str) -> Option<f64> {
        let term = self.take(name)?;
        let number = term.as_number().filter(|x| x.is_finite());
        if number.is_none() {
            self.set_aside(reader, name, term, "is not a number");
        }
        number
    }

    /// One of a few words.
    pub fn word<T: Copy>(
        &mut self,
        reader: &mut Reader,
        name: &str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let term = self.take(name)?;
        let given = term.as_text().map(str::to_lowercase);
        let found = words
            .iter()
            .find(|(word, _)| Some(*word) == given.as_deref());
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.set_aside(
                reader,
                name,
                term,
                &format!("is none of {}", all.join(", ")),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// A few numbers that belong together, such as a place.
    pub fn numbers<const N: usize>(
        &mut self,
        reader: &mut Reader,
        name: &str,
    ) -> Option<(&'t SyntaxNode<'a>, [f64; N])> {
        let term = self.take(name)?;
        let numbers = numbers(term);
        if numbers.is_none() {
            self.set_aside(reader, name, term, &format!("is not {N} numbers"));
        }
        Some((term, numbers?))
    }

    /// What nobody asked for, and what was set aside.
    pub fn finish(mut self, reader: &mut Reader) -> Extra {
        let mut extra = Extra::new();
        let mut seen = BTreeSet::new();
        for (name, term) in std::mem::take(&mut self.parts) {
            if self.known.contains(&name) || !seen.insert(name) {
                self.set_aside(reader, name, term, "is a second value for the same name");
            } else if !is_raw_name(name) {
                // Only a map of texts has such names, and the board will not be one.
                let (of, shown) = (&self.of, quote(name));
                let why = "is a name that no field can have; it is kept under `unread`";
                reader.repair(term, format!("{of}: {shown} {why}"));
                self.keep(name, term);
            } else {
                extra.insert(name.to_owned(), term.text.to_owned());
            }
        }
        if !self.unread.is_empty() {
            let parts: Vec<String> = self
                .unread
                .iter()
                .map(|(name, text)| format!("{}: {text}", quoted(name)))
                .collect();
            let name = free_name("unread", |name| extra.contains_key(name));
            extra.insert(name, format!("{{{}}}", parts.join(", ")));
        }
        extra
    }
}

/// As many numbers as are wanted, written `(1, 2)`, `[1, 2]` or `(x: 1, y: 2)`.
pub(super) fn numbers<const N: usize>(term: &SyntaxNode) -> Option<[f64; N]> {
    let numbers: Option<Vec<f64>> = match (term.as_items(), term.as_fields()) {
        (Some(items), _) => items.iter().map(SyntaxNode::as_number).collect(),
        (None, Some(fields)) => {
            let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
            let is_known = NAMED_NUMBERS.contains(&names.as_slice());
            let numbers = fields.iter().map(|(_, value)| value.as_number());
            is_known.then(|| numbers.collect()).flatten()
        }
        (None, None) => None,
    };
    numbers?.try_into().ok()
}

/// What people call the parts of places, sizes and boxes.
const NAMED_NUMBERS: &[&[&str]] = &[
    &["x", "y"],
    &["w", "h"],
    &["width", "height"],
    &["x", "y", "w", "h"],
    &["x", "y", "width", "height"],
];
