//! Values of properties and requirements.

use std::collections::BTreeSet;

/// What a person set. What a property may be, and what it is when unset, its kind says.
#[derive(Clone, Debug)]
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

/// What is no number is equal to itself, so that a record that did not change is not taken for changed.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a == b || a.is_nan() && b.is_nan(),
            (Self::Text(a), Self::Text(b)) | (Self::Raw(a), Self::Raw(b)) => a == b,
            (Self::Set(a), Self::Set(b)) => a == b,
            (
                Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::Text(_)
                | Self::Set(_)
                | Self::Raw(_),
                _,
            ) => false,
        }
    }
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
            Self::Bool(_) | Self::Text(_) | Self::Set(_) | Self::Raw(_) => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Set(_) | Self::Raw(_) => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(on) => Some(*on),
            Self::Int(_) | Self::Float(_) | Self::Text(_) | Self::Set(_) | Self::Raw(_) => None,
        }
    }
}
