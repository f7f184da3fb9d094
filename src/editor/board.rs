//! What tools and commands see: the document with what is derived from it, the selection and the view.
//! What is derived is made when somebody asks for it, so that several events in one frame derive once.

use std::cell::{Cell, OnceCell};

use crate::catalog::{Catalog, Kind};
use crate::editor::courses;
use crate::editor::pens::{Pen, Pens};
use crate::editor::writing::DrawnLast;
use crate::editor::{Camera, History, Picked, Targets, ToolId};
use crate::geom::{Rect, union};
use crate::model::{
    Course, Document, EdgeId, GroupId, NodeId, Patch, SketchItem, Style as Look, Target,
};
use crate::pipeline::{Derived, derive};
use crate::rules::{Severities, Touched};
use crate::scene::{Findings, Style, Theme, lines};

/// The board on the desk.
pub struct Board {
    pub(in crate::editor) history: History,
    pub(in crate::editor) catalog: &'static Catalog,
    pub(in crate::editor) theme: &'static Theme,
    pub(in crate::editor) selection: Targets,
    pub(in crate::editor) hovered: Option<Target>,
    pub(in crate::editor) camera: Camera,
    pub(in crate::editor) viewport: Rect,
    pub(in crate::editor) clear: Rect,
    pub(in crate::editor) view: View,
    /// Whether to list what is missing; `None` until a person chose: then as soon as the request path is complete.
    pub(in crate::editor) review: Option<bool>,
    /// What findings count as, where somebody decided otherwise than the rules say.
    pub(in crate::editor) severities: Severities,
    pub(in crate::editor) read_only: Option<String>,
    pub(in crate::editor) pens: Pens,
    /// Whether drawing tools stay in hand after one thing.
    pub(in crate::editor) keeps_tool: bool,
    pub(in crate::editor) copied_style: Option<Look>,
    pub(in crate::editor) drawn_last: DrawnLast,
    /// The group whose members are picked one by one.
    pub(in crate::editor) entered: Option<GroupId>,
    /// The bend of an edge that keys mean.
    pub(in crate::editor) bend: Option<Bend>,
    /// Grows with every change after which something else may be found.
    findings_state: u64,
    derived: OnceCell<Derived>,
    /// What is known of the selection as a whole.
    picked: OnceCell<Picked>,
    /// What was derived before the changes that nobody has asked about yet, and those changes.
    stale: Cell<Option<Box<(Derived, Patch)>>>,
}

/// What the canvas shows beside the elements themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches")]
pub struct View {
    pub edge_labels: bool,
    /// Whether figures stand on components and flows, and the critical path is lit.
    pub figures: bool,
    /// Whether components that are known to fail are marked.
    pub failures: bool,
    pub grid: bool,
    /// Whether dragging keeps to the grid.
    pub snap: bool,
    /// Whether dragging keeps in line with what is near.
    pub guides: bool,
}

/// A bend of an edge, by its place among the bends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bend {
    pub edge: EdgeId,
    pub index: usize,
}

impl Default for View {
    fn default() -> Self {
        Self {
            edge_labels: false,
            figures: false,
            failures: false,
            grid: true,
            snap: false,
            guides: true,
        }
    }
}

impl Board {
    pub(in crate::editor) fn new(document: Document, theme: &'static Theme) -> Self {
        Self {
            history: History::new(document),
            catalog: Catalog::builtin(),
            theme,
            selection: Targets::new(),
            hovered: None,
            camera: Camera::default(),
            viewport: Rect::new(0.0, 0.0, 1280.0, 800.0),
            clear: Rect::new(0.0, 0.0, 1280.0, 800.0),
            view: View::default(),
            review: None,
            severities: Severities::default(),
            read_only: None,
            pens: Pens::default(),
            keeps_tool: false,
            copied_style: None,
            drawn_last: None,
            entered: None,
            bend: None,
            findings_state: 0,
            derived: OnceCell::new(),
            picked: OnceCell::new(),
            stale: Cell::new(None),
        }
    }

