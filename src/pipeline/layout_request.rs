//! A layout somebody asked for, with all it needs: it can be made on any thread while the board lives on.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::layout::graph::{FlowDirection, LayoutGraph, LayoutOptions, LayoutPreset};
use crate::layout::incremental::{LayoutScope, PreviousLayout, tidy};
use crate::layout::{CancelledError, LayoutResult};
use crate::model::{Document, NodeId};
use crate::pipeline::{arrange, boxes};

/// Boxes and edges for which a person opening a board waits for the best drawing.
const AT_LEISURE: usize = 400;

/// What is to be laid out, how it is drawn now, and how much of that may change.
#[derive(Clone, Debug, PartialEq)]
pub struct LayoutRequest {
    graph: LayoutGraph,
    old: PreviousLayout,
    scope: LayoutScope,
    options: LayoutOptions,
}

impl LayoutRequest {
    /// As good as affordable. Locked components stay where they are.
    pub fn new(
        document: &Document,
        catalog: &Catalog,
        scope: LayoutScope,
        direction: FlowDirection,
    ) -> Self {
        Self {
            graph: arrange::graph(document, catalog),
            old: arrange::old(document, catalog),
            scope,
            options: LayoutOptions {
                direction,
                preset: LayoutPreset::Best,
                ..LayoutOptions::default()
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
        tidy(&self.graph, &self.old, &self.scope, &self.options, go_on)
    }
}

/// Which way most connections of a drawing lead: those between components that lie clear of each other.
pub fn direction(document: &Document, catalog: &Catalog) -> FlowDirection {
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
