//! RON text as a tree that knows where each part stands.
//! Serde's view of RON forgets positions, struct names and anything it has no type for; a board must
//! name the line of what is wrong and hand back unchanged what it does not understand.

mod cursor;
mod error;
mod literal;
mod parse;
mod quoted;

pub(in crate::file) use cursor::{is_plain_name, is_raw_name};
pub(in crate::file) use error::ParseError;
pub use error::SyntaxError;
pub(in crate::file) use parse::{parse, parse_value, parse_within};
pub(in crate::file) use quoted::quoted;

use std::borrow::Cow;

/// Deepest nesting that is read. What people write stays below ten.
pub(in crate::file) const DEEPEST: usize = 96;

/// A node of the syntax tree: one value of the text.
#[derive(Debug)]
pub(in crate::file) struct SyntaxNode<'a> {
    /// The value as it stands in the text, without the space and comments around it.
    pub text: &'a str,
    /// Byte offset of `text` in the whole.
    pub start: usize,
    /// Levels of brackets inside; 0 for a bare value.
    pub depth: usize,
    /// What it is, with its parts.
    pub shape: SyntaxKind<'a>,
}

/// What a node of the syntax tree is.
#[derive(Debug)]
pub(in crate::file) enum SyntaxKind<'a> {
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Cow<'a, str>),
    /// A bare word: a unit struct, an enum variant, `None`.
    Name(&'a str),
    /// `(a: 1)` or `Name(a: 1)`.
    Record {
        name: Option<&'a str>,
        fields: Vec<SyntaxField<'a>>,
    },
    /// `(1, 2)`, `Name(1)` or `()`.
    Tuple {
        name: Option<&'a str>,
        items: Vec<SyntaxNode<'a>>,
    },
    List(Vec<SyntaxNode<'a>>),
    Map(Vec<(SyntaxNode<'a>, SyntaxNode<'a>)>),
    /// Valid RON that no field of a board holds: byte strings, numbers beyond 64 bits.
    Other,
}

/// A named part of a record.
#[derive(Debug)]
pub(in crate::file) struct SyntaxField<'a> {
    /// The name without its `r#`.
    pub name: &'a str,
    /// What stands after the colon.
    pub value: SyntaxNode<'a>,
}

impl<'a> SyntaxNode<'a> {
    /// What stands inside `Some(…)`, through any number of them; `None` for a bare `None`.
    pub fn unwrapped(&self) -> Option<&Self> {
        match &self.shape {
            SyntaxKind::Name("None") => None,
            SyntaxKind::Tuple {
                name: Some("Some"),
                items,
            } if items.len() == 1 => items[0].unwrapped(),
            SyntaxKind::Bool(_)
            | SyntaxKind::Int(_)
            | SyntaxKind::Float(_)
            | SyntaxKind::Text(_)
            | SyntaxKind::Name(_)
            | SyntaxKind::Record { .. }
            | SyntaxKind::Tuple { .. }
            | SyntaxKind::List(_)
            | SyntaxKind::Map(_)
            | SyntaxKind::Other => Some(self),
        }
    }

    /// The text, or a bare word taken as text.
    pub fn as_text(&self) -> Option<&str> {
        match &self.shape {
            SyntaxKind::Text(text) => Some(text),
            SyntaxKind::Name(name) => Some(name),
            SyntaxKind::Bool(_)
            | SyntaxKind::Int(_)
            | SyntaxKind::Float(_)
            | SyntaxKind::Record { .. }
            | SyntaxKind::Tuple { .. }
            | SyntaxKind::List(_)
            | SyntaxKind::Map(_)
            | SyntaxKind::Other => None,
        }
    }

    pub fn as_number(&self) -> Option<f64> {
        match self.shape {
            #[expect(
                clippy::cast_precision_loss,
                reason = "places beyond 2^53 are refused anyway"
            )]
            SyntaxKind::Int(n) => Some(n as f64),
            SyntaxKind::Float(x) => Some(x),
            SyntaxKind::Bool(_)
            | SyntaxKind::Text(_)
            | SyntaxKind::Name(_)
            | SyntaxKind::Record { .. }
            | SyntaxKind::Tuple { .. }
            | SyntaxKind::List(_)
            | SyntaxKind::Map(_)
            | SyntaxKind::Other => None,
        }
    }

    /// The parts of a list or of an unnamed tuple: people write points and pairs either way.
    pub fn as_items(&self) -> Option<&[SyntaxNode<'a>]> {
        match &self.shape {
            SyntaxKind::List(items) | SyntaxKind::Tuple { name: None, items } => Some(items),
            SyntaxKind::Bool(_)
            | SyntaxKind::Int(_)
            | SyntaxKind::Float(_)
            | SyntaxKind::Text(_)
            | SyntaxKind::Name(_)
            | SyntaxKind::Record { .. }
            | SyntaxKind::Tuple { .. }
            | SyntaxKind::Map(_)
            | SyntaxKind::Other => None,
        }
    }

    /// Name and parts of anything that has named parts: a record, a map with texts as keys, `()`.
    pub fn as_fields(&self) -> Option<Vec<(&str, &Self)>> {
        match &self.shape {
            SyntaxKind::Record { fields, .. } => Some(
                fields
                    .iter()
                    .map(|field| (field.name, &field.value))
                    .collect(),
            ),
            SyntaxKind::Map(entries) => entries
                .iter()
                .map(|(key, value)| Some((key.as_text()?, value)))
                .collect(),
            SyntaxKind::Tuple { items, .. } if items.is_empty() => Some(Vec::new()),
            SyntaxKind::Bool(_)
            | SyntaxKind::Int(_)
            | SyntaxKind::Float(_)
            | SyntaxKind::Text(_)
            | SyntaxKind::Name(_)
            | SyntaxKind::Tuple { .. }
            | SyntaxKind::List(_)
            | SyntaxKind::Other => None,
        }
    }

    /// The word before the brackets, or the bare word.
    pub fn name(&self) -> Option<&str> {
        match &self.shape {
            SyntaxKind::Name(name) => Some(name),
            SyntaxKind::Record { name, .. } | SyntaxKind::Tuple { name, .. } => *name,
            SyntaxKind::Bool(_)
            | SyntaxKind::Int(_)
            | SyntaxKind::Float(_)
            | SyntaxKind::Text(_)
            | SyntaxKind::List(_)
            | SyntaxKind::Map(_)
            | SyntaxKind::Other => None,
        }
    }
}
