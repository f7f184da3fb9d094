//! The graph with numbers for ids, in directions of the flow: *along* it and *across* it. A drawing from
//! top to bottom is one from left to right with the axes exchanged, so the phases know only one direction.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::geom::{Point, Rect, Size};
use crate::layout::graph::{
    BoxSide, FlowDirection, LayoutEdge, LayoutEnd, LayoutGraph, LayoutOptions,
};
use crate::model::{EdgeId, NodeId, SketchId};

/// The group of what is in none.
pub const BOARD: usize = 0;
/// Sizes beyond this are a mistake in the data.
const LARGEST: f64 = 1e6;
/// Groups nested deeper count as part of the group around them.
const DEEPEST: usize = 32;

/// A side of a box, seen along the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlowSide {
    /// Where the flow enters.
    Aft,
    /// Where the flow leaves.
    Fore,
    /// Beside the flow: above it or left of it.
    Near,
    /// Beside the flow: below it or right of it.
    Far,
}

/// Where an edge is attached to a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoxAttachment {
    /// Number of the box, in [`LayerGraph::boxes`].
    pub node: usize,
    /// Side and distance from its near or aft corner; `None` where the layout may choose.
    pub port: Option<(FlowSide, f64)>,
}

pub struct LayerEdge {
    /// Where it begins, before cycles are opened.
    pub from: BoxAttachment,
    /// Where it leads to, before cycles are opened.
    pub to: BoxAttachment,
    /// Along and across.
    pub label: Option<(f64, f64)>,
    /// A person said that it runs against the flow.
    pub feedback: bool,
    /// What its length counts at most where layers are chosen, in world units.
    pub far: f64,
}

/// A box, along and across.
#[derive(Clone, Copy, Debug, Default)]
pub struct LayerBox {
    /// Extent along the flow, in world units.
    pub along: f64,
    /// Extent across the flow, in world units.
    pub across: f64,
    /// Number of the innermost group around it; [`BOARD`] for none.
    pub group: usize,
    /// Whether the flow rather begins here.
    pub first: bool,
    /// How much of its extent is kept free below it.
    pub below: f64,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct LayerGroup {
    /// Number of the group around it; [`BOARD`] for none.
    pub parent: usize,
    /// How many groups are around it, the board not counted.
    pub depth: usize,
    /// Its place among lanes and the corridors between them: even for lanes, odd for corridors.
    pub lane: Option<u32>,
    /// Room for a title, along and across.
    pub title: (f64, f64),
}

/// Everything numbered in the order of ids.
pub struct LayerGraph {
    /// By number of the box, in the order of ids.
    pub boxes: Vec<LayerBox>,
    /// The first is the board; parents stand before their children.
    pub groups: Vec<LayerGroup>,
    /// By number of the edge, in the order of ids; only edges whose boxes are known.
    pub edges: Vec<LayerEdge>,
    /// By number of the box.
    pub box_ids: Vec<NodeId>,
    /// By number of the group; `None` for the board and for corridors.
    pub group_ids: Vec<Option<SketchId>>,
    /// By number of the edge.
    pub edge_ids: Vec<EdgeId>,
    /// The groups that hold what runs between two lanes: the first lies behind the first lane.
    corridors: Vec<usize>,
}

impl LayerGraph {
    pub fn new(graph: &LayoutGraph, direction: FlowDirection) -> Self {
        let axes = FlowAxes(direction);
        let (mut groups, mut group_ids, group_of) = groups(graph, axes);
        let corridors = corridors(&mut groups);
        group_ids.resize(groups.len(), None);
        let number: BTreeMap<&NodeId, usize> = graph
            .blocks
            .keys()
            .enumerate()
            .map(|(k, id)| (id, k))
            .collect();
        let boxes: Vec<LayerBox> = graph
            .blocks
            .values()
            .map(|block| {
                let below = sane(block.below);
                let (along, across) = axes.size(block.size + Size::new(0.0, below));
                let group = block.group.as_ref().and_then(|id| group_of.get(id));
                LayerBox {
                    along,
                    across,
                    group: group.copied().unwrap_or(BOARD),
                    first: block.first,
                    below,
                }
            })
            .collect();
        let known = graph.edges.iter().filter_map(|(id, edge)| {
            let (from, to) = (*number.get(&edge.from.node)?, *number.get(&edge.to.node)?);
            Some((id.clone(), net_edge(edge, from, to, &boxes, axes)))
        });
        let (edge_ids, edges) = known.unzip();
        Self {
            boxes,
            groups,
            edges,
            box_ids: graph.blocks.keys().cloned().collect(),
            group_ids,
            edge_ids,
            corridors,
        }
    }

    /// The lane of a box, if it is in one.
    pub fn lane(&self, node: usize) -> Option<u32> {
        self.around(self.boxes[node].group)
            .find_map(|group| self.groups[group].lane)
    }

    /// Whether an edge leads from one lane to another. Each lane is read by itself, so such an edge does not
    /// say what comes first.
    pub fn changes_lane(&self, edge: usize) -> bool {
        let ends = &self.edges[edge];
        let lanes = [ends.from.node, ends.to.node].map(|node| self.lane(node));
        matches!(lanes, [Some(from), Some(to)] if from != to)
    }

    /// The corridor in which an edge from one lane to another runs: the one beside the lane it comes from.
    pub fn corridor(&self, edge: usize) -> Option<usize> {
        let ends = &self.edges[edge];
        let (from, to) = (self.lane(ends.from.node)?, self.lane(ends.to.node)?);
        let beside = match from.cmp(&to) {
            Ordering::Less => from / 2,
            Ordering::Equal => return None,
            Ordering::Greater => from / 2 - 1,
        };
        self.corridors.get(beside as usize).copied()
    }

