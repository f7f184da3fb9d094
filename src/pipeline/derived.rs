//! What follows from a document, and how it follows a change.
//!
//! There is one way only: an update looks again at what was touched, and deriving a board for the first time is an
//! update that touches everything. What comes out the same as before is passed on to nobody, so an edit costs what it
//! changes and not what the board holds.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::estimate::Estimate;
use crate::layout::Route;
use crate::layout::router::IncrementalRouter;
use crate::model::{Diagram, Document, EdgeId, NodeId, Patch, SketchId};
use crate::pipeline::numbers::numbers;
use crate::pipeline::touched::TouchedParts;
use crate::pipeline::{RouteSource, fold_box, shown_box};
use crate::rules::{self, Findings, Report, Severities};
use crate::scene::{
    Annotations, Background, Changes, EdgePairs, FoldChanges, FoldTouched, FoldedFrames,
    FrameBundles, HitScene, NodeBox, OpenRims, Scene, SceneBuilder, SceneInput, SceneStyle,
};

/// What follows from a document.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// Size and ports of every component, in world units.
    pub boxes: BTreeMap<NodeId, NodeBox>,
    /// The path of every edge, in world units.
    pub routes: BTreeMap<EdgeId, Route>,
    /// What is folded into boxes.
    pub folds: FoldedFrames,
    /// Requests and answers that run as one line.
    pub pairs: EdgePairs,
    /// Lines between the same two frames, which are one from afar.
    pub bundles: FrameBundles,
    /// Every finding.
    pub report: Arc<Report>,
    /// The findings that the scene shows and a list should.
    pub shown: Arc<Report>,
    /// The display list that painters and exports walk.
    pub scene: Scene,
    /// Figures that are written on the board.
    numbers: Annotations,
    /// The ways of edges around boxes.
    router: IncrementalRouter,
    routing: RouteUpkeep,
    draft: SceneBuilder,
    findings: Findings,
}

/// Whether edges find their ways around boxes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum RouteUpkeep {
    /// After every change.
    #[default]
    Live,
    /// Not for now: those that are touched run as if there were no boxes, the others stay.
    Held,
}

impl Derived {
    /// Derives everything.
    pub(in crate::pipeline) fn new(
        document: &Document,
        catalog: &Catalog,
        style: &SceneStyle,
    ) -> Self {
        let mut derived = Self::default();
        let everything = TouchedParts::everything(document);
        derived.look_at(&everything, document, catalog, style);
        derived
    }

    /// Follows the patch that led from the document this was derived from to `document`. Catalogue and style must be
    /// the same as then. The result is the same as deriving everything.
    pub fn update(
        &mut self,
        document: &Document,
        catalog: &Catalog,
        style: &SceneStyle,
        patch: &Patch,
    ) {
        let touched = TouchedParts::by(patch, document);
        self.look_at(&touched, document, catalog, style);
    }

    /// From now on edges that are touched run as if there were no boxes: for boards that are shown for a moment, on which
    /// things lie on each other.
    pub fn hold_routes(&mut self) {
        self.routing = RouteUpkeep::Held;
    }

