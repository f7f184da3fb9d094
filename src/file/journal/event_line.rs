//! Lines of a record of what happened on a board, written and read: a time, what happened, and its named parts.
//!
//! A line is one RON value that is never broken: `(402118, edit(label: "Add Ranking service", put: {…}))`. Whoever keeps
//! such a record names its own sorts of events; changes of the board are written the same way in all of them.

use std::fmt::Display;
use std::time::{Duration, SystemTime};

use crate::file::journal::calendar::{iso, parse_iso};
use crate::file::journal::line_text::{on_one_line, parse_hash};
use crate::file::read::changes::patch;
use crate::file::syntax::{SyntaxKind, SyntaxNode, parse_value, quoted};
use crate::file::write::changes::PatchText;
use crate::model::{Document, Patch};

/// Named parts of a line that is being written, in their order.
#[derive(Clone, Debug, Default)]
pub struct LineText {
    parts: Vec<String>,
}

impl LineText {
    fn part(mut self, name: &str, value: impl Display) -> Self {
        self.parts.push(format!("{name}: {value}"));
        self
    }

    /// A text in quotes.
    pub fn text(self, name: &str, text: &str) -> Self {
        self.part(name, quoted(text))
    }

    /// What is written without quotes: a whole number, a yes or a no, a word of the format.
    pub fn bare(self, name: &str, value: impl Display) -> Self {
        self.part(name, value)
    }

    /// The same, unless there is nothing.
    pub fn bare_or_not(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.part(name, value),
            None => self,
        }
    }

    /// A whole number, or that there is none.
    pub fn whole_or_none(self, name: &str, number: Option<u64>) -> Self {
        match number {
            Some(number) => self.part(name, format_args!("Some({number})")),
            None => self.part(name, "None"),
        }
    }

    /// A number; what is no number or has no end is written as 0.
    pub fn number(self, name: &str, number: f64) -> Self {
        let number = if number.is_finite() { number } else { 0.0 };
        self.part(name, format_args!("{number:?}"))
    }

    /// Texts in their order.
    pub fn texts<T: AsRef<str>>(self, name: &str, texts: impl Iterator<Item = T>) -> Self {
        let texts: Vec<String> = texts.map(|text| quoted(text.as_ref())).collect();
        self.part(name, format_args!("[{}]", texts.join(", ")))
    }

    /// A hash of a board.
    pub fn hash(self, name: &str, hash: u64) -> Self {
        self.part(name, format_args!("\"{hash:016x}\""))
    }

    /// A moment, to the second.
    pub fn moment(self, name: &str, at: SystemTime) -> Self {
        self.part(name, quoted(&iso(at)))
    }

    /// Parts inside a part, or that there are none.
    pub fn record_or_none(self, name: &str, record: Option<Self>) -> Self {
        match record {
            Some(record) => self.part(name, format_args!("Some(({}))", record.parts.join(", "))),
            None => self.part(name, "None"),
        }
    }

    /// A change of the board: `put`, what records are after it, and `drop`, which are gone. `after` is the board with
    /// the change done.
    pub fn change(mut self, change: &Patch, after: &Document) -> Self {
        let change = PatchText::new(change, after);
        for (name, text) in [("put", &change.put), ("drop", &change.drop)] {
            if let Some(text) = text {
                self = self.part(name, on_one_line(text));
            }
        }
        self
    }

    /// The line of an event, with its end. Times are whole milliseconds.
    pub fn event(self, at: Duration, name: &str) -> String {
        format!("({}, {name}({}))\n", at.as_millis(), self.parts.join(", "))
    }

    /// A first line, which has no time, with its end.
    pub fn header(self) -> String {
        format!("({})\n", self.parts.join(", "))
    }
}

/// A line that was read.
#[derive(Debug)]
pub struct ParsedLine<'a> {
    at: Duration,
    node: SyntaxNode<'a>,
}

/// Named parts of a line that was read. What is not there, or is of another sort, reads as nothing.
#[derive(Clone, Copy, Debug)]
pub struct LineParts<'t, 'a> {
    node: &'t SyntaxNode<'a>,
}

