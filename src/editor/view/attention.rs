//! What a person attends to stays as it is while the rest fades: what they point at or have selected with all it is
//! connected to, a finding, a loop, a path.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::editor::arrange::fold::{self, drawn_edge};
use crate::editor::text::display_names;
use crate::editor::{Editor, Motion, ToolId};
use crate::model::{EdgeId, NodeId, Target};
use crate::rules::{Diagnostic, Trace};
use crate::scene::{Item, Shape};
use crate::text::counted;

/// How much of the rest is covered, as in a presentation.
const VEIL: f64 = 0.78;
/// And while a person draws, who wants to see what else there is.
const SOFT_VEIL: f64 = 0.55;
/// Seconds in which the rest fades.
const FADES: f64 = 0.15;
/// Seconds the pointer must rest on a thing, so that the board does not flicker under a hand that passes.
const RESTS: f64 = 0.35;
/// More selected things light nothing: they are to be moved or removed, not read.
const MOST_SELECTED: usize = 8;

/// What is lit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LitParts {
    /// What a person reads of it; empty while they merely point.
    pub title: String,
    /// Components that stay as they are.
    pub nodes: BTreeSet<NodeId>,
    /// Connections that stay as they are.
    pub edges: BTreeSet<EdgeId>,
    /// Whether it stays until somebody puts it out.
    pub stays: bool,
}

/// What is lit now, and how far the rest has faded.
#[derive(Debug, Default)]
pub(in crate::editor) struct Attention {
    shown: Option<LitParts>,
    /// From 0 to 1.
    strength: f64,
    /// What the pointer rests on, and for how many seconds.
    rested: (Option<Target>, f64),
}

/// What is lit now, if anything is.
pub fn lit(editor: &Editor) -> Option<&LitParts> {
    let is_on = editor.attention.strength > 0.0;
    editor.attention.shown.as_ref().filter(|_| is_on)
}

/// Lets `dt` seconds pass. Returns whether something fades, or waits to.
pub(in crate::editor) fn pass_time(editor: &mut Editor, dt: f64) -> bool {
    let pointed = pointed_at(editor);
    let (before, seconds) = std::mem::take(&mut editor.attention.rested);
    let seconds = if before == pointed { seconds + dt } else { 0.0 };
    editor.attention.rested = (pointed, seconds);
    follow(editor, dt);
    let waits = editor.attention.rested.0.is_some() && seconds < RESTS;
    waits || is_fading(editor)
}

/// Lights what is to be lit now. Call it after every change; `dt` seconds have passed.
pub(in crate::editor) fn follow(editor: &mut Editor, dt: f64) {
    let wanted = wanted(editor);
    let is_still = editor.motion.motion == Motion::Off;
    let step = if is_still { 1.0 } else { dt / FADES };
    let state = &mut editor.attention;
    match wanted {
        Some(lit) => {
            state.shown = Some(lit);
            state.strength = (state.strength + step).min(1.0);
        }
        None => state.strength = (state.strength - step).max(0.0),
    }
    if state.strength <= 0.0 {
        state.shown = None;
    }
}

fn is_fading(editor: &Editor) -> bool {
    let state = &editor.attention;
    state.shown.is_some() && (state.strength < 1.0 || wanted(editor).is_none())
}

/// The component or connection under the pointer, while nothing else is going on.
fn pointed_at(editor: &Editor) -> Option<Target> {
    let is_asked = editor.view().attention && is_looking(editor);
    let target = editor.tool.hovered().filter(|_| is_asked)?;
    match target {
        Target::Node(_) | Target::Edge(_) => Some(target),
        Target::Sketch(_) => editor
            .board
            .folded_frame(&target)
            .is_some()
            .then_some(target),
    }
}

fn is_looking(editor: &Editor) -> bool {
    let is_idle = editor.tool_id() == ToolId::Select && editor.tool_state() == "idle";
    is_idle && editor.show.is_none() && editor.prompt.is_none() && editor.finder.is_none()
}

fn wanted(editor: &Editor) -> Option<LitParts> {
    if editor.show.is_some() || editor.is_gliding() {
        return None;
    }
    if let Some(trace) = &editor.overview.pointed {
        return Some(of_trace(trace));
    }
    let path = editor.overview.highlighted;
    if let Some(trace) = path.and_then(|kind| editor.overview.path(&editor.board, kind)) {
        return Some(of_trace(&trace));
    }
    if !is_looking(editor) || !editor.view().attention {
        return None;
    }
    let (pointed, seconds) = &editor.attention.rested;
    let pointed = pointed.as_ref().filter(|_| *seconds >= RESTS);
    let pointed = pointed.filter(|target| !editor.selection().contains(target));
    let around = pointed.and_then(|target| around(editor, std::iter::once(target)));
    around.or_else(|| of_finding(editor)).or_else(|| {
        let selection = editor.selection();
        let few = Some(selection).filter(|selection| selection.len() <= MOST_SELECTED)?;
        let lit = around_selected(editor, few.iter())?;
        Some(lit)
    })
}

