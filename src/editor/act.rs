//! Where actions take effect. Nothing else in the program changes an editor.

use std::sync::Arc;

use crate::editor::{
    Action, COMMANDS, Camera, Editor, Effect, History, Prompt, StateId, Targets, ToolId, add,
    answer, clipboard, groups, join, restyle, sticking, tidy, tools, wording, writing,
};
use crate::model::{
    Brief, Document, EdgeId, Edit, FindingKey, NodeId, Patch, PayloadId, Target, Value,
};

/// Screen points kept free around what is brought into view.
const MARGIN: f64 = 48.0;

impl Editor {
    /// Does one action and returns what the window must do about it.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Preview(edits) => self.preview(&edits),
            Action::Commit(label, edits) => return self.commit(label, &edits),
            Action::CommitJoining { label, key, edits } => {
                return self.commit_joining(label, &key, &edits);
            }
            Action::Cancel => self.cancel(),
            Action::Select(targets) => self.select(targets),
            Action::Reveal(targets) => self.reveal(targets),
            Action::GoToProblem(finding) => return self.go_to_problem(&finding),
            Action::Enter(group) => {
                self.board.entered = group;
                self.board.repick();
            }
            Action::ChooseBend(bend) => self.board.bend = bend,
            Action::Find(query) => self.find(query),
            Action::FindStep(forward) => return self.step_found(forward),
            Action::EndFind => return self.end_find(),
            Action::Hover(target) => self.board.hovered = target,
            Action::Look(camera) => self.board.camera = camera.sane(),
            Action::LookTo(camera) => self.look_to(camera),
            Action::Use(id) => return self.take_up(id),
            Action::Hold(kind) => return self.hold(kind),
            Action::Run(id) => return self.run(id),
            Action::Prompt(prompt) => return self.ask(prompt),
            Action::Answer(given) => return answer::take(self, given),
            Action::Typing(text) => writing::show(self, &text),
            Action::Review(on) => self.set_review(on),
            Action::Point(trace) => self.point(trace),
            Action::OpenRequirement(field) => {
                self.select(Targets::new());
                return vec![Effect::ShowRequirement(field)];
            }
            Action::PreviewFix(offer) => self.preview_fix(offer),
            Action::Replace {
                document,
                saved,
                read_only,
            } => self.replace(*document, saved, read_only),
            Action::Saved(state) => self.mark_saved(state),
            other => return self.change(other),
        }
        Vec::new()
    }

    /// Actions that become one named step.
    fn change(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::AddKind { kind, at } => add::component(self, &kind, at),
            Action::DropKind {
                kind,
                at,
                modifiers,
            } => join::drop_kind(self, &kind, at, modifiers),
            Action::ReplaceKind { node, kind } => join::replace(self, &node, &kind),
            Action::Connect { from, to } => join::connect(self, &from, &to),
            Action::Remove(targets) => self.remove(targets),
            Action::Rename { target, text } => self.rename(target, &text),
            Action::SetTitle(title) => self.commit("Rename board", &[Edit::SetTitle(title)]),
            Action::SetNotes(notes) => self.commit("Change notes", &[Edit::SetNotes(notes)]),
            Action::SetTask(task) => self.set_task(task),
            Action::SetAssumption { at, text } => self.set_assumption(at, &text),
            Action::SetQuestion {
                at,
                question,
                answer,
            } => self.set_question(at, question.as_deref(), answer.as_deref()),
            Action::SetFailure {
                at,
                node,
                part,
                text,
            } => self.set_failure(at, &node, part, &text),
            Action::RemoveFailure(at) => self.remove_failure(at),
            Action::SetConstant { name, value } => self.set_constant(&name, value),
            Action::ResetConstants => self.reset_constants(),
            Action::SetRequirement { field, value } => self.set_requirement(&field, value),
            Action::SetProperty { node, name, value } => self.set_property(node, name, value),
            Action::SetPayload { edge, payload } => self.set_payload(edge, payload),
            Action::Acknowledge { finding, reason } => self.acknowledge(finding, reason),
            Action::AskFixes(findings) => self.ask_fixes(findings),
            Action::Offered(offers) => self.offered(*offers),
            Action::Fix(offer) => self.fix(&offer),
            Action::FixAll(rule) => self.fix_all(rule),
            Action::Paste(text) => clipboard::paste(self, &text),
            Action::Arranged(tidied) => tidy::finish(self, &tidied),
            Action::Restyle(change) => restyle::apply(self, &change),
            _ => Vec::new(),
        }
    }

    pub(in crate::editor) fn select(&mut self, targets: Targets) {
        let document = self.board.history.document();
        self.board.selection = targets;
        self.board
            .selection
            .retain(|target| document.contains(target));
        if !groups::stays_entered(&self.board) {
            self.board.entered = None;
        }
        self.board.repick();
        let edge = self.board.bend.as_ref().map(|bend| bend.edge.clone());
        if edge.is_some_and(|edge| self.board.selected_one() != Some(&Target::Edge(edge))) {
            self.board.bend = None;
        }
    }

    pub(in crate::editor) fn reveal(&mut self, targets: Vec<Target>) {
        self.select(targets.into_iter().collect());
        if let Some(extent) = self.board.extent(&self.board.selection) {
            let camera = self.goal();
            self.look_to(camera.revealing(extent, self.board.clear, MARGIN));
        }
    }

    pub(in crate::editor) fn undo(&mut self) -> Vec<Effect> {
        if self.board.history.is_previewing() {
            self.cancel();
            return Vec::new();
        }
        let label = self.board.history.undo_label().map(str::to_owned);
        self.step(History::undo, "Undid", label)
    }

    pub(in crate::editor) fn redo(&mut self) -> Vec<Effect> {
        let label = self.board.history.redo_label().map(str::to_owned);
        self.step(History::redo, "Redid", label)
    }

    /// What a step touched and is still there is selected, so that the eye finds it.
    fn step(
        &mut self,
        walk: fn(&mut History) -> Option<Patch>,
        verb: &str,
        label: Option<String>,
    ) -> Vec<Effect> {
        let Some(label) = label else {
            return Vec::new();
        };
        self.cancel();
        let Some(patch) = walk(&mut self.board.history) else {
            return Vec::new();
        };
        self.board.changed(&patch);
        self.select(patch.targets().collect());
        vec![Effect::Announce(format!("{verb}: {label}"))]
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
        if self.board.read_only.is_none() {
            let patch = self.board.history.preview(edits);
            self.board.changed(&patch);
        }
    }

    /// Takes a tool in hand; one that changes the board only where that may be changed.
    fn take_up(&mut self, id: ToolId) -> Vec<Effect> {
        if id.draws()
            && let Some(refusal) = self.refusal()
        {
            return vec![refusal];
        }
        let stopped = writing::stop(self);
        self.switch(tools::make(id));
        if self.board.sample(id).is_some() {
            self.select(Targets::new());
        }
        stopped
    }

    fn switch(&mut self, tool: Box<dyn crate::editor::Tool>) {
        let patch = self.board.history.cancel();
        self.board.changed(&patch);
        self.tool = tool;
    }

    fn hold(&mut self, kind: crate::model::KindId) -> Vec<Effect> {
        if let Some(refusal) = self.refusal() {
            return vec![refusal];
        }
        self.switch(tools::holding(kind));
        Vec::new()
    }

    fn run(&mut self, id: &str) -> Vec<Effect> {
        let Some(command) = COMMANDS.iter().find(|command| command.id == id) else {
            return Vec::new();
        };
        if command.is_enabled(self) {
            (command.run)(self)
        } else {
            vec![Effect::info(command.needs.excuse())]
        }
    }

    fn ask(&mut self, prompt: Option<Prompt>) -> Vec<Effect> {
        if prompt.is_some()
            && let Some(refusal) = self.refusal()
        {
            return vec![refusal];
        }
        let stopped = writing::stop(self);
        if let Some(Prompt::Write { item, fresh: true }) = &prompt {
            self.board.drawn_last = Some((self.board.history.state(), item.id.clone()));
        }
        self.prompt = prompt;
        stopped
    }

    fn remove(&mut self, mut targets: Targets) -> Vec<Effect> {
        let document = self.board.document();
        targets.retain(|target| document.contains(target));
        if targets.is_empty() {
            return Vec::new();
        }
        targets = self.board.unlocked(&targets);
        if targets.is_empty() {
            return vec![Effect::info(wording::LOCKED)];
        }
        let name = wording::several(document, self.board.catalog, &targets);
        let label = format!("Delete {name}");
        let mut edits = sticking::staying(&self.board, &targets);
        edits.push(Edit::Remove(targets));
        self.commit_saying(label, &edits, format!("Deleted {name}"))
    }

    fn rename(&mut self, target: Target, text: &str) -> Vec<Effect> {
        let text = text.trim();
        let shown = answer::name_of(&self.board, &target);
        if !self.board.document().contains(&target) || text == shown {
            return Vec::new();
        }
        let old = wording::target_name(self.board.document(), self.board.catalog, &target);
        let edit = match self.board.written_item(&target) {
            Some(item) => writing::fitted(item, text, self.document().header().hand_drawn),
            None => Edit::SetLabel {
                target,
                text: text.to_owned(),
            },
        };
        self.commit(format!("Rename {old}"), &[edit])
    }

    fn set_task(&mut self, task: String) -> Vec<Effect> {
        let brief = Brief {
            task,
            ..self.board.document().brief().clone()
        };
        self.commit("Change task", &[Edit::SetBrief(brief)])
    }

    fn set_requirement(&mut self, field: &str, value: Option<Value>) -> Vec<Effect> {
        let spec = self.board.catalog.requirement(field);
        let label = spec.map_or(field, |spec| &spec.label);
        let verb = if value.is_some() { "Set" } else { "Unset" };
        let step = format!("{verb} {label}");
        let mut brief = self.board.document().brief().clone();
        match value {
            Some(value) => drop(brief.requirements.insert(field.to_owned(), value)),
            None => drop(brief.requirements.remove(field)),
        }
        self.commit(step, &[Edit::SetBrief(brief)])
    }

    fn set_property(&mut self, node: NodeId, name: String, value: Option<Value>) -> Vec<Effect> {
        let kind = self.board.kind_of(&node);
        let spec = kind.and_then(|kind| kind.property(&name));
        let label = spec.map_or(name.as_str(), |spec| &spec.label);
        let owner = wording::node_name(self.board.document(), self.board.catalog, &node);
        let verb = if value.is_some() { "Set" } else { "Reset" };
        let step = format!("{verb} {label} of {owner}");
        self.commit(step, &[Edit::SetProperty { node, name, value }])
    }

    fn set_payload(&mut self, edge: EdgeId, payload: PayloadId) -> Vec<Effect> {
        let title = join::payload_title(self.board.catalog, &payload);
        let payload = Some(payload);
        self.commit(
            format!("Carry {title}"),
            &[Edit::SetPayload { edge, payload }],
        )
    }

    fn acknowledge(&mut self, finding: FindingKey, reason: Option<String>) -> Vec<Effect> {
        let verb = if reason.is_some() {
            "Acknowledge"
        } else {
            "Take back acknowledgement of"
        };
        let label = format!("{verb} {}", finding.rule);
        self.commit(label, &[Edit::Acknowledge { finding, reason }])
    }

    fn replace(&mut self, document: Document, saved: bool, read_only: Option<String>) {
        let (viewport, clear) = (self.board.viewport, self.board.clear);
        let view = self.board.view;
        let hand = self.hand();
        let (keymap, is_on) = (Arc::clone(self.keymap()), self.motion.is_on);
        *self = Self::new(document, self.board.theme);
        self.set_keymap(keymap);
        self.board.viewport = viewport;
        self.board.clear = clear;
        self.board.view = view;
        self.set_hand(hand);
        self.board.read_only = read_only;
        if !saved {
            self.board.history.mark_unsaved();
        }
        self.fit_all();
        self.set_motion(is_on);
    }

    /// What is on disk under a name of its own may be changed.
    fn mark_saved(&mut self, state: StateId) {
        self.board.history.mark_saved(state);
        self.board.read_only = None;
    }

    /// Shows the whole board.
    pub(in crate::editor) fn fit_all(&mut self) {
        let everything = self.board.all();
        self.fit(&everything);
    }

    /// Shows these things as large as they fit.
    pub(in crate::editor) fn fit(&mut self, targets: &Targets) {
        if let Some(extent) = self.board.extent(targets) {
            self.look_to(Camera::fit(extent, self.board.room(), MARGIN));
        }
    }
}
