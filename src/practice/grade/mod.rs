//! A drawn board beside the references of its case. Every element of a reference has points of its own; a board earns
//! a credit of each, between 0 and 1, which names the components, edges or fields that it comes from.
//!
//! Names, labels, places and order are never compared, and findings stand beside the total, never in it.

mod assignment;
mod board;
mod credit;
mod evidence;
mod flow_paths;
mod grader;
mod likeness;
mod measure;
mod reference;
mod report;
mod requirement_items;
mod spans;
mod steps;
mod tables;

pub use assignment::best_matching;
pub use board::GradedBoard;
pub use flow_paths::GradeError;
pub use grader::{Grader, WeightedReference};
pub use likeness::{CaseLikeness, PlayedRole, stands_out};
pub use reference::CaseReference;
pub use report::{
    AstrayFlow, BoardGrade, ComponentGrade, ComponentStatus, DetailGrade, ExtraNode, FlowGrade,
    FlowStatus, GradeBand, ItemGrade, ItemStatus, PartPoints, ReferenceList, ReportedValue,
    StepCoverage,
};
pub use tables::GradingTables;

/// A count as a number to divide by.
#[expect(
    clippy::cast_precision_loss,
    reason = "boards have far fewer than 2^53 components"
)]
fn real(count: usize) -> f64 {
    count as f64
}
