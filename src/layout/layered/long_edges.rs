//! Long edges cut into pieces from layer to layer, with labels as sized points on them and groups as pairs
//! of borders. What the later phases order and place are these points.

use crate::layout::cast::real;
use crate::layout::layered::group_spans::{GroupPath, spans};
use crate::layout::layered::indexed_graph::{FlowSide, LayerGraph};
use crate::layout::layered::side_tracks::{self, ChainEnd, MarginTracks, SideTrack, TrackRequest};

/// What a point of a layer stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    /// A box, by its number.
    Box(usize),
    /// A dummy node: where an edge passes through the layer.
    Dummy(usize),
    /// The label of an edge, which passes through its middle.
    Label(usize),
    /// The near border of a group.
    NearBorder(usize),
    /// The far border of a group.
    FarBorder(usize),
}

#[derive(Clone, Copy, Debug)]
pub struct LayerPoint {
    /// What stands there.
    pub what: PointKind,
    /// Number of its layer.
    pub layer: usize,
    /// Number of the innermost group around it; of a border, the group around its own.
    pub group: usize,
    /// Extent across the flow.
    pub across: f64,
}

/// A piece of an edge, or of a border, between neighbouring layers.
#[derive(Clone, Copy, Debug)]
pub struct EdgeSegment {
    /// In the earlier layer, in the later one.
    pub ends: [Attachment; 2],
    /// `None` for borders.
    pub edge: Option<usize>,
}

/// A piece that leaves a box on the wrong side and turns into a bend of the same layer.
#[derive(Clone, Copy, Debug)]
pub struct SideBend {
    /// Its end at the box.
    pub at: Attachment,
    /// Number of the dummy that it turns into, in the same layer as the box.
    pub bend: usize,
    /// Behind the layer, or before it.
    pub fore: bool,
}

/// Where a piece is attached to a point.
#[derive(Clone, Copy, Debug)]
pub struct Attachment {
    /// Number of the point.
    pub point: usize,
    /// From the near side of the point; `None` until the layout has chosen.
    pub offset: Option<f64>,
}

/// An end of an edge and, where it leaves on the wrong side, whether it turns behind the layer.
#[derive(Clone, Copy, Debug)]
struct AttachedEnd {
    tie: Attachment,
    turn: Option<bool>,
}

/// The way of an edge through the layers, from the earlier end to the later one.
#[derive(Clone, Debug, Default)]
pub struct DummyChain {
    /// The edge runs the other way.
    pub reversed: bool,
    /// By number in [`LongEdges::turns`], where the earlier end leaves on the wrong side.
    pub start_turn: Option<usize>,
    /// Numbers of its segments, from the earlier layer to the later one.
    pub pieces: Vec<usize>,
    /// By number in [`LongEdges::turns`], where the later end leaves on the wrong side.
    pub end_turn: Option<usize>,
    /// The point that holds the label.
    pub label: Option<usize>,
    /// Tracks beside the boxes for ends on their near or far sides: how far from the port.
    pub start_margin: Option<SideTrack>,
    /// As `start_margin`, for the later end.
    pub end_margin: Option<SideTrack>,
}

/// Points in layers with the pieces between them.
pub struct LongEdges {
    /// By number; the first are the boxes, by their own numbers.
    pub points: Vec<LayerPoint>,
    /// Numbers of the points of each layer, in no order yet.
    pub layers: Vec<Vec<usize>>,
    /// By number; segments of edges first, then those of borders.
    pub pieces: Vec<EdgeSegment>,
    /// By number.
    pub turns: Vec<SideBend>,
    /// By edge; empty for edges that were left out.
    pub of_edge: Vec<DummyChain>,
    /// By edge: too long to be drawn through the layers.
    pub left_out: Vec<bool>,
    /// Room beside each box for ends on its near and far sides, in tracks.
    pub margins: Vec<MarginTracks>,
    /// First and last layer of each group.
    pub spans: Vec<Option<(usize, usize)>>,
}

/// More points than that for each box and edge would mean a drawing nobody can read: the longest edges are
/// left out of it.
const MOST_BENDS: usize = 40;

