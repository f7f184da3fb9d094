//! Long edges cut into pieces from layer to layer, with labels as sized points on them and groups as pairs
//! of borders. What the later phases order and place are these points.

use crate::layout::layered::net::{Net, Side};
use crate::layout::layered::spans::{OnTheWay, spans};

/// What a point of a layer stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Box(usize),
    /// Where an edge passes through the layer.
    Bend(usize),
    /// The label of an edge, which passes through its middle.
    Label(usize),
    /// The near border of a group.
    Begin(usize),
    /// The far border of a group.
    End(usize),
}

#[derive(Clone, Copy, Debug)]
pub struct Point {
    pub what: What,
    pub layer: usize,
    pub group: usize,
    /// Extent across the flow.
    pub across: f64,
}

/// A piece of an edge, or of a border, between neighbouring layers.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// In the earlier layer, in the later one.
    pub ends: [Tie; 2],
    /// `None` for borders.
    pub edge: Option<usize>,
}

/// A piece that leaves a box on the wrong side and turns into a bend of the same layer.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    pub at: Tie,
    pub bend: usize,
    /// Behind the layer, or before it.
    pub fore: bool,
}

/// Where a piece is attached to a point.
#[derive(Clone, Copy, Debug)]
pub struct Tie {
    pub point: usize,
    /// From the near side of the point; `None` until the layout has chosen.
    pub offset: Option<f64>,
}

/// An end of an edge and, where it leaves on the wrong side, whether it turns behind the layer.
#[derive(Clone, Copy, Debug)]
struct Attached {
    tie: Tie,
    turn: Option<bool>,
}

/// The way of an edge through the layers, from the earlier end to the later one.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// The edge runs the other way.
    pub reversed: bool,
    pub start_turn: Option<usize>,
    pub pieces: Vec<usize>,
    pub end_turn: Option<usize>,
    /// The point that holds the label.
    pub label: Option<usize>,
    /// Tracks beside the boxes for ends on their near or far sides: how far from the port.
    pub start_margin: Option<Margin>,
    pub end_margin: Option<Margin>,
}

/// An end on the near or far side of a box.
#[derive(Clone, Copy, Debug)]
pub struct Margin {
    /// The port, from the aft side of the box.
    pub along: f64,
    pub near: bool,
    /// Tracks between it and the box, counted from one.
    pub track: usize,
}

/// Points in layers with the pieces between them.
pub struct Chains {
    pub points: Vec<Point>,
    pub layers: Vec<Vec<usize>>,
    pub pieces: Vec<Piece>,
    pub turns: Vec<Turn>,
    /// By edge; empty for edges that were left out.
    pub of_edge: Vec<Chain>,
    pub left_out: Vec<bool>,
    /// Room beside each box for ends on its near and far sides, in tracks.
    pub margins: Vec<(usize, usize)>,
    /// First and last layer of each group.
    pub spans: Vec<Option<(usize, usize)>>,
}

/// More points than that for each box and edge would mean a drawing nobody can read: the longest edges are
/// left out of it.
const MOST_BENDS: usize = 40;

