//! What a review tells beside the findings: what nobody clarified, which loops learn, which way requests and training
//! data take, and what of the card and the board is looked after.

mod coverage;
mod loops;
mod paths;
mod promises;

pub use coverage::{Coverage, MonitoringStatus, PromiseState, PromiseStatus, coverage};
pub use loops::loops;
pub use paths::{PathKind, path};

use crate::model::{EdgeId, NodeId};
use crate::rules::Rule;

/// A way or a loop on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    pub title: String,
    /// In the order of the way where there is one.
    pub nodes: Vec<NodeId>,
    pub edges: Vec<EdgeId>,
}

/// A field of the requirements card that is not filled in, and the rules that find nothing until it is.
#[derive(Clone, Debug, PartialEq)]
pub struct UnclearRequirement {
    /// The field's name in boards.
    pub field: String,
    pub rules: Vec<&'static Rule>,
}
