//! Highlighting paths and loops on the board, and what a review tells beside the findings.

use crate::editor::{Action, Editor, Effect, TargetSet, ViewAction};
use crate::model::Target;
use crate::rules::{Coverage, PathKind, Trace, UnclearRequirement};
use crate::text::counted;
use std::sync::Arc;

impl Editor {
    /// What is looked after, by whom.
    pub fn coverage(&self) -> Arc<Coverage> {
        self.overview.coverage(&self.board)
    }

    /// Feedback loops, by what closes them.
    pub fn loops(&self) -> Arc<Vec<Trace>> {
        self.overview.loops(&self.board)
    }

    /// Fields of the requirements card that are not filled in, with the rules that find nothing until they are.
    pub fn unclear(&self) -> Vec<UnclearRequirement> {
        self.derived().findings().unclear()
    }

    /// The way that stays lit, if there is one.
    pub fn highlighted_path(&self) -> Option<PathKind> {
        self.overview.highlighted
    }

    /// What a list in a panel lights up.
    pub fn pointed(&self) -> Option<&Trace> {
        self.overview.pointed.as_ref()
    }
}

pub(in crate::editor) fn highlight(editor: &mut Editor, trace: Option<Trace>) {
    editor.overview.pointed = trace;
}

pub(in crate::editor) fn clear_path(editor: &mut Editor) {
    editor.overview.highlighted = None;
}

/// Puts out whatever is lit: the path first, then what is selected.
pub(in crate::editor) fn put_out(editor: &mut Editor) -> Vec<Effect> {
    if editor.overview.highlighted.is_some() {
        clear_path(editor);
        return vec![Effect::Announce("Highlight cleared".to_owned())];
    }
    editor.act(Action::View(ViewAction::Select(TargetSet::new())))
}

/// Lights a way until it is asked for again, or says why there is none.
pub(in crate::editor) fn toggle_path(editor: &mut Editor, kind: PathKind) -> Vec<Effect> {
    if editor.overview.highlighted == Some(kind) {
        clear_path(editor);
        return vec![Effect::Announce("Highlight cleared".to_owned())];
    }
    let Some(trace) = editor.overview.path(&editor.board, kind) else {
        return vec![Effect::info(missing(kind))];
    };
    editor.overview.highlighted = Some(kind);
    let (n, m) = (trace.nodes.len(), trace.edges.len());
    let message = format!(
        "{}: {}, {}",
        trace.title,
        counted(n, "component"),
        counted(m, "connection")
    );
    // The board shows it, so a message would only cover what it is about.
    let mut effects = vec![Effect::Announce(message)];
    let nodes = trace.nodes.iter().cloned().map(Target::Node);
    let targets = nodes.collect::<Vec<_>>();
    if let Some(extent) = editor.board.extent(&targets) {
        let camera = editor.goal();
        if !camera.visible(editor.board.clear()).contains_rect(extent) {
            effects.extend(editor.act(Action::Run("view.fit_all")));
        }
    }
    effects
}

fn missing(kind: PathKind) -> &'static str {
    match kind {
        PathKind::Request => "No request path yet: connect a client's request to what answers it",
        PathKind::Critical => {
            "No critical path yet: connect the response of a request back to the client"
        }
        PathKind::Training => "No training path yet: add a trainer and connect a dataset to it",
    }
}
