//! What a drawing is worth: crossings, bends, length, area, edges through boxes, edges on each other. One
//! measure for every engine: boxes and flattened edges in, numbers out.

use std::collections::BTreeMap;

use mlboard::geom::{Point, Rect, union};

/// A drawing as any engine can give it.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    pub boxes: Vec<Rect>,
    pub edges: Vec<DrawnEdge>,
}

/// An edge as straight pieces.
#[derive(Clone, Debug)]
pub struct DrawnEdge {
    /// Numbers of its boxes.
    pub from: usize,
    pub to: usize,
    pub points: Vec<Point>,
}

/// The numbers of a drawing. Lengths in world units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Pairs of edges count as often as they cross.
    pub crossings: usize,
    pub bends: usize,
    pub length: f64,
    /// Of the rectangle around everything.
    pub area: f64,
    /// Edges that run inside a box that is not theirs.
    pub through: usize,
    /// Pairs of boxes that overlap.
    pub overlaps: usize,
    /// Length that edges without a common end run on each other.
    pub shared: f64,
}

/// Lines that meet within this distance touch; they do not cross.
const TOUCH: f64 = 1e-5;
/// Side of the squares in which neighbours are looked for.
const CELL: f64 = 200.0;

#[derive(Clone, Copy, Debug)]
struct Segment {
    edge: usize,
    a: Point,
    b: Point,
}

/// Measures a drawing.
pub fn score(drawn: &Drawn) -> Score {
    let mut score = Score::default();
    let mut all: Option<Rect> = union(drawn.boxes.iter().copied());
    let mut segments = Vec::new();
    for (k, edge) in drawn.edges.iter().enumerate() {
        for pair in edge.points.windows(2) {
            score.length += pair[0].distance(pair[1]);
            if pair[0] != pair[1] {
                let (a, b) = (pair[0], pair[1]);
                segments.push(Segment { edge: k, a, b });
            }
        }
        score.bends += edge.points.len().saturating_sub(2);
        for at in &edge.points {
            all = all.map(|all| all.union_pt(*at));
        }
    }
    score.area = all.map_or(0.0, |all| all.area());
    let cells = cells(&segments);
    count_crossings(drawn, &segments, &cells, &mut score);
    count_through(drawn, &segments, &cells, &mut score);
    let mut boxes: Vec<&Rect> = drawn.boxes.iter().collect();
    boxes.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    for (k, a) in boxes.iter().enumerate() {
        let reach = boxes[k + 1..].iter().take_while(|b| b.x0 < a.x1 - TOUCH);
        let inner = a.inflate(-TOUCH, -TOUCH);
        score.overlaps += reach
            .filter(|b| inner.overlaps(b.inflate(-TOUCH, -TOUCH)))
            .count();
    }
    score
}

type Cells = BTreeMap<(i64, i64), Vec<usize>>;

/// Segments by the squares that their boxes touch.
fn cells(segments: &[Segment]) -> Cells {
    let mut cells = Cells::new();
    for (k, segment) in segments.iter().enumerate() {
        for cell in touched(segment) {
            cells.entry(cell).or_default().push(k);
        }
    }
    cells
}

/// The squares along a segment, column by column.
fn touched(segment: &Segment) -> Vec<(i64, i64)> {
    let number = |x: f64| (x / CELL).floor() as i64;
    let (a, b) = if segment.a.x <= segment.b.x {
        (segment.a, segment.b)
    } else {
        (segment.b, segment.a)
    };
    let mut found = Vec::new();
    for column in number(a.x)..=number(b.x) {
        #[expect(clippy::cast_precision_loss, reason = "small numbers of columns")]
        let (left, right) = (column as f64 * CELL, (column + 1) as f64 * CELL);
        let height = |x: f64| {
            if b.x - a.x < 1e-9 {
                None
            } else {
                Some(a.y + (b.y - a.y) * ((x.clamp(a.x, b.x) - a.x) / (b.x - a.x)))
            }
        };
        let (from, to) = (height(left).unwrap_or(a.y), height(right).unwrap_or(b.y));
        for row in number(from.min(to) - TOUCH)..=number(from.max(to) + TOUCH) {
            found.push((column, row));
        }
    }
    found
}

