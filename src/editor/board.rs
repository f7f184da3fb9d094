//! What tools and commands see: the document with what is derived from it, the selection and the view.
//! What is derived is made when somebody asks for it, so that several events in one frame derive once.

use std::cell::{Cell, OnceCell};

use crate::catalog::{Catalog, Kind};
use crate::editor::selection::selection_state::SelectionState;
use crate::editor::stages::{self, StageWalk, StagedBoard};
use crate::editor::style::tool_styles::ToolStyle;
use crate::editor::view::canvas_view::{CanvasView, ViewOptions};
use crate::editor::{BendRef, Camera, History, StateId, TargetSet, ToolDefaults, ToolId};
use crate::geom::{Rect, union};
use crate::model::{Document, GroupId, NodeId, Patch, RecordChange, SketchId, SketchItem, Target};
use crate::pipeline::{Derived, derive};
use crate::practice::HelpMode;
use crate::rules::{RulesTouched, Severities};
use crate::scene::{FindingsFilter, SceneStyle, Theme, bound_lines};

/// The board on the desk.
pub struct BoardState {
    pub(in crate::editor) history: History,
    pub(in crate::editor) catalog: &'static Catalog,
    pub(in crate::editor) theme: &'static Theme,
    /// What is selected, pointed at and entered.
    pub(in crate::editor) selection: SelectionState,
    /// What part of the board the canvas shows, and what beside the elements.
    pub(in crate::editor) canvas: CanvasView,
    /// What belongs to the person and not to the board.
    pub(in crate::editor) hand: ToolDefaults,
    /// Which findings are listed: those about what is missing as soon as the request path is complete, until a person
    /// chose.
    pub(in crate::editor) findings: FindingsFilter,
    /// What findings count as, where somebody decided otherwise than the rules say.
    pub(in crate::editor) severities: Severities,
    /// Why the document must not be changed; `None` where it may.
    pub(in crate::editor) read_only: Option<String>,
    pub(in crate::editor) drawn_last: DrawnLast,
    /// The step of an interview that new notes belong to; empty outside of one.
    pub(in crate::editor) note_step: String,
    /// How much the board says while somebody practises; `None` while nobody does.
    pub(in crate::editor) practice: Option<HelpMode>,
    /// Grows with every change after which something else may be found.
    findings_state: u64,
    /// What is shown in the place of the board while a stage is walked.
    pub(in crate::editor) staged: Option<StagedBoard>,
    /// The stages being walked.
    pub(in crate::editor) walk: Option<StageWalk>,
    derived: OnceCell<Derived>,
    /// What was derived before the changes that nobody has asked about yet, and those changes.
    stale: Cell<Option<Box<(Derived, Patch)>>>,
}

/// Remembers that the last step drew this thing, so that writing in it belongs to that step.
pub(in crate::editor) type DrawnLast = Option<(StateId, SketchId)>;

impl BoardState {
    pub(in crate::editor) fn new(document: Document, theme: &'static Theme) -> Self {
        Self {
            history: History::new(document),
            catalog: Catalog::in_use(),
            theme,
            selection: SelectionState::default(),
            canvas: CanvasView::default(),
            hand: ToolDefaults::default(),
            findings: FindingsFilter::WhenReady,
            severities: Severities::default(),
            read_only: None,
            drawn_last: None,
            note_step: String::new(),
            practice: None,
            findings_state: 0,
            staged: None,
            walk: None,
            derived: OnceCell::new(),
            stale: Cell::new(None),
        }
    }

    /// What is shown: the board, or the stage that is walked.
    pub fn document(&self) -> &Document {
        let staged = self.staged.as_ref();
        staged.map_or_else(|| self.own_document(), |staged| &staged.document)
    }

    /// The board itself, whatever is shown of it.
    pub fn own_document(&self) -> &Document {
        self.history.document()
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    pub fn theme(&self) -> &'static Theme {
        self.theme
    }

    pub fn selection(&self) -> &TargetSet {
        &self.selection.targets
    }

    /// What a list in a panel points at.
    pub fn hovered(&self) -> Option<&Target> {
        self.selection.hovered.as_ref()
    }

    pub fn camera(&self) -> Camera {
        self.canvas.camera
    }

