//! What is wrong with how lines are drawn, by brute force: points along what the display list shows, and a shortest way
//! on a fine grid. It knows nothing of how ways are found.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use mlboard::editor::Editor;
use mlboard::geom::{BezPath, ParamCurve as _, Point, Rect, Shape as _, Vec2, union};
use mlboard::model::{EdgeEnd, EdgeId, Target};
use mlboard::scene::{Shape, ShownZooms};

/// From one point of a line that is looked at to the next, in world units.
const STEP: f64 = 2.0;
/// Lines nearer than this lie on each other, and for so long they may.
const NEAR: f64 = 1.5;
const MOST_SHARED: f64 = 12.0;
/// Side of a cell of the grid on which shortest ways are looked for, and how far it reaches beyond all boxes.
const CELL: f64 = 8.0;
const AROUND: f64 = 80.0;
/// How much longer than the shortest way a line may be: for the room it keeps, and for turning.
const MORE: f64 = 1.25;
const ROOM: f64 = 130.0;

/// A line as it is drawn.
struct SeenLine {
    id: EdgeId,
    ends: [EdgeEnd; 2],
    points: Vec<Point>,
    head: BezPath,
}

/// The lines that run behind boxes.
pub fn behind(editor: &Editor) -> Vec<String> {
    let boxes = rects(editor);
    let is_behind = |at: &&Point| {
        boxes
            .iter()
            .any(|rect| rect.inflate(-1.0, -1.0).contains(**at))
    };
    let found = lines(editor).into_iter().filter_map(|line| {
        let at = line.points.iter().find(is_behind)?;
        Some(format!("{} runs behind a box at {at:.0?}", line.id))
    });
    found.collect()
}

fn rects(editor: &Editor) -> Vec<Rect> {
    editor.derived().boxes.values().map(|at| at.rect).collect()
}

/// All that is wrong with the lines of a board.
pub fn complaints(editor: &Editor) -> Vec<String> {
    let boxes = rects(editor);
    let lines = lines(editor);
    let mut found = behind(editor);
    for line in &lines {
        let (is, least) = (length(&line.points), shortest(&boxes, line));
        let most = least.map(|least| least * MORE + ROOM);
        if most.is_none_or(|most| is > most) {
            found.push(format!("{} is {is:.0} long, could be {least:?}", line.id));
        }
        let others = lines.iter().filter(|other| other.id != line.id);
        for other in others {
            found.extend(between(line, other));
        }
    }
    found
}

/// What is wrong between two lines, seen from the first.
fn between(line: &SeenLine, other: &SeenLine) -> Option<String> {
    let shares = |end: usize| line.ends[end] == other.ends[end];
    let is_on_head = |at: &&Point| line.head.contains(**at);
    if !shares(1)
        && let Some(at) = other.points.iter().find(is_on_head)
    {
        return Some(format!(
            "{} lies on the head of {} at {at:.0?}",
            other.id, line.id
        ));
    }
    if shares(0) || shares(1) || line.id > other.id {
        return None;
    }
    let mut run = 0.0;
    for at in &line.points {
        let is_near = other.points.iter().any(|there| there.distance(*at) < NEAR);
        run = if is_near { run + STEP } else { 0.0 };
        if run > MOST_SHARED {
            return Some(format!(
                "{} and {} run on each other at {at:.0?}",
                line.id, other.id
            ));
        }
    }
    None
}

fn lines(editor: &Editor) -> Vec<SeenLine> {
    let (diagram, scene) = (editor.document().diagram(), &editor.derived().scene);
    let mut lines = BTreeMap::new();
    for item in scene.items() {
        let Some(Target::Edge(id)) = &item.owner else {
            continue;
        };
        // Two lines that are seen close up alone are one line here.
        if item.zooms == ShownZooms::Apart {
            continue;
        }
        let paths = item.shapes.iter().filter_map(|shape| match shape {
            Shape::Path { path, fill, .. } => Some((path, fill.is_some())),
            _ => None,
        });
        let paths: Vec<(&BezPath, bool)> = paths.collect();
        let [(line, false), (head, true), ..] = paths[..] else {
            continue;
        };
        let edge = diagram.edge(id).expect("what is drawn is there");
        let seen = SeenLine {
            id: id.clone(),
            ends: [edge.from.clone(), edge.to.clone()],
            points: points(line),
            head: head.clone(),
        };
        lines.insert(id.clone(), seen);
    }
    // An answer comes back along the line of its request.
    let pairs = &editor.derived().pairs;
    let own = diagram.edges().filter(|edge| !pairs.is_answer(&edge.id));
    assert_eq!(lines.len(), own.count(), "every line is drawn");
    lines.into_values().collect()
}

fn points(path: &BezPath) -> Vec<Point> {
    let mut points = Vec::new();
    for segment in path.segments() {
        let n = (segment.perimeter(0.1) / STEP).ceil().max(1.0);
        let mut t = 0.0;
        while t < n {
            points.push(segment.eval(t / n));
            t += 1.0;
        }
    }
    points.extend(path.segments().last().map(|last| last.end()));
    points
}

fn length(points: &[Point]) -> f64 {
    points
        .windows(2)
        .map(|pair| pair[0].distance(pair[1]))
        .sum()
}

/// The length of the shortest way along the axes from where a line leaves its box to where it arrives, clear of all
/// boxes.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a board of a test is small"
)]
fn shortest(boxes: &[Rect], line: &SeenLine) -> Option<f64> {
    let span = union(boxes.iter().copied())?.inflate(AROUND, AROUND);
    let cell = |at: Point| {
        let by = (at - span.origin()) / CELL;
        (by.x.round() as i32, by.y.round() as i32)
    };
    let at = |(x, y): (i32, i32)| span.origin() + Vec2::new(f64::from(x), f64::from(y)) * CELL;
    let (first, last) = (*line.points.first()?, *line.points.last()?);
    let (start, goal) = (
        cell(first + Vec2::new(CELL, 0.0)),
        cell(last - Vec2::new(CELL, 0.0)),
    );
    let mut known = BTreeSet::from([start]);
    let mut open = VecDeque::from([(start, 2.0)]);
    while let Some((here, steps)) = open.pop_front() {
        if here == goal {
            return Some(steps * CELL);
        }
        for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
            let next = (here.0 + dx, here.1 + dy);
            let place = at(next);
            let is_free = span.contains(place) && !boxes.iter().any(|rect| rect.contains(place));
            if (is_free || next == goal) && known.insert(next) {
                open.push_back((next, steps + 1.0));
            }
        }
    }
    None
}
