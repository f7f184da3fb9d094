//! Findings as the person meets them: which are listed now, and going from one to the next.

use crate::editor::{Editor, Effect, Prompt, StepDirection};
use crate::model::{Edit, FindingKey, Target};
use crate::rules::{Diagnostic, stale_acknowledgements};
use crate::scene::FindingsFilter;

impl Editor {
    /// Findings to list, worst first. While drawing, those that only a finished board can have are left out.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        let is_told = self.board.findings != FindingsFilter::None;
        let shown = self.derived().shown.diagnostics();
        shown.filter(move |finding| is_told && finding.acknowledged.is_none())
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
        let mut effects = Vec::new();
        if !targets.is_empty() {
            effects = self.reveal(targets);
        }
        effects.push(Effect::Announce(message));
        effects
    }
}

/// Goes to the next finding or to the one before, around the end.
pub(in crate::editor) fn step(editor: &mut Editor, step: StepDirection) -> Vec<Effect> {
    let keys: Vec<FindingKey> = editor.problems().map(Diagnostic::key).collect();
    if keys.is_empty() {
        return vec![Effect::info("No problems")];
    }
    let current = editor
        .problem
        .as_ref()
        .and_then(|key| keys.iter().position(|other| other == key));
    editor.go_to_problem(&keys[step.around(current, keys.len())])
}

/// Asks why the current finding is accepted.
pub(in crate::editor) fn ask_acknowledge(editor: &mut Editor) -> Vec<Effect> {
    let Some(finding) = editor.current_problem().cloned() else {
        return vec![Effect::info("Go to a problem first (F8)")];
    };
    let reason = String::new();
    editor.act(crate::editor::Action::Prompt(Some(Prompt::Acknowledge {
        finding,
        reason,
    })))
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

/// Accepts a finding with a reason, or takes that back.
pub(in crate::editor) fn acknowledge(
    editor: &mut Editor,
    finding: FindingKey,
    reason: Option<String>,
) -> Vec<Effect> {
    let verb = if reason.is_some() {
        "Acknowledge"
    } else {
        "Remove acknowledgement of"
    };
    let label = format!("{verb} {}", finding.rule);
    editor.commit(label, &[Edit::Acknowledge { finding, reason }])
}
