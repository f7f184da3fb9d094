//! The board as an indexed graph: components and data flows by number, with what their kinds say of the ports in between.
//!
//! Rules, estimates and reviews all walk this one. It follows a change, so that walking it never waits for the whole
//! board to be read again; numbers of what went are used again.

mod data_flow;
mod flow_graph;
mod kind_shape;
mod numbered;
mod payload_set;
mod queries;
mod records;
mod request_path;
mod timing;

pub use data_flow::{FactSet, FactSources, FlowAnalysis};
pub use flow_graph::{Adjacent, EdgeIx, FlowGraph, NodeIx};
pub use kind_shape::sends_requests;
pub use payload_set::PayloadSet;
pub use records::FlowEdge;
pub use request_path::request_path;
pub use timing::Timing;
