//! What a prompt offers to choose from.

use crate::catalog::Kind;
use crate::model::{EdgeEnd, PortName};

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
