//! When a copy of unsaved work is made: a few seconds after an edit.

use std::path::Path;

use crate::file::Recovery;

/// Seconds after an edit before a copy is made, so that several edits make one copy.
const REST: f64 = 3.0;
/// Waking up this much later, in seconds, the copy is surely due.
const MARGIN: f64 = 0.05;

/// The recovery copies in the folder of the settings.
pub fn recovery_store(config: &Path) -> Recovery {
    Recovery::new(config.join("recovery"))
}

/// State of one board's recovery copy.
#[derive(Default)]
pub struct AutosaveState {
    key: String,
    /// The document's revision that is on disk, or about to be.
    kept: u64,
    /// The document's revision at the last look.
    seen: u64,
    /// When the copy is made, on egui's clock in seconds. Zero is at once, even of a revision that was kept.
    due: Option<f64>,
}

impl AutosaveState {
    /// A copy of its own for a board at a revision; `number` tells boards of one name apart.
    pub fn new(path: Option<&Path>, title: &str, number: u32, revision: u64) -> Self {
        // Two windows with unnamed boards keep two copies.
        let own = format!("{title} {} {number}", std::process::id());
        Self {
            key: Recovery::key(path, &own),
            kept: revision,
            seen: revision,
            due: None,
        }
    }

    /// The name of the copy among the recovery copies.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Takes note of the board's revision. Returns in how many seconds to look again, if a copy waits.
    pub fn watch(&mut self, revision: u64, now: f64) -> Option<f64> {
        if revision != self.seen {
            self.seen = revision;
            // The first edit sets the time: somebody who draws without a pause gets copies all the same.
            self.due.get_or_insert(now + REST);
        }
        let due = self.due.filter(|due| *due > now)?;
        Some(due - now + MARGIN)
    }

    /// Whether the board has rested long enough.
    pub fn is_due(&self, now: f64) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// Has the next copy made at once: work that was recovered has none of its own yet.
    pub fn hurry(&mut self) {
        self.due = Some(0.0);
    }

    /// Takes the revision for kept. Says whether there is anything new to keep.
    pub fn begin_copy(&mut self, revision: u64) -> bool {
        if self.kept == revision && self.due != Some(0.0) {
            return false;
        }
        self.due = None;
        self.seen = revision;
        self.kept = revision;
        true
    }

    /// Removes the copy: the work is saved, or given up on purpose.
    pub fn forget(&mut self, config: &Path) {
        self.due = None;
        if !self.key.is_empty() {
            // A copy that stays is offered again; nothing is lost by it.
            let _ = recovery_store(config).forget(&self.key);
        }
    }
}
