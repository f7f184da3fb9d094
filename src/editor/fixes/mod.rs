//! Mending what was found: which ways are on offer, showing what one would do, doing it.
//!
//! Trying a way follows it through all findings, so it is done for those that somebody looks at only. Small boards are
//! tried on at once; for a large one the window does it on a thread and comes back with [`WindowReply::Offered`].
//!
//! [`WindowReply::Offered`]: crate::editor::WindowReply::Offered

mod cache;
mod offer;
mod preview;
mod task;

use std::collections::BTreeSet;

use crate::editor::{Editor, Effect, Prompt, TargetSet, view::animation};
use crate::model::{Edit, FindingKey, Target};
use crate::rules::{Fix, Sandbox};

use cache::CachedFixes;
pub(in crate::editor) use cache::FixState;
pub use offer::{FixId, QuickFix};
use preview::FixPreview;
use task::AT_ONCE;
pub use task::{FixResults, FixTask};

/// Changes after which what was known is forgotten.
const LATELY: u64 = 8;

impl Editor {
    /// Ways to mend the finding, the best first; `None` while nobody asked, see [`crate::editor::FindingAction::AskFixes`].
    /// After a change they are those from before it until somebody asks again.
    pub fn fixes(&self, finding: &FindingKey) -> Option<&[Fix]> {
        let known = self.fixes.known.get(finding)?;
        Some(&known.fixes)
    }

    /// Whether the ways to mend the finding are not known or no longer hold.
    pub fn wants_fixes(&self, finding: &FindingKey) -> bool {
        let known = self.fixes.known.get(finding);
        known.is_none_or(|known| known.state != self.board.findings_state())
            && !self.fixes.is_away
            && !self.board.history.is_previewing()
    }

    /// The way that is shown on the board before it is taken.
    pub fn previewed_fix(&self) -> Option<&FixId> {
        let ghost = shown(self)?;
        Some(&ghost.offer)
    }

    /// The work that [`Effect::WorkOutFixes`] asked for.
    pub fn take_fix_task(&mut self) -> Option<FixTask> {
        self.fixes.task.take()
    }
}

pub(in crate::editor) fn shown(editor: &Editor) -> Option<&FixPreview> {
    let ghost = editor.fixes.ghost.as_ref();
    ghost.filter(|ghost| editor.fixes.is_shown && ghost.holds(&editor.board))
}

/// Works out what can be done about the findings.
pub(in crate::editor) fn ask(
    editor: &mut Editor,
    findings: impl IntoIterator<Item = FindingKey>,
) -> Vec<Effect> {
    let state = editor.board.findings_state();
    let wanted: BTreeSet<FindingKey> = findings
        .into_iter()
        .filter(|finding| editor.wants_fixes(finding))
        .collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let is_small = board_size(editor) <= AT_ONCE;
    let trial = sandbox(editor);
    if is_small {
        let offers = FixTask::new(state, trial, wanted).run();
        take_offers(editor, offers)
    } else {
        editor.fixes.is_away = true;
        editor.fixes.task = Some(FixTask::new(state, trial, wanted));
        vec![Effect::WorkOutFixes]
    }
}

/// What was worked out. What no longer holds is asked for again by whoever still wants it.
pub(in crate::editor) fn take_offers(editor: &mut Editor, offers: FixResults) -> Vec<Effect> {
    editor.fixes.is_away = false;
    let state = offers.state;
    if state != editor.board.findings_state() {
        let is_all = offers.all.is_some();
        let late = "Not fixed: the board changed meanwhile. Run the command again.";
        return is_all.then(|| Effect::info(late)).into_iter().collect();
    }
    editor.fixes.sandbox = Some((state, offers.trial));
    // What was known a moment ago still shows until somebody asks again.
    editor
        .fixes
        .known
        .retain(|_, known| state - known.state <= LATELY);
    for (finding, fixes) in offers.found {
        editor
            .fixes
            .known
            .insert(finding, CachedFixes { state, fixes });
    }
    match offers.all {
        Some(all) => take_all(editor, &all.rule, all.n, &all.edits),
        None => Vec::new(),
    }
}

/// Shows on the board what a way would do, or nothing any more.
pub(in crate::editor) fn show(editor: &mut Editor, offer: Option<FixId>) {
    editor.fixes.is_shown = offer.is_some();
    let Some(offer) = offer else {
        return;
    };
    let holds = |ghost: &FixPreview| ghost.offer == offer && ghost.holds(&editor.board);
    if !editor.fixes.ghost.as_ref().is_some_and(holds) {
        editor.fixes.ghost = preview_of(editor, offer);
    }
}

fn preview_of(editor: &mut Editor, offer: FixId) -> Option<FixPreview> {
    ensure_known(editor, &offer.finding);
    let fix = editor.fixes(&offer.finding)?.get(offer.index)?;
    Some(FixPreview::new(&editor.board, offer, fix))
}

/// The ways to mend a finding are known and hold, whatever that takes.
fn ensure_known(editor: &mut Editor, finding: &FindingKey) {
    let state = editor.board.findings_state();
    let known = editor.fixes.known.get(finding);
    if known.is_some_and(|known| known.state == state) {
        return;
    }
    let offers = FixTask::new(state, sandbox(editor), [finding.clone()].into()).run();
    // What the window is at work on is still to come.
    let is_away = editor.fixes.is_away;
    take_offers(editor, offers);
    editor.fixes.is_away = is_away;
}

