//! The ways of edges, from the places of layers, points and tracks.

use crate::geom::{BezPath, Point};
use crate::layout::engine::{Line, Way};
use crate::layout::layered::across::Across;
use crate::layout::layered::chains::{Chains, Margin, Tie};
use crate::layout::layered::gaps::{Gaps, SAME, Step, height};
use crate::layout::layered::net::{Axes, Net};

/// Everything placed, before it is turned into the board's coordinates.
pub struct Drawing<'a> {
    pub net: &'a Net,
    pub chains: &'a Chains,
    pub across: &'a Across,
    pub gaps: &'a Gaps,
    pub edge_gap: f64,
}

/// Along and across.
type Place = (f64, f64);

impl Drawing<'_> {
    /// The near, aft corner of a box.
    pub fn corner(&self, node: usize) -> Place {
        let layer = self.chains.points[node].layer;
        let near = self.chains.margins[node].0;
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
    pub fn way(&self, edge: usize, line: Line, axes: Axes) -> Way {
        let corners = self.corners(edge);
        let on_board = |at: &Place| axes.point(at.0, at.1);
        match line {
            Line::Elbow => Way::Corners(corners.iter().map(on_board).collect()),
            Line::Straight => {
                let ends = corners.first().into_iter().chain(corners.last());
                Way::Corners(ends.map(on_board).collect())
            }
            Line::Curve => Way::Curve(self.curve(edge, axes)),
        }
    }

    /// The end of a chain on its box: the port, and where it leaves the margin beside the box, if it is there.
    fn end(&self, edge: usize, is_start: bool) -> (Place, Option<Place>) {
        let chain = &self.chains.of_edge[edge];
        let (turn, margin) = if is_start {
            (chain.start_turn, chain.start_margin)
        } else {
            (chain.end_turn, chain.end_margin)
        };
        let tie = self.tie(edge, is_start);
        let node = tie.point;
        let (left, top) = self.corner(node);
        let at = &self.net.boxes[node];
        let level = height(self.across, tie);
        if let Some(Margin { along, near, .. }) = margin {
            let side = if near { top } else { top + at.across };
            return ((left + along, side), Some((left + along, level)));
        }
        let is_fore = turn.map_or(is_start, |turn| self.chains.turns[turn].fore);
        let along = if is_fore { left + at.along } else { left };
        ((along, level), None)
    }

    fn tie(&self, edge: usize, is_start: bool) -> Tie {
        let chain = &self.chains.of_edge[edge];
        let turn = if is_start {
            chain.start_turn
        } else {
            chain.end_turn
        };
        if let Some(turn) = turn {
            return self.chains.turns[turn].at;
        }
        let piece = if is_start {
            chain.pieces.first()
        } else {
            chain.pieces.last()
        };
        let piece = piece.map(|piece| self.chains.pieces[*piece].ends[usize::from(!is_start)]);
        piece.unwrap_or(Tie {
            point: 0,
            offset: None,
        })
    }

    fn bend_height(&self, turn: usize) -> f64 {
        let bend = self.chains.turns[turn].bend;
        self.across.points[bend] + self.chains.points[bend].across / 2.0
    }

    /// Corners from the source to the target.
    fn corners(&self, edge: usize) -> Vec<Place> {
        let chain = &self.chains.of_edge[edge];
        let mut corners = Vec::new();
        let (port, beside) = self.end(edge, true);
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
                Step::None => {}
                Step::Once(along) => corners.extend([(along, from), (along, to)]),
                Step::Twice(first, level, second) => {
                    corners.extend([(first, from), (first, level), (second, level), (second, to)]);
                }
            }
        }
        let (port, beside) = self.end(edge, false);
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
    fn curve(&self, edge: usize, axes: Axes) -> BezPath {
        let chain = &self.chains.of_edge[edge];
        let mut pen = Pen::default();
        let (port, beside) = self.end(edge, true);
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
        let (port, beside) = self.end(edge, false);
        if let Some(turn) = chain.end_turn {
            self.turn(&mut pen, turn, beside.unwrap_or(port).1);
        }
        if let Some(beside) = beside {
            pen.to(beside);
        }
        pen.to(port);
        pen.finish(chain.reversed, axes)
    }
}

impl Drawing<'_> {
    /// Straight to the side of the layer, and round in the gap beside it.
    fn turn(&self, pen: &mut Pen, turn: usize, to: f64) {
        let at = &self.chains.turns[turn];
        let (begin, end) = self.gaps.layers[self.chains.points[at.bend].layer];
        let level = pen.at().1;
        pen.to((if at.fore { end } else { begin }, level));
        pen.turn(self.gaps.turns[turn], to);
    }
}

/// Draws a curve along and across.
#[derive(Default)]
struct Pen {
    /// Cubic pieces: two handles and an end each; the first only has its end.
    points: Vec<[Place; 3]>,
}

impl Pen {
    fn at(&self) -> Place {
        self.points.last().map_or((0.0, 0.0), |piece| piece[2])
    }

    fn to(&mut self, end: Place) {
        let at = self.at();
        let is_there = (at.0 - end.0).abs() < SAME && (at.1 - end.1).abs() < SAME;
        if self.points.is_empty() || !is_there {
            let third = |a: f64, b: f64, part: f64| a + (b - a) * part;
            let handle = |part: f64| (third(at.0, end.0, part), third(at.1, end.1, part));
            self.points
                .push([handle(1.0 / 3.0), handle(2.0 / 3.0), end]);
        }
    }

    fn bend(&mut self, end: Place) {
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

    fn finish(self, reversed: bool, axes: Axes) -> BezPath {
        let mut path = BezPath::new();
        let on_board = |at: Place| -> Point { axes.point(at.0, at.1) };
        if reversed {
            path.move_to(on_board(self.at()));
            for pair in self.points.windows(2).rev() {
                let ([first, second, _], [.., end]) = (pair[1], pair[0]);
                path.curve_to(on_board(second), on_board(first), on_board(end));
            }
            return path;
        }
        for (k, piece) in self.points.iter().enumerate() {
            let [first, second, end] = piece.map(on_board);
            if k == 0 {
                path.move_to(end);
            } else {
                path.curve_to(first, second, end);
            }
        }
        path
    }
}

/// Without corners that are none; heights that only differ by rounding are made equal.
fn cleaned(corners: &[Place]) -> Vec<Place> {
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
    let mut kept: Vec<Place> = Vec::with_capacity(level.len());
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
