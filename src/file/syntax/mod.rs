//! RON text as a tree that knows where each part stands.
//! Serde's view of RON forgets positions, struct names and anything it has no type for; a board must
//! name the line of what is wrong and hand back unchanged what it does not understand.

mod cursor;
mod fault;
mod literal;
mod parse;

pub(in crate::file) use cursor::{is_plain_name, is_raw_name};
pub(in crate::file) use fault::Fault;
pub use fault::SyntaxError;
pub(in crate::file) use parse::{parse, parse_value};

use std::borrow::Cow;

/// Deepest nesting that is read. What people write stays below ten.
pub(in crate::file) const DEEPEST: usize = 96;

/// One value of the text.
#[derive(Debug)]
pub(in crate::file) struct Term<'a> {
    /// The value as it stands in the text, without the space and comments around it.
    pub text: &'a str,
    /// Byte offset of `text` in the whole.
    pub start: usize,
    /// Levels of brackets inside; 0 for a bare value.
    pub depth: usize,
    pub shape: Shape<'a>,
}

#[derive(Debug)]
pub(in crate::file) enum Shape<'a> {
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Cow<'a, str>),
    /// A bare word: a unit struct, an enum variant, `None`.
    Name(&'a str),
    /// `(a: 1)` or `Name(a: 1)`.
    Record {
        name: Option<&'a str>,
        fields: Vec<Field<'a>>,
    },
    /// `(1, 2)`, `Name(1)` or `()`.
    Tuple {
        name: Option<&'a str>,
        items: Vec<Term<'a>>,
    },
    List(Vec<Term<'a>>),
    Map(Vec<(Term<'a>, Term<'a>)>),
    /// Valid RON that no field of a board holds: byte strings, numbers beyond 64 bits.
    Other,
}

#[derive(Debug)]
pub(in crate::file) struct Field<'a> {
    pub name: &'a str,
    pub value: Term<'a>,
}

impl<'a> Term<'a> {
    /// What stands inside `Some(…)`, through any number of them; `None` for a bare `None`.
    pub fn unwrapped(&self) -> Option<&Self> {
        match &self.shape {
            Shape::Name("None") => None,
            Shape::Tuple {
                name: Some("Some"),
                items,
            } if items.len() == 1 => items[0].unwrapped(),
            _ => Some(self),
        }
    }

    /// The text, or a bare word taken as text.
    pub fn as_text(&self) -> Option<&str> {
        match &self.shape {
            Shape::Text(text) => Some(text),
            Shape::Name(name) => Some(name),
            _ => None,
        }
    }

    pub fn as_number(&self) -> Option<f64> {
        match self.shape {
            #[expect(
                clippy::cast_precision_loss,
                reason = "places beyond 2^53 are refused anyway"
            )]
            Shape::Int(n) => Some(n as f64),
            Shape::Float(x) => Some(x),
            _ => None,
        }
    }

    /// The parts of a list or of an unnamed tuple: people write points and pairs either way.
    pub fn as_items(&self) -> Option<&[Term<'a>]> {
        match &self.shape {
            Shape::List(items) | Shape::Tuple { name: None, items } => Some(items),
            _ => None,
        }
    }

    /// Name and parts of anything that has named parts: a record, a map with texts as keys, `()`.
    pub fn as_fields(&self) -> Option<Vec<(&str, &Self)>> {
        match &self.shape {
            Shape::Record { fields, .. } => Some(
                fields
                    .iter()
                    .map(|field| (field.name, &field.value))
                    .collect(),
            ),
            Shape::Map(entries) => entries
                .iter()
                .map(|(key, value)| Some((key.as_text()?, value)))
                .collect(),
            Shape::Tuple { items, .. } if items.is_empty() => Some(Vec::new()),
            _ => None,
        }
    }

    /// The word before the brackets, or the bare word.
    pub fn name(&self) -> Option<&str> {
        match &self.shape {
            Shape::Name(name) => Some(name),
            Shape::Record { name, .. } | Shape::Tuple { name, .. } => *name,
            _ => None,
        }
    }
}
