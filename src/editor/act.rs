//! Where actions take effect. Nothing else in the program changes an editor.

use std::sync::Arc;

use crate::editor::{
    Action, BoardAction, BriefAction, COMMANDS, Camera, Editor, Effect, FindingAction, History,
    Prompt, SelectionMark, StateId, TargetSet, ToolId, ViewAction, WindowReply, add, arrange::fold,
    auto_layout, clipboard, connect, element_edits, findings::highlight, findings::problems, fixes,
    prompt::answer, search::find, selection::groups, stages, study::brief, study::failure_modes,
    study::rationale, style::restyle, text::writing, tools,
};
use crate::model::{Document, Edit, Patch, Target};
use crate::scene::FindingsFilter;

/// Screen points kept free around what is brought into view.
const MARGIN: f64 = 48.0;

impl Editor {
    /// Does one action and returns what the window must do about it.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Board(action) => act_on_board(self, action),
            Action::Brief(action) => act_on_brief(self, action),
            Action::Stages(action) => stages::act(self, action),
            Action::Finding(action) => act_on_finding(self, action),
            Action::View(action) => act_on_view(self, action),
            Action::Reply(reply) => take_reply(self, reply),
            Action::Cancel => {
                self.cancel();
                Vec::new()
            }
            Action::SelectTool(id) => select_tool(self, id),
            Action::PickUpKind(kind) => pick_up_kind(self, kind),
            Action::Run(id) => run(self, id),
            Action::Prompt(prompt) => open_prompt(self, prompt),
            Action::Answer(given) => answer::take(self, given),
            Action::PreviewText(text) => {
                writing::preview_text(self, &text);
                Vec::new()
            }
        }
    }

    pub(in crate::editor) fn select(&mut self, targets: TargetSet) {
        let document = self.board.history.document();
        let shown = targets.into_iter().map(|at| self.board.shown_target(at));
        self.board.selection.targets = shown.collect();
        self.board
            .selection
            .targets
            .retain(|target| document.contains(target));
        if !groups::stays_entered(&self.board) {
            self.board.selection.entered = None;
        }
        self.board.repick();
        let edge = self
            .board
            .selection
            .bend
            .as_ref()
            .map(|bend| bend.edge.clone());
        if edge.is_some_and(|edge| self.board.selected_one() != Some(&Target::Edge(edge))) {
            self.board.selection.bend = None;
        }
    }

    /// Selects things and brings them into view; what is folded away is unfolded.
    pub(in crate::editor) fn reveal(&mut self, targets: Vec<Target>) -> Vec<Effect> {
        let effects = fold::unfold_around(self, &targets);
        fold::bring_into_view(self, targets.into_iter().collect());
        effects
    }

    pub(in crate::editor) fn undo(&mut self) -> Vec<Effect> {
        if self.board.history.is_previewing() {
            self.cancel();
            return Vec::new();
        }
        let label = self.board.history.undo_label().map(str::to_owned);
        let mark = History::mark_before_undone;
        step_history(self, (History::undo, mark), "Undid", label)
    }

    pub(in crate::editor) fn redo(&mut self) -> Vec<Effect> {
        let label = self.board.history.redo_label().map(str::to_owned);
        let mark = History::mark_after_last;
        step_history(self, (History::redo, mark), "Redid", label)
    }

    /// Ends whatever is going on: the gesture, the preview, the question.
    pub(in crate::editor) fn cancel(&mut self) {
        writing::stop(self);
        let patch = self.board.history.cancel();
        self.board.changed(&patch);
        self.prompt = None;
        self.stop_panning();
        let mut after = Vec::new();
        self.tool.cancel(&mut after);
        for action in after {
            self.act(action);
        }
    }

    pub(in crate::editor) fn preview(&mut self, edits: &[Edit]) {
        if self.board.read_only().is_none() {
            let patch = self.board.history.preview(edits);
            self.board.changed(&patch);
        }
    }

    /// Shows the whole board.
    pub(in crate::editor) fn fit_all(&mut self) {
        let everything = self.board.all();
        self.fit(&everything);
    }

    /// Shows these things as large as they fit.
    pub(in crate::editor) fn fit(&mut self, targets: &TargetSet) {
        if let Some(extent) = self.board.extent(targets) {
            self.animate_camera(Camera::fit(extent, self.board.content_area(), MARGIN));
        }
    }
}

