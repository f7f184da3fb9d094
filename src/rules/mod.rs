//! What is wrong with a board, and why.
//!
//! A rule is one file: its texts, which are its documentation, and a check over a [`Cx`]. Rules ask kinds for
//! roles and ports, never for their names, so that a new kind is a data file only.
//! A rule that finds fault adds a [`Diagnostic`] per place; [`check`] runs them all and puts the result in order.
//!
//! To add a rule: a file in the folder of its family, two lines there, a line in [`RULES`], and a case file.

mod board;
mod cx;
mod hygiene;
mod port_graph;
mod report;
mod request_path;
mod rule;
mod structure;
mod words;

pub use cx::{Cx, Flow, Place};
pub use port_graph::{Cycle, Port, PortGraph};
pub use report::{Counts, Diagnostic, Report, Tally};
pub use request_path::on_request_path;
pub use rule::{Family, Rule, Severity, When};

use crate::catalog::Catalog;
use crate::model::{Document, Edge, Node, Patch, Slot};

/// Every rule, by family, then id.
pub static RULES: &[&Rule] = &[
    &board::unknown_kind::RULE,
    &board::unknown_port::RULE,
    &board::unknown_property::RULE,
    &board::unknown_payload::RULE,
    &board::unfinished_flow::RULE,
    &board::impossible_requirement::RULE,
    &structure::port_types::RULE,
    &structure::required_input::RULE,
    &structure::single_value_port::RULE,
    &structure::orphan::RULE,
    &structure::never_called::RULE,
    &structure::synchronous_cycle::RULE,
    &structure::dead_end::RULE,
    &structure::self_edge::RULE,
    &structure::duplicate_edge::RULE,
    &structure::no_users::RULE,
    &structure::unanswered_client::RULE,
    &structure::property_range::RULE,
    &structure::percentile_order::RULE,
    &structure::islands::RULE,
    &structure::offline_on_path::RULE,
    &structure::type_from_nowhere::RULE,
    &hygiene::test_data_in_training::RULE,
    &hygiene::judged_on_training_rows::RULE,
];

/// Runs every rule. The result depends on the document and the catalogue alone.
pub fn check(document: &Document, catalog: &Catalog) -> Report {
    let cx = Cx::new(document, catalog);
    let mut report = Report::default();
    for rule in RULES {
        (rule.check)(&cx, &mut report);
    }
    report.finish(document, request_path::is_complete(&cx))
}

/// Whether rules may find something else after the patch. Rules read kinds, labels and properties of components,
/// the ends and data types of flows, and the requirements; where things lie and what is drawn is nothing to them.
pub fn concerns(patch: &Patch) -> bool {
    let node = |slot: &Slot<Node>| match (&slot.before, &slot.after) {
        (Some(a), Some(b)) => {
            (&a.kind, &a.label, &a.properties) != (&b.kind, &b.label, &b.properties)
        }
        _ => true,
    };
    let edge = |slot: &Slot<Edge>| match (&slot.before, &slot.after) {
        (Some(a), Some(b)) => (&a.from, &a.to, &a.payload) != (&b.from, &b.to, &b.payload),
        _ => true,
    };
    patch.nodes.values().any(node)
        || patch.edges.values().any(edge)
        || patch.brief.is_some()
        || !patch.acknowledged.is_empty()
}

/// The rule of that id; letter case does not matter.
pub fn explain(id: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .copied()
        .find(|rule| rule.id.eq_ignore_ascii_case(id))
}