    /// Where the canvas is on the screen.
    pub fn viewport(&self) -> Rect {
        self.canvas.viewport
    }

    /// The part of the canvas that nothing floats over.
    pub fn clear(&self) -> Rect {
        self.canvas.clear
    }

    /// The canvas below what always floats over its upper edge.
    pub fn content_area(&self) -> Rect {
        self.canvas.content_area()
    }

    pub fn view(&self) -> ViewOptions {
        self.canvas.view
    }

    /// Whether findings about what is missing are listed too.
    pub fn review(&self) -> bool {
        self.findings.is_review(&self.derived().report)
    }

    /// Why the document must not be changed, if it must not.
    pub fn read_only(&self) -> Option<&str> {
        let walking = self.walk.as_ref().map(|_| stages::WALKING);
        self.read_only.as_deref().or(walking)
    }

    /// Why the file must not be changed, if it must not: it may be saved under another name.
    pub fn file_lock(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// What the tool draws with.
    pub fn pen(&self, tool: ToolId) -> ToolStyle {
        self.hand.styles.of(tool)
    }

    /// What the tool would draw, to ask for its look; `None` for tools that draw nothing.
    pub fn sample(&self, tool: ToolId) -> Option<SketchItem> {
        self.hand.styles.sample(tool)
    }

    /// Whether drawing tools stay in hand after one thing.
    pub fn keeps_tool(&self) -> bool {
        self.hand.keeps_tool
    }

    /// The drawn thing that people write in where it stands: a text, note, shape or line.
    pub fn written_item(&self, target: &Target) -> Option<&SketchItem> {
        let Target::Sketch(id) = target else {
            return None;
        };
        let item = self.document().sketch().get(id)?;
        (item.text().is_some() && !item.is_frame()).then_some(item)
    }

    /// How the board is drawn.
    pub(in crate::editor) fn style(&self) -> SceneStyle<'_> {
        SceneStyle {
            theme: self.theme,
            edge_labels: self.canvas.view.edge_labels,
            numbers: self.canvas.view.figures && !self.hides_figures(),
            findings: self.findings,
            severities: Some(&self.severities),
            hand_drawn: self.document().header().hand_drawn,
        }
    }

