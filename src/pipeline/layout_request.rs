//! A layout somebody asked for, with all it needs: it can be made on any thread while the board lives on.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::geom::{Rect, union};
use crate::layout::graph::{FlowDirection, LayoutGraph, LayoutOptions, LayoutPreset, PathStyle};
use crate::layout::incremental::{LayoutScope, PreviousLayout, tidy};
use crate::layout::{CancelledError, LayoutResult};
use crate::model::{Document, EdgeId, NodeId, Target};
use crate::pipeline::folded_document::folded_document;
use crate::pipeline::{arrange, boxes, fold_box, jumps};
use crate::scene::{CAPTION_HEIGHT, EdgeBundle};

/// Width over height of the screens and pages that boards are shown on.
const SCREEN: f64 = 16.0 / 9.0;
/// How much longer than its limit an edge may be in each drawing: the worst become jumps first, which makes others shorter.
const SLACK: [f64; 3] = [1.8, 1.3, 1.0];
/// What a round that looks for jumps counts of the whole work, and the round after that, of the rest.
const JUMP_SHARE: f32 = 0.15;
const MAIN_SHARE: f32 = 0.95;
/// How often the proportions are corrected at most.
const CORRECTIONS: u8 = 2;
/// Wider or higher than this nothing is asked to be.
const MOST_ASPECT: f64 = 8.0;
/// A drawing so near to the aspect wished for stays.
const NEAR_ASPECT: f64 = 0.08;
/// Boxes and edges for which a person opening a board waits for the best drawing.
const AT_LEISURE: usize = 400;

/// What is to be laid out, how it is drawn now, and how much of that may change.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutRequest {
    graph: LayoutGraph,
    old: PreviousLayout,
    scope: LayoutScope,
    options: LayoutOptions,
    /// Width over height that is wished for.
    aspect: f64,
    /// From which length on edges become jumps; empty where none shall.
    limits: BTreeMap<EdgeId, f64>,
}

impl LayoutRequest {
    /// As good as affordable. Locked components stay where they are.
    pub fn new(
        document: &Document,
        catalog: &Catalog,
        scope: LayoutScope,
        direction: FlowDirection,
    ) -> Self {
        let graph = arrange::graph(document, catalog);
        let scope = shown_scope(document, scope);
        let has_lanes = graph.groups.values().any(|group| group.lane.is_some());
        let is_folded = has_lanes && scope == LayoutScope::All;
        Self {
            graph,
            old: arrange::old(document, catalog),
            scope,
            limits: BTreeMap::new(),
            aspect: SCREEN,
            options: LayoutOptions {
                direction,
                preset: LayoutPreset::Best,
                aspect: is_folded.then_some(SCREEN),
                ..arrange::options()
            },
        }
    }

    /// Places for components that have none; all others stay.
    pub(in crate::pipeline) fn inserting(document: &Document, catalog: &Catalog) -> Self {
        let none = LayoutScope::Around(BTreeSet::new());
        let mut tidying = Self::new(document, catalog, none, direction(document, catalog));
        for block in tidying.graph.blocks.values_mut() {
            block.pinned = block.at.is_some();
        }
        if tidying.size() > AT_LEISURE {
            tidying.options.preset = LayoutPreset::Live;
        }
        tidying
    }

    /// How many boxes and edges are laid out: what it costs grows a little faster.
    pub fn size(&self) -> usize {
        match &self.scope {
            LayoutScope::All | LayoutScope::Around(_) => {
                self.graph.blocks.len() + self.graph.edges.len()
            }
            LayoutScope::Only(chosen) => {
                let inside = |id: &NodeId| chosen.contains(id);
                let edges = self.graph.edges.values();
                let edges = edges.filter(|edge| inside(&edge.from.node) && inside(&edge.to.node));
                chosen.len() + edges.count()
            }
        }
    }

    /// The layout, unless `go_on`, which is told how much is done, ends it.
    pub fn run(&self, go_on: &dyn Fn(f32) -> bool) -> Result<LayoutResult, CancelledError> {
        let mut drawing = Drawing::new(self);
        for slack in SLACK.iter().take_while(|_| !self.limits.is_empty()) {
            let drawn = drawing.draw(JUMP_SHARE, go_on)?;
            drawing.leave_out(&drawn, *slack);
        }
        let share = self.options.aspect.map_or(1.0, |_| MAIN_SHARE);
        let mut best = drawing.draw(share * (1.0 - drawing.done), go_on)?;
        for _ in 0..CORRECTIONS {
            if !drawing.corrects_aspect(&best) {
                break;
            }
            let drawn = drawing.draw((1.0 - drawing.done) / 2.0, go_on)?;
            if fitted_size(&drawn, self.aspect) < fitted_size(&best, self.aspect) {
                best = drawn;
            }
        }
        best.jumps = drawing.jumps;
        Ok(best)
    }

    /// The same, with so much work and edges drawn like that.
    #[must_use]
    pub fn with_style(mut self, preset: LayoutPreset, line: PathStyle) -> Self {
        self.options.preset = preset;
        self.options.line = line;
        self
    }

    /// The same, folded to another width over height than that of screens.
    #[must_use]
    pub fn with_aspect(mut self, aspect: f64) -> Self {
        let aspect = aspect.clamp(1.0 / MOST_ASPECT, MOST_ASPECT);
        self.options.aspect = Some(aspect);
        self.aspect = aspect;
        self
    }

    /// The same, with jumps for connections that would run far.
    #[must_use]
    pub fn with_jumps(mut self, document: &Document, catalog: &Catalog) -> Self {
        self.limits = jumps::limits(document, catalog);
        // What ends at a folded frame stands for several connections.
        let diagram = document.diagram();
        self.limits.retain(|id, _| {
            let edge = diagram.edge(id);
            edge.is_some_and(|edge| EdgeBundle::at_folds(document, edge).is_none())
        });
        self
    }
}

