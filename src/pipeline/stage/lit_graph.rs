//! What a stage shows as numbers: boxes with sizes, and lines between them, of which some decide the columns.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Phase, PortSide, Role};
use crate::geom::{Point, Size};
use crate::model::{Document, Edge, NodeId};
use crate::pipeline::arrange::is_released;
use crate::pipeline::stage::content::StageContent;
use crate::scene::NodeBox;

/// The boxes and lines of a stage, by number in the order in which they are told.
#[derive(Clone, Debug, Default)]
pub(super) struct LitGraph {
    pub boxes: Vec<LitBox>,
    pub lines: Vec<LitLine>,
}

/// A shown component.
#[derive(Clone, Debug)]
pub(super) struct LitBox {
    /// In world units.
    pub size: Size,
    /// Whether a person or a caller waits for it.
    pub online: bool,
    /// Whether requests come from it: it stands at the left.
    pub asks: bool,
}

/// A shown connection or bridge.
#[derive(Clone, Debug)]
pub(super) struct LitLine {
    /// Box it leaves at the right.
    pub from: usize,
    /// Box it enters at the left.
    pub to: usize,
    /// Where on its boxes, from their tops.
    pub offsets: [f64; 2],
    /// Whether it says what stands left of what: answers and released models do not.
    pub decides: bool,
}

impl LitGraph {
    pub fn new(
        stage: &Document,
        content: &StageContent,
        catalog: &Catalog,
        measured: &BTreeMap<NodeId, NodeBox>,
    ) -> Self {
        let numbers: BTreeMap<&NodeId, usize> = content.lit.iter().zip(0..).collect();
        let asker = asker(stage, content, catalog);
        let boxes = content.lit.iter().enumerate().map(|(n, id)| LitBox {
            size: measured[id].rect.size(),
            online: phase(stage, id, catalog) == Phase::Online,
            asks: asker.contains(&n),
        });
        let mut graph = Self {
            boxes: boxes.collect(),
            lines: Vec::new(),
        };
        for edge in stage.diagram().edges() {
            let offset = |id: &NodeId, at: Point| at.y - measured[id].rect.y0;
            let from = measured[&edge.from.node].attachment(&edge.from.port, PortSide::Output);
            let to = measured[&edge.to.node].attachment(&edge.to.port, PortSide::Input);
            graph.lines.push(LitLine {
                from: numbers[&edge.from.node],
                to: numbers[&edge.to.node],
                offsets: [offset(&edge.from.node, from), offset(&edge.to.node, to)],
                decides: !is_release(stage, edge, catalog)
                    && !is_return(stage, &edge.from.node, &edge.to.node, catalog),
            });
        }
        for bridge in &content.bridges {
            let (from, to) = (numbers[&bridge.from], numbers[&bridge.to]);
            let middle = |n: usize| graph.boxes[n].size.height / 2.0;
            graph.lines.push(LitLine {
                from,
                to,
                offsets: [middle(from), middle(to)],
                decides: !is_return(stage, &bridge.from, &bridge.to, catalog),
            });
        }
        graph.open_cycles();
        graph
    }

    /// Lets no line decide that leads back to where a walk from the askers, and then from the others as they are told,
    /// came from.
    fn open_cycles(&mut self) {
        let mut state = vec![WalkState::Ahead; self.boxes.len()];
        let asking = (0..self.boxes.len()).filter(|n| self.boxes[*n].asks);
        let entered: BTreeSet<usize> = self.deciding().map(|line| line.to).collect();
        let sources = (0..self.boxes.len()).filter(|n| !entered.contains(n));
        let all: Vec<usize> = asking.chain(sources).chain(0..self.boxes.len()).collect();
        for start in all {
            self.walk(start, &mut state);
        }
    }

    fn walk(&mut self, at: usize, state: &mut [WalkState]) {
        if state[at] != WalkState::Ahead {
            return;
        }
        state[at] = WalkState::OnTheWay;
        for line in 0..self.lines.len() {
            if self.lines[line].from != at || !self.lines[line].decides {
                continue;
            }
            let to = self.lines[line].to;
            if state[to] == WalkState::OnTheWay {
                self.lines[line].decides = false;
            } else {
                self.walk(to, state);
            }
        }
        state[at] = WalkState::Done;
    }

    pub fn deciding(&self) -> impl Iterator<Item = &LitLine> {
        self.lines.iter().filter(|line| line.decides)
    }
}

/// How far a walk has come with a box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WalkState {
    Ahead,
    OnTheWay,
    Done,
}

fn has_role(stage: &Document, id: &NodeId, role: Role, catalog: &Catalog) -> bool {
    let node = stage.diagram().node(id);
    let kind = node.and_then(|node| catalog.kind(node.kind.as_str()));
    kind.is_some_and(|kind| kind.has_role(role))
}

fn phase(stage: &Document, id: &NodeId, catalog: &Catalog) -> Phase {
    let node = stage.diagram().node(id);
    let kind = node.and_then(|node| catalog.kind(node.kind.as_str()));
    kind.map_or(Phase::Online, |kind| kind.phase)
}

/// The components from which requests come: clients, or else gateways.
fn asker(stage: &Document, content: &StageContent, catalog: &Catalog) -> Vec<usize> {
    let with = |role: Role| -> Vec<usize> {
        let lit = content.lit.iter().enumerate();
        let found = lit.filter(|(_, id)| has_role(stage, id, role, catalog));
        found.map(|(n, _)| n).collect()
    };
    let clients = with(Role::Client);
    if clients.is_empty() {
        with(Role::Gateway)
    } else {
        clients
    }
}

/// Whether something goes back to where requests come from.
fn is_return(stage: &Document, from: &NodeId, to: &NodeId, catalog: &Catalog) -> bool {
    let is = |id: &NodeId, role: Role| has_role(stage, id, role, catalog);
    if is(to, Role::Client) {
        return true;
    }
    is(to, Role::Gateway) && !is(from, Role::Client)
}

/// Whether a model goes back to work along the edge.
fn is_release(stage: &Document, edge: &Edge, catalog: &Catalog) -> bool {
    is_released(stage, edge, catalog)
}
