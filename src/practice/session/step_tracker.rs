//! Which step an attempt is in: the one that somebody chose, or that two edits in a row belong to.

use std::collections::BTreeSet;

use crate::practice::cards::InterviewStep;

/// Follows what is edited and what is chosen by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTracker {
    /// The step that the attempt is in.
    current: InterviewStep,
    /// The other step to which the last edit belonged.
    other: Option<InterviewStep>,
    /// Steps that a hand left since an edit last belonged to the step it then was; edits do not lead back to them.
    left_by_hand: BTreeSet<InterviewStep>,
}

impl StepTracker {
    /// An attempt that begins.
    pub fn new() -> Self {
        Self {
            current: InterviewStep::Clarify,
            other: None,
            left_by_hand: BTreeSet::new(),
        }
    }

    /// The step that the attempt is in.
    pub fn current(&self) -> InterviewStep {
        self.current
    }

    /// Takes an edit that belongs to a step, and says to which step it leads.
    pub(in crate::practice) fn edited(&mut self, step: InterviewStep) -> Option<InterviewStep> {
        if step == self.current {
            self.other = None;
            self.left_by_hand.clear();
            return None;
        }
        let is_second = self.other.replace(step) == Some(step);
        (is_second && !self.left_by_hand.contains(&step)).then_some(step)
    }

    /// Goes to a step because edits led there.
    pub(in crate::practice) fn follow(&mut self, step: InterviewStep) {
        self.current = step;
        self.other = None;
        self.left_by_hand.clear();
    }

    /// Goes to a step because somebody chose it.
    pub(in crate::practice) fn choose(&mut self, step: InterviewStep) {
        self.left_by_hand.insert(self.current);
        self.left_by_hand.remove(&step);
        self.current = step;
        self.other = None;
    }
}

impl Default for StepTracker {
    fn default() -> Self {
        Self::new()
    }
}
