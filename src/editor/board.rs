//! What tools and commands see: the document with what is derived from it, the selection and the view.
//! What is derived is made when somebody asks for it, so that several events in one frame derive once.

use std::cell::{Cell, OnceCell};

use crate::catalog::{Catalog, Kind};
use crate::editor::{Camera, History, Targets};
use crate::geom::{Point, Rect, union};
use crate::model::{Document, NodeId, Patch, Target};
use crate::pipeline::{Derived, derive};
use crate::scene::{Findings, Hit, Style, Theme};

/// How far from a thing, in screen points, the pointer still means it.
const REACH: f64 = 8.0;

/// The board on the desk.
pub struct Board {
    pub(in crate::editor) history: History,
    pub(in crate::editor) catalog: &'static Catalog,
    pub(in crate::editor) theme: &'static Theme,
    pub(in crate::editor) selection: Targets,
    pub(in crate::editor) hovered: Option<Target>,
    pub(in crate::editor) camera: Camera,
    pub(in crate::editor) viewport: Rect,
    pub(in crate::editor) view: View,
    /// Whether to list what is missing; `None` until a person chose: then as soon as the request path is complete.
    pub(in crate::editor) review: Option<bool>,
    pub(in crate::editor) read_only: Option<String>,
    derived: OnceCell<Derived>,
    /// What was derived before the changes that nobody has asked about yet, and those changes.
    stale: Cell<Option<Box<(Derived, Patch)>>>,
}

/// What the canvas shows beside the elements themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    pub edge_labels: bool,
    pub grid: bool,
    /// Whether dragging keeps to the grid.
    pub snap: bool,
}

impl Default for View {
    fn default() -> Self {
        Self {
            edge_labels: false,
            grid: true,
            snap: false,
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
            view: View::default(),
            review: None,
            read_only: None,
            derived: OnceCell::new(),
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

    /// Boxes, routes, findings and picture of the document as it is now.
    pub fn derived(&self) -> &Derived {
        self.derived.get_or_init(|| {
            let style = Style {
                theme: self.theme,
                edge_labels: self.view.edge_labels,
                findings: self.findings(),
            };
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

    /// What the pointer means at a place.
    pub fn hit(&self, at: Point) -> Option<Hit> {
        self.derived()
            .board(self.document())
            .hit(at, self.world(REACH))
    }

    /// What a marquee takes.
    pub fn inside(&self, area: Rect) -> Targets {
        self.derived().board(self.document()).inside(area)
    }

    /// Everything whose bounds meet the area.
    pub fn near(&self, area: Rect) -> Targets {
        let derived = self.derived();
        let board = derived.board(self.document());
        board.places.near(area).cloned().collect()
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
            Target::Sketch(id) => Some(self.document().sketch().get(id)?.rect),
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

    /// Takes note of a change: what was derived is stale, and what vanished is no longer selected.
    pub(in crate::editor) fn changed(&mut self, patch: &Patch) {
        if patch.is_empty() {
            return;
        }
        self.grow_stale(patch);
        let document = self.history.document();
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
