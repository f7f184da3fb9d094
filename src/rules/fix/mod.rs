//! Mending what was found: the ways a rule knows, as edits of this board, tried out before they are offered.

mod plan;
mod values;

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::model::{Document, Edit, FindingKey, apply};
use crate::rules::{Diagnostic, Report, Severity, check};

/// A way to mend a finding that leaves fewer findings and no new error.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, as a command.
    pub does: &'static str,
    /// To be applied together, as one step to undo. New components have no places yet.
    pub edits: Vec<Edit>,
}

/// Ways to mend the finding of the report of the document, the best first. Each was tried: after it the finding is gone,
/// fewer are left, and no error is new.
pub fn fixes(
    document: &Document,
    catalog: &Catalog,
    report: &Report,
    finding: &Diagnostic,
) -> Vec<Fix> {
    let mends = finding.rule.mends.iter();
    let planned = mends.filter_map(|mend| {
        let edits = plan::edits(document, catalog, finding, mend)?;
        Some(Fix {
            does: mend.does,
            edits,
        })
    });
    planned
        .filter(|fix| helps(document, catalog, report, finding, fix))
        .collect()
}

fn helps(
    document: &Document,
    catalog: &Catalog,
    before: &Report,
    finding: &Diagnostic,
    fix: &Fix,
) -> bool {
    let mut mended = document.clone();
    apply(&mut mended, &fix.edits);
    let after = check(&mended, catalog);
    let count = |report: &Report| report.counts().at_least(Severity::Advice);
    let key = finding.key();
    count(&after) < count(before)
        && !after.diagnostics().any(|found| found.key() == key)
        && errors(&after).is_subset(&errors(before))
}

fn errors(report: &Report) -> BTreeSet<FindingKey> {
    let errors = report
        .diagnostics()
        .filter(|found| found.severity() == Severity::Error && found.acknowledged.is_none());
    errors.map(Diagnostic::key).collect()
}
