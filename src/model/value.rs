//! Values of properties and requirements.

use std::collections::BTreeSet;

/// What a person set. What a property may be, and what it is when unset, its kind says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Bool(bool),
    Int(i64),
    Float(f64),
    /// Free text, or the chosen value of a list.
    Text(String),
    /// Several chosen values of a list.
    Set(BTreeSet<String>),
    /// Anything else a file held here, as it stood there. It is kept, reported and never computed with.
    Raw(String),
}

impl Value {
    /// The number, whether it was written as a whole one or not.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts beyond 2^53 need no exact estimate"
    )]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Int(n) => Some(*n as f64),
            Self::Float(x) => Some(*x),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(on) => Some(*on),
            _ => None,
        }
    }
}