impl<'a> ParsedLine<'a> {
    /// An event with its time; `None` for what is none.
    pub fn event(line: &'a str) -> Option<Self> {
        let SyntaxKind::Tuple {
            name: None,
            mut items,
        } = parse_value(line)?.shape
        else {
            return None;
        };
        let (node, at) = (items.pop()?, items.pop()?);
        let SyntaxKind::Int(millis) = at.shape else {
            return None;
        };
        let at = Duration::from_millis(u64::try_from(millis).ok()?);
        let is_event = items.is_empty() && node.name().is_some();
        is_event.then_some(Self { at, node })
    }

    /// A first line, which has parts and no time; `None` for what is none.
    pub fn header(line: &'a str) -> Option<Self> {
        let node = parse_value(line)?;
        node.as_fields()?;
        let at = Duration::ZERO;
        Some(Self { at, node })
    }

    /// When it happened.
    pub fn at(&self) -> Duration {
        self.at
    }

    /// What happened; empty for a first line.
    pub fn name(&self) -> &str {
        self.node.name().unwrap_or_default()
    }

    /// Its named parts.
    pub fn parts(&self) -> LineParts<'_, 'a> {
        LineParts { node: &self.node }
    }
}

impl<'t, 'a> LineParts<'t, 'a> {
    fn find(self, name: &str) -> Option<&'t SyntaxNode<'a>> {
        let fields = self.node.as_fields()?;
        let (_, value) = fields.into_iter().find(|(part, _)| *part == name)?;
        value.unwrapped()
    }

    /// A text or a bare word.
    pub fn text(self, name: &str) -> Option<&'t str> {
        self.find(name)?.as_text()
    }

    /// A number that is one.
    pub fn number(self, name: &str) -> Option<f64> {
        let number = self.find(name)?.as_number()?;
        number.is_finite().then_some(number)
    }

    /// A whole number that is not below 0.
    pub fn whole(self, name: &str) -> Option<u64> {
        match self.find(name)?.shape {
            SyntaxKind::Int(number) => u64::try_from(number).ok(),
            SyntaxKind::Bool(_)
            | SyntaxKind::Float(_)
            | SyntaxKind::Text(_)
            | SyntaxKind::Name(_)
            | SyntaxKind::Record { .. }
            | SyntaxKind::Tuple { .. }
            | SyntaxKind::List(_)
            | SyntaxKind::Map(_)
            | SyntaxKind::Other => None,
        }
    }

    /// Whether it is a yes.
    pub fn flag(self, name: &str) -> bool {
        let value = self.find(name);
        value.is_some_and(|value| matches!(value.shape, SyntaxKind::Bool(true)))
    }

    /// The texts of a list.
    pub fn texts(self, name: &str) -> Vec<String> {
        let items = self.find(name).and_then(SyntaxNode::as_items);
        let texts = items.unwrap_or_default().iter();
        let texts = texts.filter_map(SyntaxNode::as_text);
        texts.map(str::to_owned).collect()
    }

    /// A hash of a board.
    pub fn hash(self, name: &str) -> Option<u64> {
        parse_hash(self.find(name)?)
    }

    /// A moment.
    pub fn moment(self, name: &str) -> Option<SystemTime> {
        parse_iso(self.text(name)?)
    }

    /// The parts inside a part.
    pub fn record(self, name: &str) -> Option<Self> {
        let node = self.find(name)?;
        node.as_fields().is_some().then_some(Self { node })
    }

    /// The change that is told, as it is made on that board; `None` when its text is damaged.
    pub fn change(self, document: &Document) -> Option<Patch> {
        let fields = self.node.as_fields()?;
        let find = |name: &str| {
            fields
                .iter()
                .find(|(part, _)| *part == name)
                .map(|part| part.1)
        };
        let (put, drop) = (find("put"), find("drop"));
        let inner = [put, drop].map(|term| match term.map(|term| &term.shape) {
            Some(SyntaxKind::Text(text)) => Some(parse_value(text)),
            Some(_) | None => None,
        });
        let [quoted_put, quoted_drop] = &inner;
        let put = match quoted_put {
            Some(inside) => Some(inside.as_ref()?),
            None => put,
        };
        let drop = match quoted_drop {
            Some(inside) => Some(inside.as_ref()?),
            None => drop,
        };
        Some(patch(put, drop, document))
    }
}