    /// Whether a group stands for the room between two lanes.
    pub fn is_corridor(&self, group: usize) -> bool {
        self.groups[group].lane.is_some_and(|lane| lane % 2 == 1)
    }

    /// The groups around a group, itself first, the board last.
    pub fn around(&self, group: usize) -> impl Iterator<Item = usize> + '_ {
        let parent = |group: &usize| (*group != BOARD).then(|| self.groups[*group].parent);
        std::iter::successors(Some(group), parent)
    }
}

fn net_edge(
    edge: &LayoutEdge,
    from: usize,
    to: usize,
    boxes: &[LayerBox],
    axes: FlowAxes,
) -> LayerEdge {
    let hook = |node: usize, end: &LayoutEnd| {
        let at = &boxes[node];
        let port = end.port.map(|port| {
            let side = axes.side(port.face);
            let length = match side {
                FlowSide::Aft | FlowSide::Fore => at.across,
                FlowSide::Near | FlowSide::Far => at.along,
            };
            (side, sane(port.offset).min(length))
        });
        BoxAttachment { node, port }
    };
    LayerEdge {
        from: hook(from, &edge.from),
        to: hook(to, &edge.to),
        label: edge.label.map(|size| axes.size(size)),
        feedback: edge.feedback,
        far: edge.far.unwrap_or(f64::INFINITY),
    }
}

type NumberedGroups = (
    Vec<LayerGroup>,
    Vec<Option<SketchId>>,
    BTreeMap<SketchId, usize>,
);

/// Groups with parents first. A group inside itself, or in an unknown one, stands on the board.
fn groups(graph: &LayoutGraph, axes: FlowAxes) -> NumberedGroups {
    let mut groups = vec![LayerGroup::default()];
    let mut ids = vec![None];
    let mut number: BTreeMap<SketchId, usize> = BTreeMap::new();
    for id in graph.groups.keys() {
        // From the outermost group that is not yet known inwards.
        let mut chain: Vec<&SketchId> = Vec::new();
        let mut at = Some(id);
        while let Some(inner) = at.filter(|inner| !number.contains_key(*inner)) {
            let Some(group) = graph.groups.get(inner).filter(|_| !chain.contains(&inner)) else {
                break;
            };
            chain.push(inner);
            at = group.parent.as_ref();
            if chain.len() > DEEPEST {
                break;
            }
        }
        for inner in chain.into_iter().rev() {
            let group = &graph.groups[inner];
            let parent = group.parent.as_ref().and_then(|id| number.get(id));
            let parent = parent.copied().unwrap_or(BOARD);
            if groups[parent].depth >= DEEPEST {
                number.insert(inner.clone(), parent);
                continue;
            }
            number.insert(inner.clone(), groups.len());
            let depth = groups[parent].depth + 1;
            let lane = group.lane.filter(|_| parent == BOARD);
            let title = axes.title(sane(group.title));
            groups.push(LayerGroup {
                parent,
                depth,
                lane,
                title,
            });
            ids.push(Some(inner.clone()));
        }
    }
    (groups, ids, number)
}

/// Numbers the lanes anew and puts a corridor between each two. Returns the corridors.
fn corridors(groups: &mut Vec<LayerGroup>) -> Vec<usize> {
    let mut lanes: Vec<u32> = groups.iter().filter_map(|group| group.lane).collect();
    lanes.sort_unstable();
    lanes.dedup();
    for group in groups.iter_mut() {
        group.lane = group
            .lane
            .and_then(|lane| u32::try_from(lanes.partition_point(|other| *other < lane) * 2).ok());
    }
    let first = groups.len();
    for lane in (1..lanes.len()).filter_map(|k| u32::try_from(k * 2 - 1).ok()) {
        groups.push(LayerGroup {
            depth: 1,
            lane: Some(lane),
            ..LayerGroup::default()
        });
    }
    (first..groups.len()).collect()
}

fn sane(length: f64) -> f64 {
    if length.is_nan() {
        0.0
    } else {
        length.clamp(0.0, LARGEST)
    }
}

/// Turns lengths and places of the flow into those of the board and back.
#[derive(Clone, Copy, Debug)]
pub struct FlowAxes(pub FlowDirection);

impl FlowAxes {
    pub fn new(options: &LayoutOptions) -> Self {
        Self(options.direction)
    }

    fn turned(self) -> bool {
        self.0 == FlowDirection::TopToBottom
    }

    /// Along and across.
    fn size(self, size: Size) -> (f64, f64) {
        let (width, height) = (sane(size.width), sane(size.height));
        if self.turned() {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// Titles stand at the top of the board.
    fn title(self, height: f64) -> (f64, f64) {
        if self.turned() {
            (height, 0.0)
        } else {
            (0.0, height)
        }
    }

    fn side(self, face: BoxSide) -> FlowSide {
        match (face, self.turned()) {
            (BoxSide::Left, false) | (BoxSide::Top, true) => FlowSide::Aft,
            (BoxSide::Right, false) | (BoxSide::Bottom, true) => FlowSide::Fore,
            (BoxSide::Top, false) | (BoxSide::Left, true) => FlowSide::Near,
            (BoxSide::Bottom, false) | (BoxSide::Right, true) => FlowSide::Far,
        }
    }

    pub fn point(self, along: f64, across: f64) -> Point {
        if self.turned() {
            Point::new(across, along)
        } else {
            Point::new(along, across)
        }
    }

    /// From the corner where both are least to the one where both are greatest.
    pub fn rect(self, least: (f64, f64), most: (f64, f64)) -> Rect {
        Rect::from_points(self.point(least.0, least.1), self.point(most.0, most.1))
    }
}
