//! The ways of edges, from the places of layers, points and tracks.

use crate::geom::{BezPath, Point};
use crate::layout::graph::PathStyle;
use crate::layout::layered::coordinates::Coordinates;
use crate::layout::layered::indexed_graph::{FlowAxes, FlowSide, LayerGraph};
use crate::layout::layered::layer_spacing::{LayerSpacing, SAME, TrackChange, height};
use crate::layout::layered::long_edges::{Attachment, LongEdges};
use crate::layout::layered::side_tracks::{ChainEnd, SideTrack};
use crate::layout::result::EdgePath;

/// Everything placed, before it is turned into the board's coordinates.
pub struct PlacedDrawing<'a> {
    /// Boxes, groups and edges by number.
    pub net: &'a LayerGraph,
    /// Points and segments by number; what every index below counts.
    pub chains: &'a LongEdges,
    /// Positions across the flow.
    pub across: &'a Coordinates,
    /// Positions along the flow.
    pub gaps: &'a LayerSpacing,
    /// Between parallel edges, in world units.
    pub edge_gap: f64,
}

/// Along and across.
type FlowPoint = (f64, f64);

impl PlacedDrawing<'_> {
    /// The near, aft corner of a box.
    pub fn corner(&self, node: usize) -> FlowPoint {
        let layer = self.chains.points[node].layer;
        let near = self.chains.margins[node].near;
        let margin = self.margin_width(near);
        (self.gaps.layers[layer].0, self.across.points[node] + margin)
    }

    /// Whether an edge between lanes ends no further along than it begins.
    pub fn runs_back(&self, edge: usize) -> bool {
        let ends = &self.net.edges[edge];
        let [from, to] = [ends.from.node, ends.to.node].map(|node| self.chains.points[node].layer);
        self.net.changes_lane(edge) && from >= to
    }

    fn margin_width(&self, tracks: usize) -> f64 {
        (0..tracks).map(|_| self.edge_gap).sum()
    }

    /// The way of an edge that takes part in the drawing.
    pub fn path(&self, edge: usize, line: PathStyle, axes: FlowAxes) -> EdgePath {
        let corners = self.corners(edge);
        let on_board = |at: &FlowPoint| axes.point(at.0, at.1);
        match line {
            PathStyle::Elbow => EdgePath::Corners(corners.iter().map(on_board).collect()),
            PathStyle::Straight => {
                let ends = corners.first().into_iter().chain(corners.last());
                EdgePath::Corners(ends.map(on_board).collect())
            }
            PathStyle::Curve => EdgePath::Curve(self.curve(edge, axes)),
        }
    }

    /// The end of a chain on its box: the port, and where it leaves the margin beside the box, if it is there.
    fn end(&self, edge: usize, of: ChainEnd) -> (FlowPoint, Option<FlowPoint>) {
        let chain = &self.chains.of_edge[edge];
        let (turn, margin) = match of {
            ChainEnd::Start => (chain.start_turn, chain.start_margin),
            ChainEnd::End => (chain.end_turn, chain.end_margin),
        };
        let tie = self.attachment(edge, of);
        let node = tie.point;
        let (left, top) = self.corner(node);
        let at = &self.net.boxes[node];
        let level = height(self.across, tie);
        if let Some(SideTrack { along, side, .. }) = margin {
            let side = if side == FlowSide::Near {
                top
            } else {
                top + at.across
            };
            return ((left + along, side), Some((left + along, level)));
        }
        let is_fore = turn.map_or(of == ChainEnd::Start, |turn| self.chains.turns[turn].fore);
        let along = if is_fore { left + at.along } else { left };
        ((along, level), None)
    }

    fn attachment(&self, edge: usize, of: ChainEnd) -> Attachment {
        let chain = &self.chains.of_edge[edge];
        let (turn, piece) = match of {
            ChainEnd::Start => (chain.start_turn, chain.pieces.first()),
            ChainEnd::End => (chain.end_turn, chain.pieces.last()),
        };
        if let Some(turn) = turn {
            return self.chains.turns[turn].at;
        }
        let side = match of {
            ChainEnd::Start => 0,
            ChainEnd::End => 1,
        };
        let piece = piece.map(|piece| self.chains.pieces[*piece].ends[side]);
        piece.unwrap_or(Attachment {
            point: 0,
            offset: None,
        })
    }

    fn bend_height(&self, turn: usize) -> f64 {
        let bend = self.chains.turns[turn].bend;
        self.across.points[bend] + self.chains.points[bend].across / 2.0
    }

    /// Corners from the source to the target.
    fn corners(&self, edge: usize) -> Vec<FlowPoint> {
        let chain = &self.chains.of_edge[edge];
        let mut corners = Vec::new();
        let (port, beside) = self.end(edge, ChainEnd::Start);
        corners.push(port);
        corners.extend(beside);
        if let Some(turn) = chain.start_turn {
            let along = self.gaps.turns[turn];
            corners.push((along, beside.unwrap_or(port).1));
            corners.push((along, self.bend_height(turn)));
        }
        for &piece in &chain.pieces {
            let ends = self.chains.pieces[piece].ends;
            let [from, to] = ends.map(|tie| height(self.across, tie));
            match self.gaps.pieces[piece] {
                TrackChange::None => {}
                TrackChange::Once(along) => corners.extend([(along, from), (along, to)]),
                TrackChange::Twice(first, level, second) => {
                    corners.extend([(first, from), (first, level), (second, level), (second, to)]);
                }
            }
        }
        let (port, beside) = self.end(edge, ChainEnd::End);
        if let Some(turn) = chain.end_turn {
            let along = self.gaps.turns[turn];
            corners.push((along, self.bend_height(turn)));
            corners.push((along, beside.unwrap_or(port).1));
        }
        corners.extend(beside);
        corners.push(port);
        let mut corners = cleaned(&corners);
        if chain.reversed {
            corners.reverse();
        }
        corners
    }

    /// Straight through layers, curved between them.
    fn curve(&self, edge: usize, axes: FlowAxes) -> BezPath {
        let chain = &self.chains.of_edge[edge];
        let mut pen = CurvePen::default();
        let (port, beside) = self.end(edge, ChainEnd::Start);
        pen.to(port);
        if let Some(beside) = beside {
            pen.to(beside);
        }
        if let Some(turn) = chain.start_turn {
            let height = self.bend_height(turn);
            self.turn(&mut pen, turn, height);
        }
        for &piece in &chain.pieces {
            let ends = self.chains.pieces[piece].ends;
            let layer = self.chains.points[ends[1].point].layer;
            let [from, to] = ends.map(|tie| height(self.across, tie));
            if (from - to).abs() < SAME {
                continue;
            }
            pen.to((self.gaps.layers[layer - 1].1, from));
            pen.bend((self.gaps.layers[layer].0, to));
        }
        let (port, beside) = self.end(edge, ChainEnd::End);
        if let Some(turn) = chain.end_turn {
            self.turn(&mut pen, turn, beside.unwrap_or(port).1);
        }
        if let Some(beside) = beside {
            pen.to(beside);
        }
        pen.to(port);
        if chain.reversed {
            pen.reversed_path(axes)
        } else {
            pen.path(axes)
        }
    }
}