fn act_on_board(editor: &mut Editor, action: BoardAction) -> Vec<Effect> {
    match action {
        BoardAction::Preview(edits) => {
            editor.preview(&edits);
            Vec::new()
        }
        BoardAction::Commit(label, edits) => editor.commit(label, &edits),
        BoardAction::CommitJoining { label, key, edits } => {
            editor.commit_joining(label, &key, &edits)
        }
        BoardAction::AddKind { kind, at } => add::component(editor, &kind, at),
        BoardAction::DropKind {
            kind,
            at,
            modifiers,
        } => connect::drop_kind(editor, &kind, at, modifiers),
        BoardAction::ReplaceKind { node, kind } => connect::replace(editor, &node, &kind),
        BoardAction::Connect {
            from,
            to,
            answering,
        } => connect::connect(editor, &from, &to, answering),
        BoardAction::Remove(targets) => element_edits::remove(editor, targets),
        BoardAction::Rename { target, text } => element_edits::rename(editor, target, &text),
        BoardAction::SetProperty { node, name, value } => {
            element_edits::set_property(editor, node, name, value)
        }
        BoardAction::ToggleBecause { node, because } => rationale::toggle(editor, &node, because),
        BoardAction::SetPayload { edge, payload } => {
            element_edits::set_payload(editor, edge, payload)
        }
        BoardAction::SetTraffic { edge, field, value } => {
            element_edits::set_traffic(editor, edge, field, value)
        }
        BoardAction::Restyle(change) => restyle::apply(editor, &change),
    }
}

fn act_on_brief(editor: &mut Editor, action: BriefAction) -> Vec<Effect> {
    match action {
        BriefAction::SetTitle(title) => editor.commit("Rename board", &[Edit::SetTitle(title)]),
        BriefAction::SetNotes(notes) => editor.commit("Change notes", &[Edit::SetNotes(notes)]),
        BriefAction::SetTask(task) => brief::set_task(editor, task),
        BriefAction::SetFraming { part, text } => brief::set_framing(editor, part, &text),
        BriefAction::SetAssumption { at, text } => brief::set_assumption(editor, at, &text),
        BriefAction::SetQuestion {
            at,
            question,
            answer,
        } => brief::set_question(editor, at, question.as_deref(), answer.as_deref()),
        BriefAction::SetFailure {
            at,
            node,
            part,
            text,
        } => failure_modes::set(editor, at, &node, part, &text),
        BriefAction::RemoveFailure(at) => failure_modes::remove(editor, at),
        BriefAction::SetConstant { name, value } => brief::set_constant(editor, &name, value),
        BriefAction::ResetConstants => brief::reset_constants(editor),
        BriefAction::SetRequirement { field, value } => {
            brief::set_requirement(editor, &field, value)
        }
    }
}

fn act_on_finding(editor: &mut Editor, action: FindingAction) -> Vec<Effect> {
    match action {
        FindingAction::GoTo(finding) => editor.go_to_problem(&finding),
        FindingAction::SetReview(on) => {
            editor.set_findings(if on {
                FindingsFilter::All
            } else {
                FindingsFilter::WhileDrawing
            });
            Vec::new()
        }
        FindingAction::Acknowledge { finding, reason } => {
            problems::acknowledge(editor, finding, reason)
        }
        FindingAction::AskFixes(findings) => fixes::ask(editor, findings),
        FindingAction::PreviewFix(offer) => {
            fixes::show(editor, offer);
            Vec::new()
        }
        FindingAction::Fix(offer) => fixes::apply(editor, &offer),
        FindingAction::FixAll(rule) => fixes::apply_all(editor, rule),
    }
}

fn act_on_view(editor: &mut Editor, action: ViewAction) -> Vec<Effect> {
    match action {
        ViewAction::Select(targets) => editor.select(targets),
        ViewAction::Reveal(targets) => return editor.reveal(targets),
        ViewAction::EnterGroup(group) => {
            editor.board.selection.entered = group;
            editor.board.repick();
        }
        ViewAction::ChooseBend(bend) => editor.board.selection.bend = bend,
        ViewAction::Hover(target) => editor.board.selection.hovered = target,
        ViewAction::Highlight(trace) => highlight::highlight(editor, trace),
        ViewAction::OpenRequirement(field) => {
            editor.select(TargetSet::new());
            return vec![Effect::ShowRequirement(field)];
        }
        ViewAction::Find(query) => find::search(editor, query),
        ViewAction::FindStep(forward) => return find::step(editor, forward),
        ViewAction::EndFind => return find::end(editor),
        ViewAction::SetCamera(camera) => editor.board.canvas.camera = camera.sane(),
        ViewAction::AnimateCamera(camera) => editor.animate_camera(camera),
    }
    Vec::new()
}