fn count_crossings(drawn: &Drawn, segments: &[Segment], cells: &Cells, score: &mut Score) {
    for (cell, inside) in cells {
        for (k, a) in inside.iter().enumerate() {
            for b in &inside[k + 1..] {
                let (a, b) = (&segments[*a], &segments[*b]);
                if a.edge == b.edge {
                    continue;
                }
                if let Some(at) = crossing(a, b) {
                    let home = ((at.x / CELL).floor() as i64, (at.y / CELL).floor() as i64);
                    // A pair that meets in several squares counts in the one where it crosses.
                    score.crossings += usize::from(home == *cell);
                } else if !related(&drawn.edges[a.edge], &drawn.edges[b.edge]) {
                    score.shared += overlap(a, b, *cell);
                }
            }
        }
    }
}

/// Edges with a common box may share their way to it.
fn related(a: &DrawnEdge, b: &DrawnEdge) -> bool {
    [a.from, a.to]
        .iter()
        .any(|end| [b.from, b.to].contains(end))
}

/// Where two segments cross properly, inside both.
fn crossing(p: &Segment, q: &Segment) -> Option<Point> {
    let (r, s) = (p.b - p.a, q.b - q.a);
    let cross = r.cross(s);
    if cross.abs() < 1e-9 * r.hypot() * s.hypot() {
        return None;
    }
    let between = q.a - p.a;
    let (t, u) = (between.cross(s) / cross, between.cross(r) / cross);
    let (t_end, u_end) = (TOUCH / r.hypot(), TOUCH / s.hypot());
    let inside = t > t_end && t < 1.0 - t_end && u > u_end && u < 1.0 - u_end;
    inside.then(|| p.a + r * t)
}

/// How long two parallel segments lie on each other inside a square.
fn overlap(p: &Segment, q: &Segment, cell: (i64, i64)) -> f64 {
    let along = (p.b - p.a).normalize();
    let off = |at: Point| (at - p.a).cross(along).abs();
    if off(q.a) > 0.5 || off(q.b) > 0.5 {
        return 0.0;
    }
    let place = |at: Point| (at - p.a).dot(along);
    let (low, high) = (place(q.a).min(place(q.b)), place(q.a).max(place(q.b)));
    let (from, to) = (low.max(0.0), high.min((p.b - p.a).hypot()));
    if to - from <= TOUCH {
        return 0.0;
    }
    // Only the part inside the square counts here.
    #[expect(clippy::cast_precision_loss, reason = "small numbers of squares")]
    let corner = Point::new(cell.0 as f64 * CELL, cell.1 as f64 * CELL);
    let square = Rect::from_origin_size(corner, (CELL, CELL));
    let (a, b) = (p.a + along * from, p.a + along * to);
    clipped(a, b, square)
}

/// The length of a segment inside a rectangle (Liang and Barsky 1984).
fn clipped(a: Point, b: Point, rect: Rect) -> f64 {
    let d = b - a;
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (step, near, far) in [
        (d.x, rect.x0 - a.x, rect.x1 - a.x),
        (d.y, rect.y0 - a.y, rect.y1 - a.y),
    ] {
        if step.abs() < 1e-12 {
            if near > 0.0 || far <= 0.0 {
                return 0.0;
            }
        } else {
            let (t0, t1) = (near / step, far / step);
            from = from.max(t0.min(t1));
            to = to.min(t0.max(t1));
        }
    }
    (to - from).max(0.0) * d.hypot()
}

fn count_through(drawn: &Drawn, segments: &[Segment], cells: &Cells, score: &mut Score) {
    let mut hit = vec![false; drawn.edges.len()];
    for (k, rect) in drawn.boxes.iter().enumerate() {
        let inner = rect.inflate(-1.0, -1.0);
        let number = |x: f64| (x / CELL).floor() as i64;
        for column in number(rect.x0)..=number(rect.x1) {
            for row in number(rect.y0)..=number(rect.y1) {
                for segment in cells.get(&(column, row)).into_iter().flatten() {
                    let segment = &segments[*segment];
                    let edge = &drawn.edges[segment.edge];
                    if edge.from != k && edge.to != k && clipped(segment.a, segment.b, inner) > 0.0
                    {
                        hit[segment.edge] = true;
                    }
                }
            }
        }
    }
    score.through = hit.into_iter().filter(|hit| *hit).count();
}