impl PlacedDrawing<'_> {
    /// Straight to the side of the layer, and round in the gap beside it.
    fn turn(&self, pen: &mut CurvePen, turn: usize, to: f64) {
        let at = &self.chains.turns[turn];
        let (begin, end) = self.gaps.layers[self.chains.points[at.bend].layer];
        let level = pen.at().1;
        pen.to((if at.fore { end } else { begin }, level));
        pen.turn(self.gaps.turns[turn], to);
    }
}

/// Draws a curve along and across.
#[derive(Default)]
struct CurvePen {
    /// Cubic pieces: two handles and an end each; the first only has its end.
    points: Vec<[FlowPoint; 3]>,
}

impl CurvePen {
    fn at(&self) -> FlowPoint {
        self.points.last().map_or((0.0, 0.0), |piece| piece[2])
    }

    fn to(&mut self, end: FlowPoint) {
        let at = self.at();
        let is_there = (at.0 - end.0).abs() < SAME && (at.1 - end.1).abs() < SAME;
        if self.points.is_empty() || !is_there {
            let third = |a: f64, b: f64, part: f64| a + (b - a) * part;
            let handle = |part: f64| (third(at.0, end.0, part), third(at.1, end.1, part));
            self.points
                .push([handle(1.0 / 3.0), handle(2.0 / 3.0), end]);
        }
    }

    fn bend(&mut self, end: FlowPoint) {
        let at = self.at();
        let middle = f64::midpoint(at.0, end.0);
        self.points.push([(middle, at.1), (middle, end.1), end]);
    }

    /// Out to `along` and back to where it is now, at another height.
    fn turn(&mut self, along: f64, to: f64) {
        let at = self.at();
        // A curve reaches three quarters of the way to its handles.
        let reach = at.0 + (along - at.0) * 4.0 / 3.0;
        self.points.push([(reach, at.1), (reach, to), (at.0, to)]);
    }

    /// From the first point to the last.
    fn path(self, axes: FlowAxes) -> BezPath {
        let mut path = BezPath::new();
        for (k, piece) in self.points.iter().enumerate() {
            let [first, second, end] = piece.map(|at| axes.point(at.0, at.1));
            if k == 0 {
                path.move_to(end);
            } else {
                path.curve_to(first, second, end);
            }
        }
        path
    }

    /// From the last point to the first.
    fn reversed_path(self, axes: FlowAxes) -> BezPath {
        let mut path = BezPath::new();
        let on_board = |at: FlowPoint| -> Point { axes.point(at.0, at.1) };
        path.move_to(on_board(self.at()));
        for pair in self.points.windows(2).rev() {
            let ([first, second, _], [.., end]) = (pair[1], pair[0]);
            path.curve_to(on_board(second), on_board(first), on_board(end));
        }
        path
    }
}

/// Without corners that are none; heights that only differ by rounding are made equal.
fn cleaned(corners: &[FlowPoint]) -> Vec<FlowPoint> {
    let mut level = corners.to_vec();
    let last = level.len() - 1;
    for k in 1..last {
        if (level[k].1 - level[k - 1].1).abs() < SAME {
            level[k].1 = level[k - 1].1;
        }
    }
    for k in (1..last).rev() {
        if (level[k].1 - level[k + 1].1).abs() < SAME {
            level[k].1 = level[k + 1].1;
        }
    }
    let mut kept: Vec<FlowPoint> = Vec::with_capacity(level.len());
    for at in level {
        if kept.last() == Some(&at) {
            continue;
        }
        if let [.., a, b] = kept[..]
            && (is_straight(a.0, b.0, at.0, [a.1, b.1, at.1])
                || is_straight(a.1, b.1, at.1, [a.0, b.0, at.0]))
        {
            kept.pop();
        }
        kept.push(at);
    }
    kept
}

/// Whether three places follow each other on exactly one line along an axis.
fn is_straight(a: f64, b: f64, c: f64, line: [f64; 3]) -> bool {
    let onwards = (a <= b && b <= c) || (a >= b && b >= c);
    onwards
        && line
            .map(f64::to_bits)
            .windows(2)
            .all(|pair| pair[0] == pair[1])
}
