//! Findings that a person accepted, with a reason.

use crate::model::{Document, FindingKey};
use crate::rules::{Diagnostic, Report};

/// Acknowledgements of findings that are no longer found, with their reasons.
pub fn stale_acknowledgements<'d>(
    document: &'d Document,
    report: &Report,
) -> Vec<(&'d FindingKey, &'d str)> {
    let given = document.acknowledged().iter();
    let is_found = |key: &FindingKey| {
        let is_rule = key.nodes.is_empty() && key.edges.is_empty();
        report.find(key).is_some()
            || is_rule && report.diagnostics().any(|found| found.rule.id == key.rule)
    };
    let stale = given.filter(|(key, _)| !is_found(key));
    stale.map(|(key, reason)| (key, reason.as_str())).collect()
}

/// The reason given for this very finding, or for all of its rule.
pub(in crate::rules) fn acknowledgement(
    document: &Document,
    diagnostic: &Diagnostic,
) -> Option<String> {
    let given = document.acknowledged();
    if given.is_empty() {
        return None;
    }
    let whole_rule = || FindingKey {
        rule: diagnostic.rule.id.to_owned(),
        nodes: [].into(),
        edges: [].into(),
    };
    given
        .get(&diagnostic.key())
        .or_else(|| given.get(&whole_rule()))
        .cloned()
}