impl Chains {
    /// `layer` of each box; `label_at` the layer of each label.
    pub fn new(
        net: &Net,
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
            of_edge: vec![Chain::default(); net.edges.len()],
            left_out: left_out(net, layer),
            margins: Vec::new(),
            spans,
        };
        chains.find_margins(net, layer, turned);
        for (k, at) in net.boxes.iter().enumerate() {
            let (near, far) = chains.margins[k];
            let across = at.across + edge_gap * (real(near) + real(far));
            chains.add(What::Box(k), layer[k], at.group, across);
        }
        for edge in 0..net.edges.len() {
            if !chains.left_out[edge] {
                chains.add_edge(net, layer, (edge, label_at[edge]), turned[edge], edge_gap);
            }
        }
        chains.add_borders(net);
        chains
    }

    fn add(&mut self, what: What, layer: usize, group: usize, across: f64) -> usize {
        let number = self.points.len();
        self.points.push(Point {
            what,
            layer,
            group,
            across,
        });
        self.layers[layer].push(number);
        number
    }

    /// Gives ends on near and far sides a track each beside their box.
    fn find_margins(&mut self, net: &Net, layer: &[usize], turned: &[bool]) {
        // By box and near or far: port, whether it leads aft, edge, whether the start of its chain.
        let mut wanted: Vec<(usize, bool, bool, f64, usize, bool)> = Vec::new();
        for (k, edge) in net
            .edges
            .iter()
            .enumerate()
            .filter(|(k, _)| !self.left_out[*k])
        {
            let reversed = is_reversed(net, layer, k, turned[k]);
            let is_loop = is_loop(net, layer, k);
            for (hook, is_from) in [(edge.from, true), (edge.to, false)] {
                let Some((side @ (Side::Near | Side::Far), along)) = hook.port else {
                    continue;
                };
                let is_start = is_from != reversed;
                let leads_aft = is_start == is_loop;
                wanted.push((hook.node, side == Side::Far, leads_aft, along, k, is_start));
            }
        }
        // The port nearest to where the track leads lies innermost, so that tracks do not cross.
        wanted.sort_by(|a, b| {
            let along = if a.2 {
                a.3.total_cmp(&b.3)
            } else {
                b.3.total_cmp(&a.3)
            };
            (a.0, a.1, a.2)
                .cmp(&(b.0, b.1, b.2))
                .then(along)
                .then(a.4.cmp(&b.4))
        });
        self.margins = vec![(0, 0); net.boxes.len()];
        let mut last: Option<(usize, bool, bool, f64)> = None;
        for (node, far, aft, along, edge, is_start) in wanted {
            let count = if far {
                &mut self.margins[node].1
            } else {
                &mut self.margins[node].0
            };
            let port = (node, far, aft, along);
            if last.replace(port) != Some(port) {
                *count += 1;
            }
            let margin = Some(Margin {
                along,
                near: !far,
                track: *count,
            });
            let chain = &mut self.of_edge[edge];
            if is_start {
                chain.start_margin = margin;
            } else {
                chain.end_margin = margin;
            }
        }
    }

    /// Where an end is attached to the point of its box, and on which side it turns, if it does.
    fn tie(
        &self,
        net: &Net,
        layer: &[usize],
        (edge, is_start): (usize, bool),
        edge_gap: f64,
    ) -> Attached {
        let chain = &self.of_edge[edge];
        let is_from = is_start != chain.reversed;
        let ends = &net.edges[edge];
        let hook = if is_from { ends.from } else { ends.to };
        let near = self.margins[hook.node].0;
        let top = real(near) * edge_gap;
        let margin = if is_start {
            chain.start_margin
        } else {
            chain.end_margin
        };
        let offset = match (hook.port, margin) {
            (_, Some(margin)) if margin.near => Some(real(near - margin.track) * edge_gap),
            (_, Some(margin)) => {
                Some(top + net.boxes[hook.node].across + real(margin.track) * edge_gap)
            }
            (Some((_, offset)), None) => Some(top + offset),
            (None, None) => None,
        };
        let is_loop = is_loop(net, layer, edge);
        let turn = match hook.port {
            Some((Side::Aft, _)) => (is_loop || is_start).then_some(false),
            Some((Side::Fore, _)) => (is_loop || !is_start).then_some(true),
            // A loop leaves in front and comes back from behind.
            _ => is_loop.then_some(!is_start),
        };
        let tie = Tie {
            point: hook.node,
            offset,
        };
        Attached { tie, turn }
    }

    fn add_edge(
        &mut self,
        net: &Net,
        layer: &[usize],
        (edge, label_at): (usize, Option<usize>),
        turned: bool,
        edge_gap: f64,
    ) {
        self.of_edge[edge].reversed = is_reversed(net, layer, edge, turned);
        let start = self.tie(net, layer, (edge, true), edge_gap);
        let end = self.tie(net, layer, (edge, false), edge_gap);
        let (first, last) = (layer[start.tie.point], layer[end.tie.point]);
        let first_bend = first + usize::from(start.turn.is_none());
        let end_bend = last + usize::from(end.turn.is_some());
        let label = net.edges[edge].label;
        let groups = OnTheWay::new(net, start.tie.point, end.tie.point);
        let corridor = net.corridor(edge);
        let mut through: Vec<usize> = Vec::new();
        for at in first_bend..end_bend {
            // Between lanes edges have corridors of their own.
            let group = corridor.unwrap_or_else(|| groups.at(&self.spans, at, first, last));
            let point = match label.filter(|_| label_at == Some(at)) {
                Some((_, across)) => self.add(What::Label(edge), at, group, across),
                None => self.add(What::Bend(edge), at, group, 0.0),
            };
            if label_at == Some(at) {
                self.of_edge[edge].label = Some(point);
            }
            through.push(point);
        }
        self.join(edge, start, end, &through);
    }

    /// Joins an edge's ends and the points between with pieces and turns.
    fn join(&mut self, edge: usize, start: Attached, end: Attached, through: &[usize]) {
        let mut ties = Vec::with_capacity(through.len() + 2);
        match (start.turn, through.first()) {
            (Some(fore), Some(&bend)) => {
                self.of_edge[edge].start_turn = Some(self.add_turn(start.tie, bend, fore));
            }
            _ => ties.push(start.tie),
        }
        ties.extend(through.iter().map(|&point| Tie {
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
            self.pieces.push(Piece {
                ends: [pair[0], pair[1]],
                edge: Some(edge),
            });
        }
    }

    fn add_turn(&mut self, at: Tie, bend: usize, fore: bool) -> usize {
        self.turns.push(Turn { at, bend, fore });
        self.turns.len() - 1
    }

    /// Borders of every group in each of its layers.
    fn add_borders(&mut self, net: &Net) {
        for group in 1..net.groups.len() {
            let Some((first, last)) = self.spans[group] else {
                continue;
            };
            for what in [What::Begin(group), What::End(group)] {
                let mut before = None;
                for layer in first..=last {
                    let point = self.add(what, layer, group, 0.0);
                    if let Some(before) = before {
                        let tie = |point| Tie {
                            point,
                            offset: Some(0.0),
                        };
                        self.pieces.push(Piece {
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
fn is_reversed(net: &Net, layer: &[usize], edge: usize, turned: bool) -> bool {
    let ends = &net.edges[edge];
    turned || layer[ends.from.node] >= layer[ends.to.node]
}

/// Whether an edge ends in the layer in which it begins: at its own box, or in another lane.
fn is_loop(net: &Net, layer: &[usize], edge: usize) -> bool {
    let ends = &net.edges[edge];
    layer[ends.from.node] == layer[ends.to.node]
}

/// Edges that would need too many points: the longest, until the rest fits.
fn left_out(net: &Net, layer: &[usize]) -> Vec<bool> {
    let length = |k: &usize| {
        let edge = &net.edges[*k];
        layer[edge.from.node].abs_diff(layer[edge.to.node])
    };
    let mut by_length: Vec<usize> = (0..net.edges.len()).collect();
    by_length.sort_by_key(|k| (length(k), *k));
    let mut room = (net.boxes.len() + net.edges.len()) * MOST_BENDS + 100_000;
    let mut out = vec![false; net.edges.len()];
    for k in by_length {
        match room.checked_sub(length(&k)) {
            Some(rest) => room = rest,
            None => out[k] = true,
        }
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "counts of tracks")]
fn real(n: usize) -> f64 {
    n as f64
}