    /// What the board comes to. Rules nearly always asked already; where none did it is worked out here.
    pub fn estimate(&self, document: &Document, catalog: &Catalog) -> Cow<'_, Estimate> {
        let known = self.findings.estimate().map(Cow::Borrowed);
        known.unwrap_or_else(|| Cow::Owned(Estimate::new(document, catalog)))
    }

    /// All that is known of the findings, to try something out with.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The line that shows an edge: its own, or the one in which it runs with others; `None` for one that does not show.
    pub fn line_of(&self, edge: &EdgeId) -> Option<&Route> {
        self.routes.get(self.drawn(edge))
    }

    /// The edge whose line shows an edge.
    pub fn drawn<'a>(&'a self, edge: &'a EdgeId) -> &'a EdgeId {
        let together = self.folds.together(edge);
        let first = together.and_then(BTreeSet::first);
        first.unwrap_or_else(|| self.pairs.drawn(edge))
    }

    /// What is under a point, what a rectangle takes, what is near.
    pub fn board<'a>(&'a self, document: &'a Document) -> HitScene<'a> {
        HitScene {
            document,
            boxes: &self.boxes,
            routes: &self.routes,
            report: &self.shown,
            places: self.draft.places(),
            rims: OpenRims::default(),
            folds: &self.folds,
            pairs: &self.pairs,
            is_apart: false,
            bundles: &self.bundles,
            is_far: false,
        }
    }

    /// What lies behind components.
    pub fn background(&self) -> &Background {
        self.draft.background()
    }

    fn look_at(
        &mut self,
        touched: &TouchedParts,
        document: &Document,
        catalog: &Catalog,
        style: &SceneStyle,
    ) {
        let diagram = document.diagram();
        self.pairs.update(&touched.edges, document, catalog);
        let measured = self.measure(&touched.nodes, document, catalog);
        let mut edges = touched.edges.clone();
        edges.extend(edges_at(&measured, diagram));
        let folded = self.fold(touched, &edges, document);
        edges.extend(folded.edges.iter().cloned());
        let routed = self.route(&measured, edges, &folded.frames, document);
        let mut changes = Changes {
            nodes: measured.union(&touched.nodes).cloned().collect(),
            // Another connection may have joined or left a line that runs as before.
            edges: [&routed, &touched.edges, &folded.edges]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            sketch: touched.sketch.union(&folded.frames).cloned().collect(),
            bundles: BTreeSet::new(),
        };
        if !touched.rules.is_nothing() {
            self.check(&touched.rules, document, catalog, style, &mut changes);
            self.count(document, catalog, style, &mut changes);
        }
        if !touched.rules.is_nothing() || !folded.frames.is_empty() {
            changes.sketch.extend(self.folds.count(&self.shown));
        }
        changes.edges.extend(self.pairs.all_of(&changes.edges));
        let (routes, pairs) = (&self.routes, &self.pairs);
        let bundled = self.bundles.update(document, routes, pairs, &changes.edges);
        changes.edges.extend(bundled.edges);
        changes.bundles = bundled.bundles;
        let lines = self.folds.lines_of(&changes.edges);
        changes.edges.extend(lines.edges);
        changes.sketch.extend(lines.frames);
        let source = SceneInput {
            document,
            catalog,
            boxes: &self.boxes,
            routes: &self.routes,
            report: &self.shown,
            style,
            numbers: &self.numbers,
            folds: &self.folds,
            pairs: &self.pairs,
            bundles: &self.bundles,
        };
        self.draft.update(&mut self.scene, source, &changes);
    }

    /// Measures components again and returns those whose boxes changed.
    fn measure(
        &mut self,
        touched: &BTreeSet<NodeId>,
        document: &Document,
        catalog: &Catalog,
    ) -> BTreeSet<NodeId> {
        let mut changed = BTreeSet::new();
        for id in touched {
            let node = document.diagram().node(id);
            let new = node.and_then(|node| shown_box(document, node, catalog));
            if replace(&mut self.boxes, id, new) {
                changed.insert(id.clone());
            }
        }
        changed
    }

    /// Brings what is folded up to date; `edges` are those that may end elsewhere.
    fn fold(
        &mut self,
        touched: &TouchedParts,
        edges: &BTreeSet<EdgeId>,
        document: &Document,
    ) -> FoldChanges {
        let touched = FoldTouched {
            nodes: &touched.nodes,
            edges,
            sketch: &touched.sketch,
        };
        self.folds.update(document, &self.boxes, &touched)
    }

    /// Routes edges again and returns those whose routes changed.
    fn route(
        &mut self,
        measured: &BTreeSet<NodeId>,
        mut edges: BTreeSet<EdgeId>,
        frames: &BTreeSet<SketchId>,
        document: &Document,
    ) -> BTreeSet<EdgeId> {
        let diagram = document.diagram();
        edges.extend(self.find_routes(measured, &edges, frames, document));
        let source = RouteSource {
            document,
            boxes: &self.boxes,
            folds: &self.folds,
            pairs: &self.pairs,
        };
        let (ways, routes) = (&self.router, &mut self.routes);
        edges.retain(|id| {
            let edge = diagram.edge(id);
            let new = edge.and_then(|edge| source.route(edge, ways));
            replace(routes, id, new)
        });
        edges
    }

    /// Finds ways for edges around boxes and returns those that have others than before.
    fn find_routes(
        &mut self,
        measured: &BTreeSet<NodeId>,
        edges: &BTreeSet<EdgeId>,
        frames: &BTreeSet<SketchId>,
        document: &Document,
    ) -> BTreeSet<EdgeId> {
        if self.routing == RouteUpkeep::Held {
            for id in edges {
                self.router.put_edge(id, None);
            }
            return BTreeSet::new();
        }
        let was_empty = self.router.is_empty();
        let source = RouteSource {
            document,
            boxes: &self.boxes,
            folds: &self.folds,
            pairs: &self.pairs,
        };
        for id in edges {
            let edge = document.diagram().edge(id);
            let track = edge.and_then(|edge| source.track(edge));
            self.router.put_edge(id, track);
        }
        if was_empty && self.router.is_empty() {
            return BTreeSet::new();
        }
        if was_empty {
            for (id, node) in &self.boxes {
                self.router.put_box(id, Some(node.rect));
            }
            for (id, rect) in self.folds.frames() {
                self.router.put_box(&fold_box(id), Some(*rect));
            }
        } else {
            for id in measured {
                let rect = self.boxes.get(id).map(|node| node.rect);
                self.router.put_box(id, rect);
            }
            for id in frames {
                let rect = self.folds.frames().get(id).copied();
                self.router.put_box(&fold_box(id), rect);
            }
        }
        let changed = self.router.update();
        if self.router.is_empty() {
            // A board without such edges need not keep track of its boxes.
            self.router = IncrementalRouter::default();
        }
        changed
    }

    /// Brings the figures on the board up to date and notes where they changed.
    fn count(
        &mut self,
        document: &Document,
        catalog: &Catalog,
        style: &SceneStyle,
        changes: &mut Changes,
    ) {
        if !style.numbers && self.numbers == Annotations::default() {
            return;
        }
        let new = if style.numbers {
            numbers(document, catalog, &self.estimate(document, catalog))
        } else {
            Annotations::default()
        };
        let (nodes, flows) = new.differences(&self.numbers);
        changes.nodes.extend(nodes);
        changes.edges.extend(flows);
        self.numbers = new;
    }

    /// Asks the rules again and notes where the scene shows something else.
    fn check(
        &mut self,
        touched: &rules::RulesTouched,
        document: &Document,
        catalog: &Catalog,
        style: &SceneStyle,
        changes: &mut Changes,
    ) {
        let was_review = Arc::ptr_eq(&self.shown, &self.report);
        if let Some(severities) = style.severities.filter(|severities| !severities.is_empty()) {
            self.findings.update(document, catalog, touched);
            self.decide(severities, style, changes);
            return;
        }
        // Nobody else may hold the reports while they are changed, or they would be copied.
        self.report = Arc::default();
        self.shown = Arc::default();
        let differences = self.findings.update(document, catalog, touched);
        changes.nodes.extend(differences.nodes);
        changes.edges.extend(differences.edges);
        let (all, drawing) = (self.findings.all(), self.findings.while_drawing());
        let is_review = style.findings.is_review(all);
        if is_review != was_review {
            let others = all.differences(drawing);
            changes.nodes.extend(others.nodes);
            changes.edges.extend(others.edges);
        }
        self.shown = Arc::clone(if is_review { all } else { drawing });
        self.report = Arc::clone(all);
    }
}

