//! Findings as the person meets them: which are listed now, and going from one to the next.

use crate::editor::{Editor, Effect, Prompt};
use crate::model::{FindingKey, Target};
use crate::rules::{Diagnostic, stale_acknowledgements};

impl Editor {
    /// Findings to list, worst first. While drawing, those that only a finished board can have are left out.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        let shown = self.derived().shown.diagnostics();
        shown.filter(|finding| finding.acknowledged.is_none())
    }

    /// Findings a person accepted, with their reasons.
    pub fn acknowledged(&self) -> impl Iterator<Item = &Diagnostic> {
        let all = self.derived().report.diagnostics();
        all.filter(|finding| finding.acknowledged.is_some())
    }

    /// Acknowledgements of what is no longer found, with their reasons.
    pub fn stale_acknowledgements(&self) -> Vec<(&FindingKey, &str)> {
        if self.document().acknowledged().is_empty() {
            return Vec::new();
        }
        stale_acknowledgements(self.document(), &self.derived().report)
    }

    /// The finding last gone to, while it is still there.
    pub fn current_problem(&self) -> Option<&FindingKey> {
        let current = self.problem.as_ref()?;
        self.problems()
            .any(|finding| finding.key() == *current)
            .then_some(current)
    }

    /// Selects what a finding is about and brings it into view.
    pub fn go_to_problem(&mut self, key: &FindingKey) -> Vec<Effect> {
        let Some(finding) = self
            .derived()
            .report
            .diagnostics()
            .find(|finding| finding.key() == *key)
        else {
            return Vec::new();
        };
        let message = finding.message.clone();
        let targets = targets(finding);
        self.problem = Some(key.clone());
        if !targets.is_empty() {
            self.reveal(targets);
        }
        vec![Effect::Announce(message)]
    }

    /// Goes `by` findings on from the current one, around the end.
    pub(in crate::editor) fn step_problem(&mut self, forward: bool) -> Vec<Effect> {
        let keys: Vec<FindingKey> = self.problems().map(Diagnostic::key).collect();
        if keys.is_empty() {
            return vec![Effect::info("No problems to go to")];
        }
        let current = self
            .problem
            .as_ref()
            .and_then(|key| keys.iter().position(|other| other == key));
        let next = match (current, forward) {
            (Some(i), true) => (i + 1) % keys.len(),
            (Some(i), false) => (i + keys.len() - 1) % keys.len(),
            (None, true) => 0,
            (None, false) => keys.len() - 1,
        };
        self.go_to_problem(&keys[next])
    }

    /// Asks why the current finding is accepted.
    pub(in crate::editor) fn ask_acknowledge(&mut self) -> Vec<Effect> {
        let Some(finding) = self.current_problem().cloned() else {
            return vec![Effect::info("Go to a problem first (F8)")];
        };
        let reason = String::new();
        self.act(crate::editor::Action::Prompt(Some(Prompt::Acknowledge {
            finding,
            reason,
        })))
    }
}

/// What a finding is about: its components, or its connections where it names no components.
fn targets(finding: &Diagnostic) -> Vec<Target> {
    let edges = finding.edges.iter().cloned().map(Target::Edge);
    let nodes = finding.nodes.iter().cloned().map(Target::Node);
    if finding.edges.is_empty() {
        nodes.collect()
    } else {
        edges.collect()
    }
}