    pub fn document(&self) -> &Document {
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

    pub fn selection(&self) -> &Targets {
        &self.selection
    }

    /// What a list in a panel points at.
    pub fn hovered(&self) -> Option<&Target> {
        self.hovered.as_ref()
    }

    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// Where the canvas is on the screen.
    pub fn viewport(&self) -> Rect {
        self.viewport
    }

    /// The part of the canvas that nothing floats over.
    pub fn clear(&self) -> Rect {
        self.clear
    }

    /// The canvas below what always floats over its upper edge.
    pub fn room(&self) -> Rect {
        Rect {
            y0: self.clear.y0,
            ..self.viewport
        }
    }

    pub fn view(&self) -> View {
        self.view
    }

    /// Whether findings about what is missing are listed too.
    pub fn review(&self) -> bool {
        self.findings().is_review(&self.derived().report)
    }

    fn findings(&self) -> Findings {
        match self.review {
            None => Findings::WhenReady,
            Some(false) => Findings::WhileDrawing,
            Some(true) => Findings::All,
        }
    }

    /// Why the document must not be changed, if it must not.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// What the tool draws with.
    pub fn pen(&self, tool: ToolId) -> Pen {
        self.pens.of(tool)
    }

    /// What the tool would draw, to ask for its look; `None` for tools that draw nothing.
    pub fn sample(&self, tool: ToolId) -> Option<SketchItem> {
        self.pens.sample(tool)
    }

    /// Whether drawing tools stay in hand after one thing.
    pub fn keeps_tool(&self) -> bool {
        self.keeps_tool
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
    pub(in crate::editor) fn style(&self) -> Style<'_> {
        Style {
            theme: self.theme,
            edge_labels: self.view.edge_labels,
            numbers: self.view.figures,
            findings: self.findings(),
            severities: Some(&self.severities),
            hand_drawn: self.document().header().hand_drawn,
        }
    }

    /// Boxes, routes, findings and picture of the document as it is now.
    pub fn derived(&self) -> &Derived {
        self.derived.get_or_init(|| {
            let style = self.style();
            let (document, catalog) = (self.document(), self.catalog);
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
        self.entered.as_ref()
    }

    /// The bend that keys mean, if any.
    pub fn bend(&self) -> Option<&Bend> {
        self.bend.as_ref()
    }

    pub fn is_locked(&self, target: &Target) -> bool {
        let document = self.document();
        match target {
            Target::Node(id) => document.diagram().node(id).is_some_and(|node| node.locked),
            Target::Sketch(id) => document.sketch().get(id).is_some_and(|item| item.locked),
            Target::Edge(_) => false,
        }
    }

    /// How the selected connections run, if all run alike; without any, how connections run on this board.
    pub fn edge_course(&self) -> Option<Course> {
        courses::now(self)
    }

    /// Those of the targets that may be moved and removed.
    pub fn unlocked(&self, targets: &Targets) -> Targets {
        let free = targets.iter().filter(|target| !self.is_locked(target));
        free.cloned().collect()
    }

    /// Screen points as world units.
    pub fn world(&self, screen: f64) -> f64 {
        screen / self.camera.zoom
    }

    /// The box of a node, the extent of an edge or the rectangle of a sketch item.
    pub fn bounds(&self, target: &Target) -> Option<Rect> {
        match target {
            Target::Node(id) => self.derived().boxes.get(id).map(|node| node.rect),
            Target::Edge(id) => {
                let route = self.derived().routes.get(id)?;
                Some(crate::geom::Shape::bounding_box(&route.path))
            }
            Target::Sketch(id) => {
                let item = self.document().sketch().get(id)?;
                let boxes = &self.derived().boxes;
                Some(lines::extent(self.document(), boxes, item))
            }
        }
    }

    /// The extent of several things; `None` when none of them is on the board.
    pub fn extent<'a>(&self, targets: impl IntoIterator<Item = &'a Target>) -> Option<Rect> {
        union(targets.into_iter().filter_map(|target| self.bounds(target)))
    }

    /// Everything on the board.
    pub fn all(&self) -> Targets {
        let diagram = self.document().diagram();
        let nodes = diagram.nodes().map(|node| Target::Node(node.id.clone()));
        let edges = diagram.edges().map(|edge| Target::Edge(edge.id.clone()));
        let sketch = self.document().sketch().keys().cloned().map(Target::Sketch);
        nodes.chain(edges).chain(sketch).collect()
    }

    /// Nodes in the selection, by id.
    pub fn selected_nodes(&self) -> impl Iterator<Item = &NodeId> {
        self.selection.iter().filter_map(|target| match target {
            Target::Node(id) => Some(id),
            _ => None,
        })
    }

    /// The one selected thing, when it is one.
    pub fn selected_one(&self) -> Option<&Target> {
        self.selection.first().filter(|_| self.selection.len() == 1)
    }

    /// The selection as a whole.
    pub fn picked(&self) -> &Picked {
        self.picked.get_or_init(|| Picked::of(self))
    }

    /// Names what is found now; never used again for something else.
    pub(in crate::editor) fn findings_state(&self) -> u64 {
        self.findings_state
    }

    /// Forgets what was known of the selection as a whole.
    pub(in crate::editor) fn repick(&mut self) {
        self.picked.take();
    }

    /// Takes note of a change: what was derived is stale, and what vanished is no longer selected.
    pub(in crate::editor) fn changed(&mut self, patch: &Patch) {
        if patch.is_empty() {
            return;
        }
        self.grow_stale(patch);
        if !Touched::by(patch).is_nothing() {
            self.findings_state += 1;
        }
        self.repick();
        let document = self.history.document();
        let has_bend = |bend: &mut Bend| {
            let edge = document.diagram().edge(&bend.edge);
            edge.is_some_and(|edge| bend.index < edge.via.len())
        };
        self.bend = self.bend.take_if(has_bend);
        if patch.removes() {
            self.selection.retain(|target| document.contains(target));
        }
        if self
            .hovered
            .as_ref()
            .is_some_and(|target| !document.contains(target))
        {
            self.hovered = None;
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