impl LongEdges {
    /// `layer` of each box; `label_at` the layer of each label.
    pub fn new(
        net: &LayerGraph,
        layer: &[usize],
        label_at: &[Option<usize>],
        turned: &[bool],
        edge_gap: f64,
    ) -> Self {
        let spans = spans(net, layer);
        let mut chains = Self {
            points: Vec::new(),
            layers: vec![Vec::new(); layer.iter().max().map_or(0, |last| last + 1)],
            pieces: Vec::new(),
            turns: Vec::new(),
            of_edge: vec![DummyChain::default(); net.edges.len()],
            left_out: left_out(net, layer),
            margins: Vec::new(),
            spans,
        };
        chains.find_margins(net, layer, turned);
        for (k, at) in net.boxes.iter().enumerate() {
            let MarginTracks { near, far } = chains.margins[k];
            let across = at.across + edge_gap * (real(near) + real(far));
            chains.add(PointKind::Box(k), layer[k], at.group, across);
        }
        let taking_part = (0..net.edges.len()).filter(|edge| !chains.left_out[*edge]);
        for edge in taking_part.collect::<Vec<usize>>() {
            chains.add_edge(net, layer, (edge, label_at[edge]), turned, edge_gap);
        }
        chains.add_borders(net);
        chains
    }

    fn add(&mut self, what: PointKind, layer: usize, group: usize, across: f64) -> usize {
        let number = self.points.len();
        self.points.push(LayerPoint {
            what,
            layer,
            group,
            across,
        });
        self.layers[layer].push(number);
        number
    }

    /// Gives ends on near and far sides a track each beside their box.
    fn find_margins(&mut self, net: &LayerGraph, layer: &[usize], turned: &[bool]) {
        let mut requests = Vec::new();
        let taking_part = (0..net.edges.len()).filter(|k| !self.left_out[*k]);
        for k in taking_part {
            let edge = &net.edges[k];
            let reversed = is_reversed(net, layer, k, turned);
            let is_loop = is_loop(net, layer, k);
            for (hook, is_from) in [(edge.from, true), (edge.to, false)] {
                let Some((side @ (FlowSide::Near | FlowSide::Far), along)) = hook.port else {
                    continue;
                };
                let is_start = is_from != reversed;
                requests.push(TrackRequest {
                    node: hook.node,
                    side,
                    leads_aft: is_start == is_loop,
                    along,
                    edge: k,
                    end: if is_start {
                        ChainEnd::Start
                    } else {
                        ChainEnd::End
                    },
                });
            }
        }
        let (margins, tracks) = side_tracks::assign(net.boxes.len(), requests);
        self.margins = margins;
        for (request, track) in tracks {
            let chain = &mut self.of_edge[request.edge];
            match request.end {
                ChainEnd::Start => chain.start_margin = Some(track),
                ChainEnd::End => chain.end_margin = Some(track),
            }
        }
    }

    /// Where an end is attached to the point of its box, and on which side it turns, if it does.
    fn attachment(
        &self,
        net: &LayerGraph,
        layer: &[usize],
        (edge, end): (usize, ChainEnd),
        edge_gap: f64,
    ) -> AttachedEnd {
        let chain = &self.of_edge[edge];
        let is_start = end == ChainEnd::Start;
        let ends = &net.edges[edge];
        let hook = if is_start == chain.reversed {
            ends.to
        } else {
            ends.from
        };
        let near = self.margins[hook.node].near;
        let top = real(near) * edge_gap;
        let margin = match end {
            ChainEnd::Start => chain.start_margin,
            ChainEnd::End => chain.end_margin,
        };
        let offset = match (hook.port, margin) {
            (_, Some(margin)) if margin.side == FlowSide::Near => {
                Some(real(near - margin.track) * edge_gap)
            }
            (_, Some(margin)) => {
                Some(top + net.boxes[hook.node].across + real(margin.track) * edge_gap)
            }
            (Some((_, offset)), None) => Some(top + offset),
            (None, None) => None,
        };
        let is_loop = is_loop(net, layer, edge);
        let turn = match hook.port {
            Some((FlowSide::Aft, _)) => (is_loop || is_start).then_some(false),
            Some((FlowSide::Fore, _)) => (is_loop || !is_start).then_some(true),
            // A loop leaves in front and comes back from behind.
            Some((FlowSide::Near | FlowSide::Far, _)) | None => is_loop.then_some(!is_start),
        };
        let tie = Attachment {
            point: hook.node,
            offset,
        };
        AttachedEnd { tie, turn }
    }