fn take_reply(editor: &mut Editor, reply: WindowReply) -> Vec<Effect> {
    match reply {
        WindowReply::Offered(offers) => fixes::take_offers(editor, *offers),
        WindowReply::Arranged(tidied) => auto_layout::finish(editor, &tidied),
        WindowReply::Replace {
            document,
            saved,
            read_only,
        } => {
            replace(editor, *document, read_only);
            if !saved {
                editor.board.history.mark_unsaved();
            }
            Vec::new()
        }
        WindowReply::Saved(state) => {
            mark_saved(editor, state);
            Vec::new()
        }
        WindowReply::Paste { text, at } => clipboard::paste(editor, &text, at),
    }
}

/// One step back or on, and what was selected then.
type HistoryWalk = (
    fn(&mut History) -> Option<Patch>,
    fn(&History) -> SelectionMark,
);

/// What was selected before the step is selected again, and after it when it is done again.
fn step_history(
    editor: &mut Editor,
    (walk, mark): HistoryWalk,
    verb: &str,
    label: Option<String>,
) -> Vec<Effect> {
    let Some(label) = label else {
        return Vec::new();
    };
    editor.cancel();
    crate::editor::mark_selection(editor);
    let Some(patch) = walk(&mut editor.board.history) else {
        return Vec::new();
    };
    editor.board.changed(&patch);
    let mark = mark(&editor.board.history);
    crate::editor::restore_selection(editor, mark);
    vec![Effect::Announce(format!("{verb}: {label}"))]
}

/// Takes a tool in hand; one that changes the board only where that may be changed.
fn select_tool(editor: &mut Editor, id: ToolId) -> Vec<Effect> {
    if id.draws()
        && let Some(mismatch) = editor.edit_error()
    {
        return vec![mismatch];
    }
    let stopped = writing::stop(editor);
    switch(editor, tools::make(id));
    if editor.board.sample(id).is_some() {
        editor.select(TargetSet::new());
    }
    stopped
}

fn switch(editor: &mut Editor, tool: Box<dyn crate::editor::Tool>) {
    let patch = editor.board.history.cancel();
    editor.board.changed(&patch);
    editor.tool = tool;
}

fn pick_up_kind(editor: &mut Editor, kind: crate::model::KindId) -> Vec<Effect> {
    if let Some(mismatch) = editor.edit_error() {
        return vec![mismatch];
    }
    switch(editor, tools::holding(kind));
    Vec::new()
}

fn run(editor: &mut Editor, id: &str) -> Vec<Effect> {
    let Some(command) = COMMANDS.iter().find(|command| command.id == id) else {
        return Vec::new();
    };
    match command.excuse(editor) {
        None => command.run(editor),
        Some(excuse) => vec![Effect::info(excuse)],
    }
}

fn open_prompt(editor: &mut Editor, prompt: Option<Prompt>) -> Vec<Effect> {
    if prompt.is_some()
        && let Some(mismatch) = editor.edit_error()
    {
        return vec![mismatch];
    }
    let stopped = writing::stop(editor);
    if let Some(Prompt::Write { item, fresh: true }) = &prompt {
        editor.board.drawn_last = Some((editor.board.history.state(), item.id.clone()));
    }
    editor.prompt = prompt;
    stopped
}

fn replace(editor: &mut Editor, document: Document, read_only: Option<String>) {
    let (viewport, clear) = (editor.board.canvas.viewport, editor.board.canvas.clear);
    let view = editor.board.canvas.view;
    let hand = editor.hand();
    let (keymap, motion) = (Arc::clone(editor.keymap()), editor.motion.motion);
    let recording = editor.board.history.recording();
    *editor = Editor::new(document, editor.board.theme);
    editor.board.history.set_recording(recording);
    editor.set_keymap(keymap);
    editor.board.canvas.viewport = viewport;
    editor.board.canvas.clear = clear;
    editor.board.canvas.view = view;
    editor.set_hand(hand);
    editor.board.read_only = read_only;
    editor.fit_all();
    editor.set_motion(motion);
}

/// Shows another moment of the same board, seen from where it was; the steps between are not kept.
pub fn show_moment(editor: &mut Editor, document: Document) {
    let camera = editor.board.canvas.camera;
    let read_only = editor.board.read_only.clone();
    replace(editor, document, read_only);
    editor.board.canvas.camera = camera;
}

/// What is on disk under a name of its own may be changed.
fn mark_saved(editor: &mut Editor, state: StateId) {
    editor.board.history.mark_saved(state);
    editor.board.read_only = None;
}
