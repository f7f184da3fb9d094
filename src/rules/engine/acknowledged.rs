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
        let is_part = |found: &Diagnostic| {
            let whole = found.key();
            found.rule.id == key.rule
                && whole.edges == key.edges
                && key.nodes.is_subset(&whole.nodes)
        };
        report.find(key).is_some()
            || !key.nodes.is_empty() && report.diagnostics().any(is_part)
            || is_rule && report.diagnostics().any(|found| found.rule.id == key.rule)
    };
    let stale = given.filter(|(key, _)| !is_found(key));
    stale.map(|(key, reason)| (key, reason.as_str())).collect()
}

/// The first reason where all places of the finding were accepted, each for itself: one entry lists today what several
/// said before.
fn place_by_place(document: &Document, key: &FindingKey) -> Option<String> {
    let mut open = key.nodes.clone();
    let mut first = None;
    for (accepted, reason) in document.acknowledged() {
        let is_part = accepted.rule == key.rule
            && accepted.edges == key.edges
            && !accepted.nodes.is_empty()
            && accepted.nodes.is_subset(&key.nodes);
        if is_part {
            open.retain(|node| !accepted.nodes.contains(node));
            first.get_or_insert(reason);
        }
    }
    first.filter(|_| open.is_empty()).cloned()
}

/// The reason given for this very finding, for all of its places one by one, or for all of its rule.
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
    let key = diagnostic.key();
    let exactly = given.get(&key).or_else(|| given.get(&whole_rule()));
    exactly.cloned().or_else(|| place_by_place(document, &key))
}
