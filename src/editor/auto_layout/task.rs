//! A layout that is made elsewhere, and what comes back.

use crate::layout::LayoutResult;
use crate::pipeline::LayoutRequest;

/// A layout under way, and the board it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutTask {
    /// What is to be laid out, with all that needs.
    pub tidying: LayoutRequest,
    /// The name of the step.
    pub label: String,
    /// Whether all of the board is laid out.
    pub is_whole: bool,
    /// What the board's history said when it was asked for.
    pub revision: u64,
}

/// What has become of a [`LayoutTask`].
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutOutcome {
    /// The name of the step.
    pub label: String,
    /// Whether all of the board was laid out: then all of it is shown.
    pub is_whole: bool,
    /// As in the task: another revision of the board drops the layout.
    pub revision: u64,
    /// Where everything goes.
    pub arrangement: LayoutResult,
}
