//! Findings that came and went while an attempt went on.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::model::{Document, FindingKey, Patch, RecordChange};
use crate::practice::log::copies::n_records;
use crate::practice::log::{AttemptEvent, RecordedAttempt, TranscriptLine, TranscriptMark};
use crate::rules;

/// Records that findings are looked for among, all together; what comes after is left out.
const MOST_CHECKED: usize = 2_000_000;

/// Findings that nobody accepted, with the titles of their rules.
type OpenFindings = BTreeMap<FindingKey, &'static str>;

impl RecordedAttempt {
    /// A line of the transcript for each change of the board after which other findings are open. It asks the rules
    /// after every change that means something, which takes a while.
    pub fn finding_lines(&self, catalog: &Catalog) -> Vec<TranscriptLine> {
        let mut lines = Vec::new();
        let mut document = self.base.clone();
        let (mut open, mut n_checked) = (open_findings(&document, catalog), 0);
        for (n, recorded) in self.events.iter().enumerate() {
            if recorded.event == AttemptEvent::End {
                break;
            }
            let Some(change) = self.change_on(n, &document) else {
                continue;
            };
            let change = change.with_before(&document);
            change.apply(&mut document);
            if !may_change_findings(&change) {
                continue;
            }
            n_checked += n_records(&document);
            if n_checked > MOST_CHECKED {
                break;
            }
            let now = open_findings(&document, catalog);
            if let Some(text) = in_words(&open, &now) {
                lines.push(TranscriptLine {
                    at: recorded.at,
                    event: n,
                    mark: TranscriptMark::Finding,
                    text,
                    for_card: None,
                });
            }
            open = now;
        }
        lines
    }
}

/// Places and looks change none.
fn may_change_findings(change: &Patch) -> bool {
    change.brief.is_some()
        || !change.acknowledged.is_empty()
        || change.nodes.values().any(RecordChange::changes_meaning)
        || change.edges.values().any(RecordChange::changes_wiring)
}

fn open_findings(document: &Document, catalog: &Catalog) -> OpenFindings {
    let report = rules::check(document, catalog);
    let open = report
        .diagnostics()
        .filter(|one| one.acknowledged.is_none());
    open.map(|one| (one.key(), one.rule.title)).collect()
}

/// `Now open: … No longer: …`; `None` when nothing came or went. A rule is named once.
fn in_words(before: &OpenFindings, after: &OpenFindings) -> Option<String> {
    let only_in = |these: &OpenFindings, others: &OpenFindings| {
        let only = these.iter().filter(|(key, _)| !others.contains_key(*key));
        let mut titles: Vec<&str> = only.map(|(_, title)| *title).collect();
        titles.sort_unstable();
        titles.dedup();
        titles.join("; ")
    };
    let (come, gone) = (only_in(after, before), only_in(before, after));
    let parts = [("Now open: ", come), ("No longer open: ", gone)];
    let parts = parts.into_iter().filter(|(_, titles)| !titles.is_empty());
    let parts: Vec<String> = parts
        .map(|(sign, titles)| format!("{sign}{titles}."))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
