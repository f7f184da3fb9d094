//! How well a stage with coordinates reads: the length of its lines, how often they cross, what they run through.

use crate::geom::{Point, Rect};
use crate::pipeline::stage::lit_graph::LitGraph;

/// What a crossing costs, in units of length.
const CROSSING: f64 = 160.0;
/// What a line costs that a box stands in the way of.
const HIDDEN: f64 = 120.0;
/// What a unit of length against the reading direction costs.
const BACK: f64 = 1.0;

/// The straight line from port to port, in place of the way that it will be led along.
fn ends(graph: &LitGraph, rects: &[Rect], line: usize) -> (Point, Point) {
    let line = &graph.lines[line];
    let (from, to) = (rects[line.from], rects[line.to]);
    (
        Point::new(from.x1, from.y0 + line.offsets[0]),
        Point::new(to.x0, to.y0 + line.offsets[1]),
    )
}

/// Lower is better; world units of line.
pub(super) fn cost(graph: &LitGraph, rects: &[Rect]) -> f64 {
    let lines: Vec<(Point, Point)> = (0..graph.lines.len())
        .map(|line| ends(graph, rects, line))
        .collect();
    let mut cost = 0.0;
    for (n, (from, to)) in lines.iter().enumerate() {
        cost += (to.x - from.x).abs() + 1.5 * (to.y - from.y).abs();
        if graph.lines[n].decides {
            cost += BACK * (from.x - to.x).max(0.0);
        }
        let own = [graph.lines[n].from, graph.lines[n].to];
        let others = rects.iter().enumerate().filter(|(at, _)| !own.contains(at));
        let in_the_way = others.filter(|(_, rect)| runs_through(**rect, *from, *to));
        cost += HIDDEN * in_the_way.map(|_| 1.0).sum::<f64>();
        for other in &lines[..n] {
            if crosses((*from, *to), *other) {
                cost += CROSSING;
            }
        }
    }
    cost
}

/// Twice the area of the triangle, with a sign.
fn turn(a: Point, b: Point, c: Point) -> f64 {
    (b - a).cross(c - a)
}

fn crosses((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}

fn runs_through(rect: Rect, from: Point, to: Point) -> bool {
    if from.x.max(to.x) < rect.x0 || from.x.min(to.x) > rect.x1 {
        return false;
    }
    let corners = [
        Point::new(rect.x0, rect.y0),
        Point::new(rect.x1, rect.y0),
        Point::new(rect.x1, rect.y1),
        Point::new(rect.x0, rect.y1),
    ];
    let diagonals = [(corners[0], corners[2]), (corners[1], corners[3])];
    diagonals.iter().any(|it| crosses((from, to), *it))
}
