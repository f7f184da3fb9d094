//! Working out ways to mend, with all that needs: it can be done on any thread while the board lives on.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::model::{Edit, FindingKey};
use crate::rules::{Fix, FixSafety, Sandbox};

/// What is to be worked out, and the board it is for.
#[derive(Clone, Debug)]
pub struct FixTask {
    state: u64,
    sandbox: Sandbox,
    findings: BTreeSet<FindingKey>,
    /// The rule of which everything is to be mended.
    rule: Option<String>,
}

/// What came of a [`FixTask`].
#[derive(Clone, Debug)]
pub struct FixResults {
    /// The state of the findings it was worked out for.
    pub(in crate::editor) state: u64,
    pub(in crate::editor) trial: Sandbox,
    pub(in crate::editor) found: BTreeMap<FindingKey, Vec<Fix>>,
    pub(in crate::editor) all: Option<RuleFixes>,
}

/// Everything that mends what one rule found.
#[derive(Clone, Debug)]
pub(in crate::editor) struct RuleFixes {
    /// The id of the rule.
    pub rule: String,
    /// How many findings are mended.
    pub n: usize,
    /// Of all its fixes, one after the other.
    pub edits: Vec<Edit>,
}

impl PartialEq for FixResults {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state && self.found == other.found
    }
}

impl FixTask {
    pub(in crate::editor) fn new(
        state: u64,
        sandbox: Sandbox,
        findings: BTreeSet<FindingKey>,
    ) -> Self {
        Self {
            state,
            sandbox,
            findings,
            rule: None,
        }
    }

    pub(in crate::editor) fn all_of(state: u64, trial: Sandbox, rule: &str) -> Self {
        Self {
            rule: Some(rule.to_owned()),
            ..Self::new(state, trial, BTreeSet::new())
        }
    }

    /// Tries every way.
    pub fn run(mut self) -> FixResults {
        let catalog = Catalog::in_use();
        let mut found = BTreeMap::new();
        for key in self.findings {
            let finding = self.sandbox.report().find(&key).cloned();
            let fixes = finding.map(|finding| self.sandbox.fixes(catalog, &finding));
            found.insert(key, fixes.unwrap_or_default());
        }
        let trial = self.sandbox;
        let all = self.rule.map(|rule| {
            let mut whole = trial.clone();
            let may = |safety| safety != FixSafety::NeedsValue;
            let done = whole.mend_all(catalog, |found| found.rule.id == rule, may);
            RuleFixes {
                n: done.len(),
                edits: done.into_iter().flat_map(|(_, fix)| fix.edits).collect(),
                rule,
            }
        });
        FixResults {
            state: self.state,
            trial,
            found,
            all,
        }
    }
}

/// Components and connections of a board on which ways are tried before a person could notice.
pub const AT_ONCE: usize = 400;