fn of_trace(trace: &Trace) -> LitParts {
    let (n, m) = (trace.nodes.len(), trace.edges.len());
    LitParts {
        title: format!(
            "{}: {}, {}",
            trace.title,
            counted(n, "component"),
            counted(m, "connection")
        ),
        nodes: trace.nodes.iter().cloned().collect(),
        edges: trace.edges.iter().cloned().collect(),
        stays: true,
    }
}

/// The finding last gone to, while what it is about is selected.
fn of_finding(editor: &Editor) -> Option<LitParts> {
    let key = editor.problem.as_ref()?;
    let selection = editor.selection();
    if selection.is_empty() {
        return None;
    }
    // Asked every frame, and a key costs more than what goes before it.
    let report = &editor.derived().report;
    let finding = report.diagnostics().find(|finding| {
        finding.rule.id == key.rule
            && selection.iter().all(|target| is_about(finding, target))
            && finding.key() == *key
    })?;
    let mut lit = around(editor, selection.iter())?;
    lit.title.clone_from(&finding.message);
    lit.nodes.extend(finding.nodes.iter().cloned());
    lit.edges.extend(finding.edges.iter().cloned());
    Some(lit)
}

fn is_about(finding: &Diagnostic, target: &Target) -> bool {
    match target {
        Target::Node(id) => finding.nodes.contains(id),
        Target::Edge(id) => finding.edges.contains(id),
        Target::Sketch(_) => false,
    }
}

fn around_selected<'a>(
    editor: &Editor,
    targets: impl Iterator<Item = &'a Target> + Clone,
) -> Option<LitParts> {
    let mut lit = around(editor, targets.clone())?;
    let what = match editor.board.selected_one() {
        Some(one) => name(editor, one),
        None => format!("{} selected", targets.count()),
    };
    lit.title = format!("{what}: {}", counted(lit.edges.len(), "connection"));
    Some(lit)
}

fn name(editor: &Editor, target: &Target) -> String {
    match target {
        Target::Node(id) => display_names::node_name(editor.document(), editor.catalog(), id),
        Target::Edge(_) => editor.spoken(target),
        Target::Sketch(_) => editor.name_of(target),
    }
}

/// The things with their connections and whatever is at the other ends; `None` where there are no connections.
fn around<'a>(editor: &Editor, targets: impl Iterator<Item = &'a Target>) -> Option<LitParts> {
    let diagram = editor.document().diagram();
    let mut lit = LitParts::default();
    for target in targets {
        let edges = match target {
            Target::Node(id) => [diagram.incoming(id), diagram.outgoing(id)].concat(),
            Target::Edge(_) => {
                let line = editor.board.in_one_line(target);
                let edges = line.iter().filter_map(|target| match target {
                    Target::Edge(id) => diagram.edge(id),
                    Target::Node(_) | Target::Sketch(_) => None,
                });
                edges.collect()
            }
            Target::Sketch(id) => {
                let lines = editor.derived().folds.lines_at(id);
                let edges = lines.flat_map(|(_, _, edges)| edges);
                edges.filter_map(|id| diagram.edge(id)).collect()
            }
        };
        for edge in edges {
            lit.edges.insert(edge.id.clone());
            lit.nodes
                .extend([edge.from.node.clone(), edge.to.node.clone()]);
        }
    }
    (!lit.edges.is_empty()).then_some(lit)
}

/// A veil over the board, and what is lit above it.
pub(in crate::editor) fn items(editor: &Editor) -> Vec<Arc<Item>> {
    let Some(lit) = lit(editor) else {
        return Vec::new();
    };
    let board = &editor.board;
    let share = if lit.stays { VEIL } else { SOFT_VEIL };
    let veil = Shape::Rect {
        rect: board.camera().visible(board.viewport()),
        radius: 0.0,
        fill: Some(
            board
                .theme()
                .tokens
                .canvas
                .faded(share * editor.attention.strength),
        ),
        stroke: None,
    };
    let mut items: Vec<Arc<Item>> = Item::new(None, vec![veil], Vec::new())
        .map(Arc::new)
        .into_iter()
        .collect();
    let edges = lit.edges.iter().cloned().map(Target::Edge);
    let nodes = lit.nodes.iter().cloned().map(Target::Node);
    let scene = &board.derived().scene;
    let shown: BTreeSet<Target> = nodes.map(|node| board.shown_target(node)).collect();
    let drawn: BTreeSet<Target> = edges.map(|edge| drawn_edge(board, edge)).collect();
    for target in drawn.into_iter().chain(shown) {
        let bundled = target.edge().and_then(|id| fold::far_bundle(board, id));
        // From afar a line among others fades into their bundle, but not while it is looked at.
        items.extend(scene.of(&target).map(|item| match bundled {
            Some(_) => Arc::new(Item::clone(item).with_fine_from(usize::MAX)),
            None => Arc::clone(item),
        }));
    }
    items
}
