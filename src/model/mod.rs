//! The document as plain data, and the one door through which it is changed.
//!
//! A user's intent is an [`Edit`]; [`apply`] turns edits into a [`Patch`]; a patch's inverse is undo.
//! Nothing here knows kinds, files, pictures or windows.

mod brief;
mod diagram;
mod difference;
mod document;
mod edge;
mod edge_traffic;
mod edit;
mod fresh;
mod id;
mod line;
mod node;
mod patch;
mod rationale;
mod sketch;
mod study;
mod transaction;
mod value;
mod walkthrough;

pub use brief::{Brief, ClarifyingQuestion};
pub use diagram::Diagram;
pub use document::{Document, Extra, FindingKey, Header, Target};
pub use edge::{Edge, EdgeEnd};
pub use edge_traffic::{EdgeTraffic, TrafficField};
pub use edit::{Edit, apply};
pub use fresh::FreshIds;
pub use id::{EdgeId, GroupId, KindId, NodeId, PayloadId, PortName, SketchId};
pub use line::{Arrowhead, Binding, DrawnLine, LineRouting};
pub use node::Node;
pub use patch::{Patch, RecordChange};
pub use rationale::{Rationale, RationaleSource};
pub use sketch::{Align, Dash, NoteSort, ShapeKind, SketchItem, SketchKind, SketchStyle};
pub use study::{Alternative, Difficulty, FailureMode, Framing, Learning, Publication, Reference};
pub use transaction::Tx;
pub use value::Value;
pub use walkthrough::{Bridge, OneFigure, Stage, StageEdges, StageReason, Walkthrough};