/// Takes a way, as one step.
pub(in crate::editor) fn apply(editor: &mut Editor, offer: &FixId) -> Vec<Effect> {
    if let Some(mismatch) = editor.edit_error() {
        return vec![mismatch];
    }
    editor.cancel();
    show(editor, Some(offer.clone()));
    editor.fixes.is_shown = false;
    let ghost = editor.fixes.ghost.take();
    let Some(ghost) = ghost.filter(|ghost| ghost.offer == *offer) else {
        return vec![Effect::info(
            "This quick fix no longer applies: the board has changed",
        )];
    };
    let label = format!("Fix {}: {}", offer.finding.rule, ghost.does);
    commit(editor, label, &ghost.edits, &ghost.does)
}

/// Mends all that a rule found, each in the first way on offer, as one step.
pub(in crate::editor) fn apply_all(editor: &mut Editor, rule: &str) -> Vec<Effect> {
    if let Some(mismatch) = editor.edit_error() {
        return vec![mismatch];
    }
    editor.cancel();
    let state = editor.board.findings_state();
    let is_small = board_size(editor) <= AT_ONCE;
    let task = FixTask::all_of(state, sandbox(editor), rule);
    if is_small {
        let offers = task.run();
        return take_offers(editor, offers);
    }
    if editor.fixes.is_away {
        return vec![Effect::info(
            "Still looking for fixes; try again in a moment",
        )];
    }
    editor.fixes.is_away = true;
    editor.fixes.task = Some(task);
    vec![Effect::WorkOutFixes]
}

fn take_all(editor: &mut Editor, rule: &str, n: usize, edits: &[Edit]) -> Vec<Effect> {
    if n == 0 {
        return vec![Effect::info(format!(
            "No problem of {rule} can be fixed automatically"
        ))];
    }
    let edits = preview::placed(&editor.board, edits);
    let done = format!("Fixed {n} of {rule}");
    commit(editor, format!("Fix all of {rule}"), &edits, &done)
}

/// Does the edits, shows what they did, and says so.
fn commit(editor: &mut Editor, label: String, edits: &[Edit], done: &str) -> Vec<Effect> {
    let before = animation::before(editor);
    let n_before = editor.problems().count();
    crate::editor::mark_selection(editor);
    let patch = editor.board.history.commit(label, edits);
    editor.board.changed(&patch);
    animation::begin(editor, before, &patch);
    let touched: TargetSet = patch.targets().collect();
    let document = editor.document();
    let there = touched.into_iter().filter(|at| document.contains(at));
    let (parts, edges): (TargetSet, TargetSet) =
        there.partition(|at| !matches!(at, Target::Edge(_)));
    let parts = if parts.is_empty() { edges } else { parts };
    let mut effects = Vec::new();
    if !parts.is_empty() {
        effects = editor.reveal(parts.into_iter().collect());
    }
    let fewer = n_before.saturating_sub(editor.problems().count());
    let message = match fewer {
        0 => done.to_owned(),
        1 => format!("{done}: one problem fewer"),
        n => format!("{done}: {n} problems fewer"),
    };
    effects.push(Effect::info(message));
    effects
}

/// Asks what to do about the finding gone to last, or the first of what is selected.
pub(in crate::editor) fn open_prompt(editor: &mut Editor) -> Vec<Effect> {
    let Some(finding) = finding_meant(editor) else {
        let way = match editor.shortcut("check.next") {
            Some(key) => format!("Go to a problem first ({key})"),
            None => "Go to a problem first".to_owned(),
        };
        return vec![Effect::info(way)];
    };
    let mut effects = editor.go_to_problem(&finding);
    effects.extend(ask(editor, [finding.clone()]));
    effects.extend(editor.act(crate::editor::Action::Prompt(Some(Prompt::Mend {
        finding,
    }))));
    effects
}

/// As [`Self::fix_all`], for the rule of the finding that is meant.
pub(in crate::editor) fn apply_all_meant(editor: &mut Editor) -> Vec<Effect> {
    match finding_meant(editor) {
        Some(finding) => apply_all(editor, &finding.rule),
        None => vec![Effect::info("Go to a problem first")],
    }
}

fn finding_meant(editor: &Editor) -> Option<FindingKey> {
    if let Some(current) = editor.current_problem() {
        return Some(current.clone());
    }
    let target = editor.board.selected_one()?;
    let mut open = editor.problems();
    let found = open.find(|found| match target {
        Target::Node(id) => found.nodes.contains(id),
        Target::Edge(id) => found.edges.contains(id),
        Target::Sketch(_) => false,
    });
    found.map(crate::rules::Diagnostic::key)
}

/// The board to try ways on, as it is now.
fn sandbox(editor: &mut Editor) -> Sandbox {
    let state = editor.board.findings_state();
    match editor.fixes.sandbox.take() {
        Some((of, trial)) if of == state => trial,
        _ => Sandbox::with(
            editor.document().clone(),
            editor.derived().findings().clone(),
        ),
    }
}

fn board_size(editor: &Editor) -> usize {
    let diagram = editor.document().diagram();
    diagram.n_nodes() + diagram.n_edges()
}
