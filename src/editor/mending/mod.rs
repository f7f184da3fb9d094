//! Mending what was found: which ways are on offer, showing what one would do, doing it.
//!
//! Trying a way follows it through all findings, so it is done for those that somebody looks at only. Small boards are
//! tried on at once; for a large one the window does it on a thread and comes back with [`Action::Offered`].
//!
//! [`Action::Offered`]: crate::editor::Action::Offered

mod ghost;
mod task;

use std::collections::{BTreeMap, BTreeSet};

use crate::editor::{Editor, Effect, Prompt, Targets};
use crate::model::{Edit, FindingKey, Target};
use crate::rules::{Fix, Trial};

use ghost::Ghost;
pub use task::{MendTask, Offers};

/// Components and connections of a board on which ways are tried before a person could notice.
const AT_ONCE: usize = 400;
/// Changes after which what was known is forgotten.
const LATELY: u64 = 8;

/// One of the ways to mend a finding, by its place among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub finding: FindingKey,
    pub index: usize,
}

/// What to do about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// One of the ways on offer.
    Fix(usize),
    /// The first way on offer, for everything that the same rule found.
    FixAll,
    /// Accept it, with a reason.
    Acknowledge,
}

/// What is known about mending the findings of the board.
#[derive(Default)]
pub(in crate::editor) struct Mending {
    known: BTreeMap<FindingKey, Known>,
    /// The board to try ways on, as it was when rules last found something else.
    trial: Option<(u64, Trial)>,
    /// What somebody asked for and the window is to work out.
    task: Option<MendTask>,
    /// Whether the window is at work on one.
    is_away: bool,
    ghost: Option<Ghost>,
    /// Whether somebody points at the way that the ghost shows.
    is_shown: bool,
}

struct Known {
    /// The state of the findings it was worked out for.
    state: u64,
    fixes: Vec<Fix>,
}

impl Editor {
    /// Ways to mend the finding, the best first; `None` while nobody asked, see [`crate::editor::Action::AskFixes`].
    /// After a change they are those from before it until somebody asks again.
    pub fn fixes(&self, finding: &FindingKey) -> Option<&[Fix]> {
        let known = self.mending.known.get(finding)?;
        Some(&known.fixes)
    }

    /// Whether the ways to mend the finding are not known or no longer hold.
    pub fn wants_fixes(&self, finding: &FindingKey) -> bool {
        let known = self.mending.known.get(finding);
        known.is_none_or(|known| known.state != self.board.findings_state())
            && !self.mending.is_away
            && !self.board.history.is_previewing()
    }

    /// The way that is shown on the board before it is taken.
    pub fn previewed_fix(&self) -> Option<&Offer> {
        let ghost = self.ghost()?;
        Some(&ghost.offer)
    }

    /// The work that [`Effect::WorkOutFixes`] asked for.
    pub fn take_mending(&mut self) -> Option<MendTask> {
        self.mending.task.take()
    }

    pub(in crate::editor) fn ghost(&self) -> Option<&Ghost> {
        let ghost = self.mending.ghost.as_ref();
        ghost.filter(|ghost| self.mending.is_shown && ghost.holds(&self.board))
    }

    /// Works out what can be done about the findings.
    pub(in crate::editor) fn ask_fixes(
        &mut self,
        findings: impl IntoIterator<Item = FindingKey>,
    ) -> Vec<Effect> {
        let state = self.board.findings_state();
        let wanted: BTreeSet<FindingKey> = findings
            .into_iter()
            .filter(|finding| self.wants_fixes(finding))
            .collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let is_small = self.size() <= AT_ONCE;
        let trial = self.trial();
        if is_small {
            let offers = MendTask::new(state, trial, wanted).run();
            self.offered(offers)
        } else {
            self.mending.is_away = true;
            self.mending.task = Some(MendTask::new(state, trial, wanted));
            vec![Effect::WorkOutFixes]
        }
    }

    /// What was worked out. What no longer holds is asked for again by whoever still wants it.
    pub(in crate::editor) fn offered(&mut self, offers: Offers) -> Vec<Effect> {
        self.mending.is_away = false;
        let state = offers.state;
        if state != self.board.findings_state() {
            let is_all = offers.all.is_some();
            let late = "Not fixed: the board changed meanwhile. Run the command again.";
            return is_all.then(|| Effect::info(late)).into_iter().collect();
        }
        self.mending.trial = Some((state, offers.trial));
        // What was known a moment ago still shows until somebody asks again.
        self.mending
            .known
            .retain(|_, known| state - known.state <= LATELY);
        for (finding, fixes) in offers.found {
            self.mending.known.insert(finding, Known { state, fixes });
        }
        match offers.all {
            Some(all) => self.take_all(&all.rule, all.n, &all.edits),
            None => Vec::new(),
        }
    }

    /// Shows on the board what a way would do, or nothing any more.
    pub(in crate::editor) fn preview_fix(&mut self, offer: Option<Offer>) {
        self.mending.is_shown = offer.is_some();
        let Some(offer) = offer else {
            return;
        };
        let holds = |ghost: &Ghost| ghost.offer == offer && ghost.holds(&self.board);
        if !self.mending.ghost.as_ref().is_some_and(holds) {
            self.mending.ghost = self.ghost_of(offer);
        }
    }

    fn ghost_of(&mut self, offer: Offer) -> Option<Ghost> {
        self.make_sure(&offer.finding);
        let fix = self.fixes(&offer.finding)?.get(offer.index)?;
        Some(Ghost::new(&self.board, offer, fix))
    }

