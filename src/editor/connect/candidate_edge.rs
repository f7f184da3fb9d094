//! An edge that could be made between two ports.

use crate::catalog::Fit;
use crate::model::{EdgeEnd, PayloadId};

/// An edge that could be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateEdge {
    /// An output port.
    pub from: EdgeEnd,
    /// An input port.
    pub to: EdgeEnd,
    /// What it would carry; `None` when neither end says.
    pub payload: Option<PayloadId>,
    /// `No` makes an edge all the same: drawn red and reported.
    pub fit: Fit,
    /// The data types between which only a person can decide, `payload` among them; empty when it is clear.
    pub ask: Vec<PayloadId>,
}
