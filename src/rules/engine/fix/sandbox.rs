//! A board to try ways of mending on. What is tried is taken back, and the findings follow both ways, so that trying
//! costs what the attempt touches and not what the board holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::model::{Document, Edit, FindingKey, Patch, apply};
use crate::rules::engine::fix::{Fix, plan};
use crate::rules::engine::touched::RulesTouched;
use crate::rules::{Diagnostic, Findings, FixSafety, Report, Severity};

/// More ways than this of one mend are not offered.
const MOST: usize = 3;

/// A board of its own with its findings.
#[derive(Clone, Debug)]
pub struct Sandbox {
    document: Document,
    findings: Findings,
    errors: BTreeSet<FindingKey>,
}

impl Sandbox {
    /// Finds everything first.
    pub fn new(document: Document, catalog: &Catalog) -> Self {
        let mut findings = Findings::default();
        findings.update(&document, catalog, &RulesTouched::everything(&document));
        Self::with(document, findings)
    }

    /// With what is known to be found on the document.
    pub fn with(document: Document, findings: Findings) -> Self {
        let errors = errors(findings.all());
        Self {
            document,
            findings,
            errors,
        }
    }

    /// The board with everything that was done to it.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What is found on the board now.
    pub fn report(&self) -> &Arc<Report> {
        self.findings.all()
    }

    /// Ways to mend a finding of the board, the best first. The board stays as it is.
    pub fn fixes(&mut self, catalog: &Catalog, finding: &Diagnostic) -> Vec<Fix> {
        let key = finding.key();
        let mut fixes: Vec<Fix> = Vec::new();
        for mend in finding.rule.fixes {
            let ways = plan::ways(&self.document, catalog, finding, mend);
            let tried = ways.into_iter().filter_map(|fix| {
                let left = self.left(catalog, &key, &fix.edits)?;
                Some((left, fix))
            });
            let mut tried: Vec<(usize, Fix)> = tried.collect();
            // Ways that were searched for: those that leave least first.
            tried.sort_by_key(|(left, _)| *left);
            fixes.extend(tried.into_iter().map(|(_, fix)| fix).take(MOST));
        }
        fixes
    }

    /// Does the edits for good.
    pub fn apply(&mut self, catalog: &Catalog, edits: &[Edit]) {
        let patch = apply(&mut self.document, edits);
        self.follow(catalog, &patch);
        self.errors = errors(self.findings.all());
    }

    /// Mends findings that `is_meant` picks by fixes of a safety that `may` allows, the worst first, one after the other
    /// until nothing on offer helps any more.
    /// Returns what was found and how it was mended. Every step leaves fewer findings, so it ends.
    pub fn mend_all(
        &mut self,
        catalog: &Catalog,
        is_meant: impl Fn(&Diagnostic) -> bool,
        may: impl Fn(FixSafety) -> bool,
    ) -> Vec<(Arc<Diagnostic>, Fix)> {
        let mut done = Vec::new();
        while let Some((found, fix)) = self.next(catalog, &is_meant, &may) {
            self.apply(catalog, &fix.edits);
            done.push((found, fix));
        }
        done
    }

    fn next(
        &mut self,
        catalog: &Catalog,
        is_meant: &impl Fn(&Diagnostic) -> bool,
        may: &impl Fn(FixSafety) -> bool,
    ) -> Option<(Arc<Diagnostic>, Fix)> {
        let report = Arc::clone(self.report());
        let open = report.shared().filter(|found| found.acknowledged.is_none());
        let meant: Vec<Arc<Diagnostic>> = open.filter(|found| is_meant(found)).cloned().collect();
        // Nobody else may hold the report while ways are tried, or it would be copied.
        drop(report);
        meant.into_iter().find_map(|found| {
            let mut fixes = self.fixes(catalog, &found).into_iter();
            let fix = fixes.find(|fix| may(fix.safety))?;
            Some((found, fix))
        })
    }

    /// How many findings the edits leave, if these are fewer than before, this one is gone and no error is new.
    fn left(&mut self, catalog: &Catalog, key: &FindingKey, edits: &[Edit]) -> Option<usize> {
        let n_before = n_found(self.report());
        let patch = apply(&mut self.document, edits);
        self.follow(catalog, &patch);
        let after = self.report();
        let n_after = n_found(after);
        let helps = n_after < n_before
            && !after.diagnostics().any(|found| found.key() == *key)
            && errors(after).is_subset(&self.errors);
        let back = patch.inverse();
        back.apply(&mut self.document);
        self.follow(catalog, &back);
        helps.then_some(n_after)
    }

    fn follow(&mut self, catalog: &Catalog, patch: &Patch) {
        let touched = RulesTouched::by(patch);
        self.findings.update(&self.document, catalog, &touched);
    }
}

fn n_found(report: &Report) -> usize {
    report.counts().at_least(Severity::Advice)
}

fn errors(report: &Report) -> BTreeSet<FindingKey> {
    let errors = report
        .diagnostics()
        .filter(|found| found.severity() == Severity::Error && found.acknowledged.is_none());
    errors.map(Diagnostic::key).collect()
}
