//! What a prompt offers to choose from.

use crate::catalog::Kind;
use crate::model::{EdgeEnd, PortName, RationaleSource};

/// A kind that may be picked.
#[derive(Clone, Debug)]
pub struct KindChoice {
    /// What would be added.
    pub kind: &'static Kind,
    /// The port that would be joined, when the picker was opened from one.
    pub port: Option<PortName>,
    /// What choosing it comes to, in a few words.
    pub note: Option<String>,
}

/// A connection that may be made by keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinChoice {
    /// An output port.
    pub from: EdgeEnd,
    /// An input port.
    pub to: EdgeEnd,
    /// Whether it leaves the node that is being connected.
    pub outgoing: bool,
    /// The other component.
    pub title: String,
    /// Ports and data type, such as `query → embeddings`.
    pub detail: String,
}

/// Something that a component may be there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RationaleChoice {
    pub because: RationaleSource,
    /// It in words.
    pub title: String,
    /// Whether the component is tied to it.
    pub is_tied: bool,
    /// Whether the board says it.
    pub is_said: bool,
}
