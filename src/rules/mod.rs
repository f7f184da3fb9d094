//! What is wrong with a board, and why.
//!
//! A rule is one file, a check of a component, a flow or the board, see [`RuleCheck`], and one entry of texts, which are
//! its documentation, in `assets/rules`. Rules ask kinds for roles and ports, never for their names, so that a new kind is a data file only.
//! A rule that finds fault adds a [`Diagnostic`] per place; [`Findings`] keeps them up to date as the board changes,
//! by asking again where something changed, and [`check`] asks everywhere.
//!
//! To add a rule: a file in the folder of its family, its name in the list there, its entry of texts, and a case file.

/// Declares the files of a family, each of which holds one rule, and lists these rules in that order: by id.
macro_rules! family {
    ($($rule:ident,)+) => {
        $(pub mod $rule;)+

        /// The rules of the family, by id.
        pub(in crate::rules) const RULES: &[&std::sync::LazyLock<crate::rules::Rule>] =
            &[$(&$rule::RULE),+];
    };
}
use family;

mod board;
mod engine;
mod evaluation;
mod hygiene;
mod monitoring;
mod overview;
mod release;
mod requirements;
mod safety;
mod serving;
mod structure;

pub use engine::{
    BoardFacts, BoardQuery, CountDifferences, Counts, Diagnostic, EdgeRef, Findings, Fix,
    FixSafety, FixTemplate, NodeRef, Report, Rule, RuleCheck, RuleFamily, RulesTouched, Sandbox,
    Severities, Severity, SeverityLevel, SyncCycle, Tally, TellWhen, fixes, markdown,
    severity_names, stale_acknowledgements,
};
pub use overview::{
    Coverage, MonitoringStatus, PathKind, PromiseState, PromiseStatus, Trace, UnclearRequirement,
    coverage, loops, path,
};

use engine::display;

use std::sync::LazyLock;

use crate::catalog::Catalog;
use crate::model::Document;

/// The rules of every family, in the order families are told in.
const FAMILIES: &[&[&LazyLock<Rule>]] = &[
    board::RULES,
    structure::RULES,
    hygiene::RULES,
    release::RULES,
    serving::RULES,
    monitoring::RULES,
    evaluation::RULES,
    safety::RULES,
    requirements::RULES,
];

/// What is not drawn yet, in one line; `None` where nothing is missing.
pub fn undrawn(report: &Report) -> Option<&str> {
    let is_open = |found: &&Diagnostic| {
        *found.rule == *structure::not_drawn_yet::RULE && found.acknowledged.is_none()
    };
    let found = report.diagnostics().find(is_open);
    found.map(|found| found.message.as_str())
}

/// Every rule, by family, then id.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let all = FAMILIES.iter().copied().flatten();
    all.map(|rule| -> &'static Rule { rule }).collect()
});

/// Runs every rule. The result depends on the document and the catalogue alone.
pub fn check(document: &Document, catalog: &Catalog) -> Report {
    let mut findings = Findings::default();
    findings.update(document, catalog, &RulesTouched::everything(document));
    Report::clone(findings.all())
}

/// The rule of that id; letter case does not matter.
pub fn explain(id: &str) -> Option<&'static Rule> {
    RULES
        .iter()
        .copied()
        .find(|rule| rule.id.eq_ignore_ascii_case(id))
}