    /// How a stage is drawn: without the findings and figures of a board that is not whole.
    pub(in crate::editor) fn stage_style(&self) -> SceneStyle<'_> {
        SceneStyle {
            numbers: false,
            findings: FindingsFilter::None,
            ..self.style()
        }
    }

    /// Boxes, routes, findings and picture of what is shown.
    pub fn derived(&self) -> &Derived {
        let staged = self.staged.as_ref();
        staged.map_or_else(|| self.own_derived(), |staged| &staged.derived)
    }

    /// Boxes, routes, findings and picture of the board itself as it is now.
    pub fn own_derived(&self) -> &Derived {
        self.derived.get_or_init(|| {
            let style = self.style();
            let (document, catalog) = (self.own_document(), self.catalog);
            let Some(stale) = self.stale.take() else {
                return derive(document, catalog, &style);
            };
            let (mut derived, patch) = *stale;
            derived.update(document, catalog, &style, &patch);
            derived
        })
    }

    /// The kind of a placed node, when the catalogue knows it.
    pub fn kind_of(&self, node: &NodeId) -> Option<&'static Kind> {
        let node = self.document().diagram().node(node)?;
        self.catalog.kind(node.kind.as_str())
    }

    /// The group whose members are picked one by one, if any.
    pub fn entered(&self) -> Option<&GroupId> {
        self.selection.entered.as_ref()
    }

    /// The bend that keys mean, if any.
    pub fn bend(&self) -> Option<&BendRef> {
        self.selection.bend.as_ref()
    }

    pub fn is_locked(&self, target: &Target) -> bool {
        let document = self.document();
        match target {
            Target::Node(id) => document.diagram().node(id).is_some_and(|node| node.locked),
            Target::Sketch(id) => document.sketch().get(id).is_some_and(|item| item.locked),
            Target::Edge(_) => false,
        }
    }

    /// Those of the targets that may be moved and removed.
    pub fn unlocked(&self, targets: &TargetSet) -> TargetSet {
        let free = targets.iter().filter(|target| !self.is_locked(target));
        free.cloned().collect()
    }

    /// Screen points as world units.
    pub fn world(&self, screen: f64) -> f64 {
        self.canvas.world(screen)
    }

    /// The box of a node, the extent of an edge or the rectangle of a sketch item.
    pub fn bounds(&self, target: &Target) -> Option<Rect> {
        match target {
            Target::Node(id) => self.derived().boxes.get(id).map(|node| node.rect),
            Target::Edge(id) => {
                let route = self.derived().line_of(id)?;
                Some(crate::geom::Shape::bounding_box(&route.path))
            }
            Target::Sketch(id) => {
                let item = self.document().sketch().get(id)?;
                if self.document().fold_of(target).is_some() {
                    return None;
                }
                let boxes = &self.derived().boxes;
                Some(bound_lines::extent(self.document(), boxes, item))
            }
        }
    }

    /// The extent of several things; `None` when none of them is on the board.
    pub fn extent<'a>(&self, targets: impl IntoIterator<Item = &'a Target>) -> Option<Rect> {
        union(targets.into_iter().filter_map(|target| self.bounds(target)))
    }

    /// Everything that shows on the board.
    pub fn all(&self) -> TargetSet {
        let all = self.everything().into_iter();
        if self.derived().folds.is_empty() {
            return all.collect();
        }
        all.filter(|target| self.document().fold_of(target).is_none())
            .collect()
    }

    fn everything(&self) -> TargetSet {
        let diagram = self.document().diagram();
        let nodes = diagram.nodes().map(|node| Target::Node(node.id.clone()));
        let edges = diagram.edges().map(|edge| Target::Edge(edge.id.clone()));
        let sketch = self.document().sketch().keys().cloned().map(Target::Sketch);
        nodes.chain(edges).chain(sketch).collect()
    }

    /// Nodes in the selection, by id.
    pub fn selected_nodes(&self) -> impl Iterator<Item = &NodeId> {
        self.selection
            .targets
            .iter()
            .filter_map(|target| match target {
                Target::Node(id) => Some(id),
                Target::Edge(_) | Target::Sketch(_) => None,
            })
    }

    /// The one selected thing, when it is one; of a request and its answer in one line the request.
    pub fn selected_one(&self) -> Option<&Target> {
        let selection = &self.selection;
        selection.one().or_else(|| match selection.targets.len() {
            2 => selection.pair(&self.derived().pairs),
            _ => None,
        })
    }

    /// Names what is found now; never used again for something else.
    pub(in crate::editor) fn findings_state(&self) -> u64 {
        self.findings_state
    }

    /// Forgets what was known of the selection as a whole.
    pub(in crate::editor) fn repick(&mut self) {
        self.selection.summary.take();
    }

    /// Takes note of a change: what was derived is stale, and what vanished is no longer selected.
    pub(in crate::editor) fn changed(&mut self, patch: &Patch) {
        if patch.is_empty() {
            return;
        }
        self.grow_stale(patch);
        if !RulesTouched::by(patch).is_nothing() {
            self.findings_state += 1;
        }
        self.repick();
        let document = self.history.document();
        self.selection.follow(document);
        if patch.sketch.values().any(RecordChange::changes_folding) {
            let selected = std::mem::take(&mut self.selection.targets).into_iter();
            self.selection.targets = selected.map(|at| self.shown_target(at)).collect();
        }
        let document = self.history.document();
        if patch.removes() {
            self.selection.forget_removed(document);
        }
    }

    /// Changes are gathered until somebody asks what follows from them.
    fn grow_stale(&mut self, patch: &Patch) {
        let stale = match (self.derived.take(), self.stale.take()) {
            (Some(derived), _) => Some((derived, patch.clone())),
            (None, Some(stale)) => {
                let (derived, earlier) = *stale;
                Some((derived, earlier.then(patch.clone())))
            }
            (None, None) => None,
        };
        self.stale.set(stale.map(Box::new));
    }

    /// Forgets what was derived, because the style changed.
    pub(in crate::editor) fn restyle(&mut self) {
        self.derived.take();
        self.stale.take();
    }
}