    fn add_edge(
        &mut self,
        net: &LayerGraph,
        layer: &[usize],
        (edge, label_at): (usize, Option<usize>),
        turned: &[bool],
        edge_gap: f64,
    ) {
        self.of_edge[edge].reversed = is_reversed(net, layer, edge, turned);
        let start = self.attachment(net, layer, (edge, ChainEnd::Start), edge_gap);
        let end = self.attachment(net, layer, (edge, ChainEnd::End), edge_gap);
        let (first, last) = (layer[start.tie.point], layer[end.tie.point]);
        let first_bend = first + usize::from(start.turn.is_none());
        let end_bend = last + usize::from(end.turn.is_some());
        let label = net.edges[edge].label;
        let groups = GroupPath::new(net, start.tie.point, end.tie.point);
        let corridor = net.corridor(edge);
        let mut through: Vec<usize> = Vec::new();
        // Every layer strictly between the ends gets one dummy node, and the end's own layer one where the edge leaves on
        // the wrong side; so each segment joins neighbouring layers.
        for at in first_bend..end_bend {
            // Between lanes edges have corridors of their own.
            let group = corridor.unwrap_or_else(|| groups.at(&self.spans, at, first, last));
            let point = match label.filter(|_| label_at == Some(at)) {
                Some((_, across)) => self.add(PointKind::Label(edge), at, group, across),
                None => self.add(PointKind::Dummy(edge), at, group, 0.0),
            };
            if label_at == Some(at) {
                self.of_edge[edge].label = Some(point);
            }
            through.push(point);
        }
        self.join(edge, start, end, &through);
    }

    /// Joins an edge's ends and the points between with pieces and turns.
    fn join(&mut self, edge: usize, start: AttachedEnd, end: AttachedEnd, through: &[usize]) {
        let mut ties = Vec::with_capacity(through.len() + 2);
        match (start.turn, through.first()) {
            (Some(fore), Some(&bend)) => {
                self.of_edge[edge].start_turn = Some(self.add_turn(start.tie, bend, fore));
            }
            _ => ties.push(start.tie),
        }
        ties.extend(through.iter().map(|&point| Attachment {
            point,
            offset: Some(self.points[point].across / 2.0),
        }));
        match (end.turn, through.last()) {
            (Some(fore), Some(&bend)) => {
                self.of_edge[edge].end_turn = Some(self.add_turn(end.tie, bend, fore));
            }
            _ => ties.push(end.tie),
        }
        for pair in ties.windows(2) {
            self.of_edge[edge].pieces.push(self.pieces.len());
            self.pieces.push(EdgeSegment {
                ends: [pair[0], pair[1]],
                edge: Some(edge),
            });
        }
    }

    fn add_turn(&mut self, at: Attachment, bend: usize, fore: bool) -> usize {
        self.turns.push(SideBend { at, bend, fore });
        self.turns.len() - 1
    }

    /// Borders of every group in each of its layers.
    fn add_borders(&mut self, net: &LayerGraph) {
        for group in 1..net.groups.len() {
            let Some((first, last)) = self.spans[group] else {
                continue;
            };
            for what in [PointKind::NearBorder(group), PointKind::FarBorder(group)] {
                let mut before = None;
                for layer in first..=last {
                    let point = self.add(what, layer, group, 0.0);
                    if let Some(before) = before {
                        let tie = |point| Attachment {
                            point,
                            offset: Some(0.0),
                        };
                        self.pieces.push(EdgeSegment {
                            ends: [tie(before), tie(point)],
                            edge: None,
                        });
                    }
                    before = Some(point);
                }
            }
        }
    }
}

/// Whether the chain of an edge runs from its target to its source.
fn is_reversed(net: &LayerGraph, layer: &[usize], edge: usize, turned: &[bool]) -> bool {
    let ends = &net.edges[edge];
    turned[edge] || layer[ends.from.node] >= layer[ends.to.node]
}

/// Whether an edge ends in the layer in which it begins: at its own box, or in another lane.
fn is_loop(net: &LayerGraph, layer: &[usize], edge: usize) -> bool {
    let ends = &net.edges[edge];
    layer[ends.from.node] == layer[ends.to.node]
}

/// Edges that would need too many points: the longest, until the rest fits.
fn left_out(net: &LayerGraph, layer: &[usize]) -> Vec<bool> {
    let length = |k: &usize| {
        let edge = &net.edges[*k];
        layer[edge.from.node].abs_diff(layer[edge.to.node])
    };
    let mut by_length: Vec<usize> = (0..net.edges.len()).collect();
    by_length.sort_by_key(|k| (length(k), *k));
    let mut room = (net.boxes.len() + net.edges.len()) * MOST_BENDS + 100_000;
    let mut out = vec![false; net.edges.len()];
    // Shortest first: what is left out once is never shorter than what stays.
    for k in by_length {
        match room.checked_sub(length(&k)) {
            Some(rest) => room = rest,
            None => out[k] = true,
        }
    }
    out
}