    /// The ways to mend a finding are known and hold, whatever that takes.
    fn make_sure(&mut self, finding: &FindingKey) {
        let state = self.board.findings_state();
        let known = self.mending.known.get(finding);
        if known.is_some_and(|known| known.state == state) {
            return;
        }
        let offers = MendTask::new(state, self.trial(), [finding.clone()].into()).run();
        // What the window is at work on is still to come.
        let is_away = self.mending.is_away;
        self.offered(offers);
        self.mending.is_away = is_away;
    }

    /// Takes a way, as one step.
    pub(in crate::editor) fn fix(&mut self, offer: &Offer) -> Vec<Effect> {
        if let Some(refusal) = self.refusal() {
            return vec![refusal];
        }
        self.cancel();
        self.preview_fix(Some(offer.clone()));
        self.mending.is_shown = false;
        let ghost = self.mending.ghost.take();
        let Some(ghost) = ghost.filter(|ghost| ghost.offer == *offer) else {
            return vec![Effect::info(
                "This can no longer be fixed so: the board has changed",
            )];
        };
        let label = format!("Fix {}: {}", offer.finding.rule, ghost.does);
        self.mend(label, &ghost.edits, &ghost.does)
    }

    /// Mends all that a rule found, each in the first way on offer, as one step.
    pub(in crate::editor) fn fix_all(&mut self, rule: &str) -> Vec<Effect> {
        if let Some(refusal) = self.refusal() {
            return vec![refusal];
        }
        self.cancel();
        let state = self.board.findings_state();
        let is_small = self.size() <= AT_ONCE;
        let task = MendTask::all_of(state, self.trial(), rule);
        if is_small {
            let offers = task.run();
            return self.offered(offers);
        }
        if self.mending.is_away {
            return vec![Effect::info(
                "Still looking for fixes; try again in a moment",
            )];
        }
        self.mending.is_away = true;
        self.mending.task = Some(task);
        vec![Effect::WorkOutFixes]
    }

    fn take_all(&mut self, rule: &str, n: usize, edits: &[Edit]) -> Vec<Effect> {
        if n == 0 {
            return vec![Effect::info(format!(
                "Nothing that {rule} found can be fixed without a decision of yours"
            ))];
        }
        let edits = ghost::placed(&self.board, edits);
        let done = format!("Fixed {n} of {rule}");
        self.mend(format!("Fix all of {rule}"), &edits, &done)
    }

    /// Does the edits, shows what they did, and says so.
    fn mend(&mut self, label: String, edits: &[Edit], done: &str) -> Vec<Effect> {
        let before = self.before_gliding();
        let n_before = self.problems().count();
        let patch = self.board.history.commit(label, edits);
        self.board.changed(&patch);
        self.glide(before, &patch);
        let touched: Targets = patch.targets().collect();
        let document = self.document();
        let there = touched.into_iter().filter(|at| document.contains(at));
        let (parts, edges): (Targets, Targets) =
            there.partition(|at| !matches!(at, Target::Edge(_)));
        let parts = if parts.is_empty() { edges } else { parts };
        if !parts.is_empty() {
            self.reveal(parts.into_iter().collect());
        }
        let fewer = n_before.saturating_sub(self.problems().count());
        let told = match fewer {
            0 => done.to_owned(),
            1 => format!("{done}: one problem fewer"),
            n => format!("{done}: {n} problems fewer"),
        };
        vec![Effect::info(told)]
    }

    /// Asks what to do about the finding gone to last, or the first of what is selected.
    pub(in crate::editor) fn ask_fix(&mut self) -> Vec<Effect> {
        let Some(finding) = self.finding_meant() else {
            let way = match self.shortcut("check.next") {
                Some(key) => format!("Go to a problem first ({key})"),
                None => "Go to a problem first".to_owned(),
            };
            return vec![Effect::info(way)];
        };
        let mut effects = self.go_to_problem(&finding);
        effects.extend(self.ask_fixes([finding.clone()]));
        effects.extend(self.act(crate::editor::Action::Prompt(Some(Prompt::Mend {
            finding,
        }))));
        effects
    }

    /// As [`Self::fix_all`], for the rule of the finding that is meant.
    pub(in crate::editor) fn fix_all_meant(&mut self) -> Vec<Effect> {
        match self.finding_meant() {
            Some(finding) => self.fix_all(&finding.rule),
            None => vec![Effect::info("Go to a problem first")],
        }
    }

    fn finding_meant(&self) -> Option<FindingKey> {
        if let Some(current) = self.current_problem() {
            return Some(current.clone());
        }
        let target = self.board.selected_one()?;
        let mut open = self.problems();
        let found = open.find(|found| match target {
            Target::Node(id) => found.nodes.contains(id),
            Target::Edge(id) => found.edges.contains(id),
            Target::Sketch(_) => false,
        });
        found.map(crate::rules::Diagnostic::key)
    }

    /// The board to try ways on, as it is now.
    fn trial(&mut self) -> Trial {
        let state = self.board.findings_state();
        match self.mending.trial.take() {
            Some((of, trial)) if of == state => trial,
            _ => Trial::with(self.document().clone(), self.derived().findings().clone()),
        }
    }

    fn size(&self) -> usize {
        let diagram = self.document().diagram();
        diagram.n_nodes() + diagram.n_edges()
    }
}