impl Derived {
    /// Lets findings count as somebody decided. That costs what the report holds.
    fn decide(&mut self, severities: &Severities, style: &SceneStyle, changes: &mut Changes) {
        let all = self.findings.all();
        self.report = Arc::new(severities.applied_to(all));
        let before = std::mem::take(&mut self.shown);
        self.shown = if style.findings.is_review(&self.report) {
            Arc::clone(&self.report)
        } else {
            Arc::new(severities.while_drawing(all))
        };
        let others = self.shown.differences(&before);
        changes.nodes.extend(others.nodes);
        changes.edges.extend(others.edges);
    }
}

impl PartialEq for Derived {
    fn eq(&self, other: &Self) -> bool {
        self.boxes == other.boxes
            && self.folds == other.folds
            && self.pairs == other.pairs
            && self.bundles == other.bundles
            && self.routes == other.routes
            && self.report == other.report
            && self.shown == other.shown
            && self.scene == other.scene
            && self.findings.unclear() == other.findings.unclear()
    }
}

fn edges_at(nodes: &BTreeSet<NodeId>, diagram: &Diagram) -> BTreeSet<EdgeId> {
    let at = |id| diagram.outgoing(id).into_iter().chain(diagram.incoming(id));
    let edges = nodes.iter().flat_map(at);
    edges.map(|edge| edge.id.clone()).collect()
}

/// Puts the value there, or nothing, and says whether that is something else than before.
fn replace<K: Ord + Clone, V: PartialEq>(
    map: &mut BTreeMap<K, V>,
    key: &K,
    new: Option<V>,
) -> bool {
    let Some(new) = new else {
        return map.remove(key).is_some();
    };
    match map.get_mut(key) {
        Some(old) if *old == new => false,
        Some(old) => {
            *old = new;
            true
        }
        None => {
            map.insert(key.clone(), new);
            true
        }
    }
}