/// What is inside folded frames is laid out with their boxes.
fn shown_scope(document: &Document, scope: LayoutScope) -> LayoutScope {
    let shown = |ids: BTreeSet<NodeId>| {
        let shown = ids.into_iter().map(|id| {
            let folded = document.fold_of(&Target::Node(id.clone())).map(fold_box);
            folded.unwrap_or(id)
        });
        shown.collect()
    };
    match scope {
        LayoutScope::All => LayoutScope::All,
        LayoutScope::Around(ids) => LayoutScope::Around(shown(ids)),
        LayoutScope::Only(ids) => LayoutScope::Only(shown(ids)),
    }
}

/// A layout that is made in rounds: edges that ran far become jumps, and what came out too wide or too high is folded
/// otherwise.
struct Drawing<'a> {
    request: &'a LayoutRequest,
    /// Without the edges that became jumps.
    graph: LayoutGraph,
    jumps: BTreeSet<EdgeId>,
    options: LayoutOptions,
    /// How much of the work is done, as far as one can say.
    done: f32,
}

impl<'a> Drawing<'a> {
    fn new(request: &'a LayoutRequest) -> Self {
        let mut graph = request.graph.clone();
        for (id, edge) in &mut graph.edges {
            edge.far = request.limits.get(id).copied();
        }
        Self {
            request,
            graph,
            jumps: BTreeSet::new(),
            options: request.options,
            done: 0.0,
        }
    }

    /// One round, which is `part` of the whole work.
    fn draw(
        &mut self,
        part: f32,
        go_on: &dyn Fn(f32) -> bool,
    ) -> Result<LayoutResult, CancelledError> {
        let LayoutRequest { old, scope, .. } = self.request;
        let done = self.done;
        let tell = |share: f32| go_on(done + share * part);
        let drawn = tidy(&self.graph, old, scope, &self.options, &tell)?;
        self.done = done + part;
        Ok(drawn)
    }

    /// Makes jumps of edges that are longer than their limit, times `slack`.
    fn leave_out(&mut self, drawn: &LayoutResult, slack: f64) {
        let far = jumps::far(drawn, &self.request.limits, slack);
        let found: BTreeSet<EdgeId> = far.cloned().collect();
        let edges = found.iter().filter_map(|id| self.graph.edges.get(id));
        for end in edges.flat_map(|edge| [&edge.from.node, &edge.to.node]) {
            if let Some(block) = self.graph.blocks.get_mut(end) {
                block.below = CAPTION_HEIGHT;
            }
        }
        self.graph.edges.retain(|id, _| !found.contains(id));
        self.jumps.extend(found);
    }

    /// Asks for another aspect where the drawing missed what was wished. What folding expects is rough: it knows
    /// neither tracks nor which boxes will stand level.
    fn corrects_aspect(&mut self, drawn: &LayoutResult) -> bool {
        let wished = self.request.aspect;
        let Some(asked) = self
            .options
            .aspect
            .filter(|_| off_aspect(drawn, wished) > NEAR_ASPECT)
        else {
            return false;
        };
        let by = (wished / aspect(drawn)).clamp(0.5, 2.0);
        self.options.aspect = Some(asked * by);
        true
    }
}

/// Width over height of what a layout spans.
fn aspect(drawn: &LayoutResult) -> f64 {
    let boxes = drawn.blocks.values().chain(drawn.groups.values());
    let span = union(boxes.copied()).unwrap_or(Rect::ZERO);
    if span.height() > 0.0 {
        span.width() / span.height()
    } else {
        SCREEN
    }
}

/// How far it is from the aspect wished for: zero for the same, one for twice as wide or high.
fn off_aspect(drawn: &LayoutResult, wished: f64) -> f64 {
    let aspect = aspect(drawn);
    (aspect / wished).max(wished / aspect) - 1.0
}

/// The side that decides how small a drawing is shown on a screen, in world units of width; somewhat more where it is
/// far from its aspect.
fn fitted_size(drawn: &LayoutResult, wished: f64) -> f64 {
    let boxes = drawn.blocks.values().chain(drawn.groups.values());
    let span = union(boxes.copied()).unwrap_or(Rect::ZERO);
    let too_far = (off_aspect(drawn, wished) - NEAR_ASPECT).max(0.0);
    span.width().max(span.height() * wished) * (1.0 + too_far / 2.0)
}

/// Which way most connections of a drawing lead: those between components that lie clear of each other.
pub fn direction(document: &Document, catalog: &Catalog) -> FlowDirection {
    let document = &*folded_document(document);
    let boxes = boxes(document, catalog);
    let (mut ahead, mut down) = (0, 0);
    for edge in document.diagram().edges() {
        let ends = [&edge.from.node, &edge.to.node].map(|id| boxes.get(id).map(|at| at.rect));
        if let [Some(from), Some(to)] = ends {
            let is_beside = from.y0 < to.y1 && to.y0 < from.y1;
            let is_above = from.x0 < to.x1 && to.x0 < from.x1;
            ahead += usize::from(from.x1 <= to.x0 && !is_above);
            down += usize::from(from.y1 <= to.y0 && !is_beside && is_above);
        }
    }
    if down > ahead {
        FlowDirection::TopToBottom
    } else {
        FlowDirection::LeftToRight
    }
}

/// All components of a board.
pub fn everything(document: &Document) -> BTreeSet<NodeId> {
    let nodes = document.diagram().nodes();
    nodes.map(|node| node.id.clone()).collect()
}
