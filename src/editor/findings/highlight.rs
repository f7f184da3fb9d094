//! Highlighting paths and loops on the board, and what a review tells beside the findings.

use crate::editor::overlay::draw::{highlight_edge, line, thin};
use crate::editor::{Action, BoardState, Editor, Effect};
use crate::model::{NodeId, Target};
use crate::rules::{Coverage, PathKind, Trace, UnclearRequirement};
use crate::scene::{NODE_RADIUS, Shape, ShapeStroke};
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
    let mut effects = vec![Effect::info(message)];
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

/// What is lit, above the board.
pub(in crate::editor) fn draw_highlighted(editor: &Editor, shapes: &mut Vec<Shape>) {
    let lit = editor
        .overview
        .highlighted
        .and_then(|kind| editor.overview.path(&editor.board, kind));
    let pointed = editor.overview.pointed.as_ref();
    for trace in pointed.into_iter().chain(lit.as_deref()) {
        draw(&editor.board, trace, shapes);
    }
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

fn draw(board: &BoardState, trace: &Trace, shapes: &mut Vec<Shape>) {
    for edge in &trace.edges {
        highlight_edge(board, edge, shapes);
    }
    let tokens = &board.theme().tokens;
    let rect = |id: &NodeId| board.bounds(&Target::Node(id.clone()));
    for rect in trace.nodes.iter().filter_map(rect) {
        for (width, color) in [(9.0, tokens.halo), (2.5, tokens.accent)] {
            let gap = thin(board, 2.0);
            let ring = rect.inflate(gap, gap).to_rounded_rect(NODE_RADIUS + gap);
            let path = crate::geom::Shape::to_path(&ring, 0.1);
            shapes.push(line(path, ShapeStroke::solid(thin(board, width), color)));
        }
    }
}
