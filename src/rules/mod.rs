//! What is wrong with a board, and why.
//!
//! A rule is one file: its texts, which are its documentation, and a check of a place, a flow or the board; see
//! [`Check`]. Rules ask kinds for roles and ports, never for their names, so that a new kind is a data file only.
//! A rule that finds fault adds a [`Diagnostic`] per place; [`Findings`] keeps them up to date as the board changes,
//! by asking again where something changed, and [`check`] asks everywhere.
//!
//! To add a rule: a file in the folder of its family, two lines there, a line in [`RULES`], and a case file.

mod board;
mod cx;
mod facts;
mod findings;
mod hygiene;
mod knots;
mod parts;
mod reach;
mod report;
mod request_path;
mod rule;
mod structure;
mod touched;
mod wiring;
mod words;

pub use cx::Cx;
pub use facts::Facts;
pub use findings::Findings;
pub use knots::Cycle;
pub use report::{Counts, Diagnostic, Differences, Report, Tally};
pub use request_path::on_request_path;
pub use rule::{Check, Family, Rule, Severity, When};
pub use touched::Touched;
pub use wiring::{Flow, Place};

use crate::catalog::Catalog;
use crate::model::Document;

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
    let mut findings = Findings::default();
    findings.update(document, catalog, &Touched::everything(document));
    Report::clone(findings.all())
}

/// The rule of that id; letter case does not matter.
pub fn explain(id: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .copied()
        .find(|rule| rule.id.eq_ignore_ascii_case(id))
}
