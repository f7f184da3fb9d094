//! Smart guides: where a thing that is moved or resized comes in line with what is near, or at equal distances
//! from its neighbours. Pure functions of rectangles; the board only says which ones are near.

use crate::editor::arrange::axis::Axis;
use crate::editor::{BoardState, TargetSet};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{SketchKind, Target};

/// How near, in screen points, lines pull.
const REACH: f64 = 8.0;
/// Places that differ by less are the same.
const SAME: f64 = 1e-3;

/// The last bit of the way, and what shows why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapResult {
    /// How far it is pulled, in world units.
    pub by: Vec2,
    /// What shows why.
    pub marks: Vec<GuideMark>,
}

/// What is drawn while something is in line.
#[derive(Clone, Debug, PartialEq)]
pub enum GuideMark {
    /// A line through the sides or middles that agree, with a tick at each of them.
    Line {
        axis: Axis,
        at: f64,
        ticks: Vec<f64>,
    },
    /// A distance that occurs twice.
    Gap {
        axis: Axis,
        from: f64,
        to: f64,
        across: f64,
    },
}

/// Which parts of a rectangle are pulled into line on one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapParts {
    Nothing,
    Low,
    High,
    /// Both sides and the middle: the whole rectangle moves.
    All,
}

/// The rectangles of what is in view, without what is moved and what moves along.
pub fn others(board: &BoardState, moved: &TargetSet) -> Vec<Rect> {
    let document = board.document();
    let mut left_out = moved.clone();
    for target in moved {
        if let Target::Sketch(id) = target {
            left_out.extend(document.members(id));
        }
    }
    let is_box = |target: &Target| match target {
        Target::Sketch(id) => document
            .sketch()
            .get(id)
            .is_some_and(|item| !matches!(item.form, SketchKind::Line(_) | SketchKind::Ink { .. })),
        Target::Node(_) | Target::Edge(_) => true,
    };
    let seen = board.camera().visible(board.viewport());
    let near = board.near(seen).into_iter();
    near.filter(|target| !left_out.contains(target) && is_box(target))
        .filter_map(|target| board.bounds(&target))
        .collect()
}

/// How far lines pull at this zoom, in world units.
pub fn reach(board: &BoardState) -> f64 {
    board.world(REACH)
}

/// The pull of the nearest lines on a rectangle, on both axes.
pub fn snap(rect: Rect, pulled: (SnapParts, SnapParts), others: &[Rect], reach: f64) -> SnapResult {
    let of = |axis| match axis {
        Axis::X => pulled.0,
        Axis::Y => pulled.1,
    };
    let way = |axis| axis_shift(axis, rect, of(axis), others, reach);
    let by = Axis::BOTH.map(|axis| axis.along(way(axis)));
    let by = by[0] + by[1];
    let there = moved(rect, pulled, by);
    let marks = Axis::BOTH
        .into_iter()
        .flat_map(|axis| marks(axis, there, of(axis), others));
    SnapResult {
        by,
        marks: marks.collect(),
    }
}

/// The rectangle after the pull.
fn moved(rect: Rect, pulled: (SnapParts, SnapParts), by: Vec2) -> Rect {
    let one = |axis: Axis, pulled: SnapParts| {
        let (low, high) = axis.span(rect);
        let by = axis.of(by);
        match pulled {
            SnapParts::Nothing => (low, high),
            SnapParts::Low => (low + by, high),
            SnapParts::High => (low, high + by),
            SnapParts::All => (low + by, high + by),
        }
    };
    let (x, y) = (one(Axis::X, pulled.0), one(Axis::Y, pulled.1));
    Rect::new(x.0, y.0, x.1, y.1)
}

fn axis_shift(axis: Axis, rect: Rect, pulled: SnapParts, others: &[Rect], reach: f64) -> f64 {
    let lines = line_shifts(axis, rect, pulled, others);
    let gaps = (pulled == SnapParts::All).then(|| gap_shifts(axis, rect, others, reach));
    let all = lines.chain(gaps.into_iter().flatten());
    let near = all.filter(|way| way.abs() <= reach);
    near.min_by(|a, b| a.abs().total_cmp(&b.abs()))
        .unwrap_or(0.0)
}

/// Ways that bring a side onto another's side, or the middle onto another's middle.
fn line_shifts(
    axis: Axis,
    rect: Rect,
    pulled: SnapParts,
    others: &[Rect],
) -> impl Iterator<Item = f64> {
    let (sides, middle) = own_lines(axis, rect, pulled);
    others.iter().flat_map(move |other| {
        let (low, high) = axis.span(*other);
        let to_sides = sides
            .into_iter()
            .flatten()
            .flat_map(move |side| [low - side, high - side]);
        let to_middle = middle.map(|middle| axis.middle(*other) - middle);
        to_sides.chain(to_middle)
    })
}

fn own_lines(axis: Axis, rect: Rect, pulled: SnapParts) -> ([Option<f64>; 2], Option<f64>) {
    let (low, high) = axis.span(rect);
    match pulled {
        SnapParts::Nothing => ([None, None], None),
        SnapParts::Low => ([Some(low), None], None),
        SnapParts::High => ([None, Some(high)], None),
        SnapParts::All => ([Some(low), Some(high)], Some(axis.middle(rect))),
    }
}

/// Ways that make the distance to a neighbour equal to another distance in the same row.
fn gap_shifts(axis: Axis, rect: Rect, others: &[Rect], slack: f64) -> Vec<f64> {
    let (low, high) = axis.span(rect);
    let before = neighbour(axis, rect, others, Neighbour::Before, slack);
    let after = neighbour(axis, rect, others, Neighbour::After, slack);
    let mut ways = Vec::new();
    if let (Some(before), Some(after)) = (before, after) {
        let (from, to) = (axis.span(before).1, axis.span(after).0);
        if to - from > high - low {
            ways.push(f64::midpoint(from, to) - f64::midpoint(low, high));
        }
    }
    if let Some(before) = before
        && let Some(farther) = neighbour(axis, before, others, Neighbour::Before, 0.0)
    {
        let gap = axis.span(before).0 - axis.span(farther).1;
        ways.push(axis.span(before).1 + gap - low);
    }
    if let Some(after) = after
        && let Some(farther) = neighbour(axis, after, others, Neighbour::After, 0.0)
    {
        let gap = axis.span(farther).0 - axis.span(after).1;
        ways.push(axis.span(after).0 - gap - high);
    }
    ways
}

/// On which side of a rectangle another one is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    Before,
    After,
}

/// The nearest rectangle in the same row, before or after. `slack` is how far it may reach into this one.
fn neighbour(axis: Axis, rect: Rect, others: &[Rect], side: Neighbour, slack: f64) -> Option<Rect> {
    let across = axis.other().span(rect);
    let distance = |other: &Rect| {
        let ((low, high), (first, last)) = (axis.span(rect), axis.span(*other));
        match side {
            Neighbour::Before => low - last,
            Neighbour::After => first - high,
        }
    };
    let in_row = others.iter().filter(|other| {
        let (low, high) = axis.other().span(**other);
        **other != rect && low < across.1 && across.0 < high && distance(other) >= -slack - SAME
    });
    in_row
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
        .copied()
}

fn marks(axis: Axis, rect: Rect, pulled: SnapParts, others: &[Rect]) -> Vec<GuideMark> {
    let (sides, middle) = own_lines(axis, rect, pulled);
    let mut marks = Vec::new();
    for side in sides.into_iter().flatten() {
        let agree = others.iter().filter(|other| {
            let (low, high) = axis.span(**other);
            (low - side).abs() < SAME || (high - side).abs() < SAME
        });
        let ends = |rect: Rect| <[f64; 2]>::from(axis.other().span(rect));
        let ticks: Vec<f64> = nearest(axis.other(), rect, agree).flat_map(ends).collect();
        if !ticks.is_empty() {
            marks.push(line(axis, side, ticks, ends(rect)));
        }
    }
    if let Some(middle) = middle {
        let agree = others
            .iter()
            .filter(|other| (axis.middle(**other) - middle).abs() < SAME);
        let agree = nearest(axis.other(), rect, agree);
        let ticks: Vec<f64> = agree.map(|other| axis.other().middle(other)).collect();
        if !ticks.is_empty() && marks.is_empty() {
            let own = axis.other().middle(rect);
            marks.push(line(axis, middle, ticks, [own, own]));
        }
    }
    if pulled == SnapParts::All {
        marks.extend(gap_marks(axis, rect, others));
    }
    marks
}

/// Of those in line, the nearest on each side: more lines would say no more.
fn nearest<'a>(
    along: Axis,
    rect: Rect,
    agree: impl Iterator<Item = &'a Rect> + Clone,
) -> impl Iterator<Item = Rect> {
    let offset = move |other: &&Rect| along.middle(**other) - along.middle(rect);
    let by_distance = move |a: &&Rect, b: &&Rect| offset(a).abs().total_cmp(&offset(b).abs());
    let before = agree.clone().filter(move |other| offset(other) < 0.0);
    let after = agree.filter(move |other| offset(other) >= 0.0);
    let both = [before.min_by(by_distance), after.min_by(by_distance)];
    both.into_iter().flatten().copied()
}

fn line(axis: Axis, at: f64, mut ticks: Vec<f64>, own: [f64; 2]) -> GuideMark {
    ticks.extend(own);
    ticks.sort_by(f64::total_cmp);
    ticks.dedup_by(|a, b| (*a - *b).abs() < SAME);
    GuideMark::Line { axis, at, ticks }
}

/// The distances to the neighbours that are equal to another one in the row.
fn gap_marks(axis: Axis, rect: Rect, others: &[Rect]) -> Vec<GuideMark> {
    let before = neighbour(axis, rect, others, Neighbour::Before, 0.0);
    let after = neighbour(axis, rect, others, Neighbour::After, 0.0);
    let pairs = [
        before.zip(Some(rect)),
        Some(rect).zip(after),
        before.and_then(|b| Some((neighbour(axis, b, others, Neighbour::Before, 0.0)?, b))),
        after.and_then(|a| Some((a, neighbour(axis, a, others, Neighbour::After, 0.0)?))),
    ];
    let gap = |(a, b): (Rect, Rect)| axis.span(b).0 - axis.span(a).1;
    let same = |a: Option<(Rect, Rect)>, b: Option<(Rect, Rect)>| {
        let both = a.zip(b);
        both.is_some_and(|(a, b)| (gap(a) - gap(b)).abs() < SAME && gap(a) > SAME)
    };
    let shown = [
        same(pairs[0], pairs[1]) || same(pairs[0], pairs[2]),
        same(pairs[0], pairs[1]) || same(pairs[1], pairs[3]),
        same(pairs[0], pairs[2]),
        same(pairs[1], pairs[3]),
    ];
    let equal = pairs.into_iter().zip(shown).filter(|(_, shown)| *shown);
    equal
        .filter_map(|(pair, _)| pair)
        .map(|(a, b)| gap_mark(axis, a, b))
        .collect()
}

/// The distance between two, in the middle of what they share across.
fn gap_mark(axis: Axis, a: Rect, b: Rect) -> GuideMark {
    let ((a_low, a_high), (b_low, b_high)) = (axis.other().span(a), axis.other().span(b));
    GuideMark::Gap {
        axis,
        from: axis.span(a).1,
        to: axis.span(b).0,
        across: f64::midpoint(a_low.max(b_low), a_high.min(b_high)),
    }
}

/// The pull on a single point, such as a bend, towards others' heights and columns.
pub fn snap_point(at: Point, others: &[Point], reach: f64) -> Point {
    let pull = |of: fn(&Point) -> f64| {
        let ways = others.iter().map(|other| of(other) - of(&at));
        let near = ways.filter(|way| way.abs() <= reach);
        near.min_by(|a, b| a.abs().total_cmp(&b.abs()))
            .unwrap_or(0.0)
    };
    at + Vec2::new(pull(|point| point.x), pull(|point| point.y))
}

#[cfg(test)]
mod tests {
    use super::{GuideMark, SnapParts, snap, snap_point};
    use crate::editor::arrange::axis::Axis;
    use crate::geom::{Point, Rect, Vec2};

    const ALL: (SnapParts, SnapParts) = (SnapParts::All, SnapParts::All);

    fn at(x: f64, y: f64) -> Rect {
        Rect::from_origin_size((x, y), (100.0, 50.0))
    }

    #[test]
    fn sides_and_middles_come_in_line_within_reach_only() {
        let others = [at(0.0, 0.0)];
        let near = snap(at(300.0, 6.0), ALL, &others, 8.0);
        assert_eq!(near.by, Vec2::new(0.0, -6.0));
        assert!(matches!(
            near.marks[0],
            GuideMark::Line { axis: Axis::Y, .. }
        ));
        assert_eq!(snap(at(300.0, 9.0), ALL, &others, 8.0).by, Vec2::ZERO);
        let tall = Rect::new(300.0, -23.0, 400.0, 80.0);
        assert_eq!(snap(tall, ALL, &others, 8.0).by, Vec2::new(0.0, -3.5));
    }

    #[test]
    fn equal_gaps_pull_and_are_marked() {
        let row = [at(0.0, 0.0), at(140.0, 0.0)];
        let third = snap(at(277.0, 0.0), ALL, &row, 8.0);
        assert_eq!(third.by, Vec2::new(3.0, 0.0));
        let n_gaps = |marks: &[GuideMark]| {
            let gaps = marks
                .iter()
                .filter(|mark| matches!(mark, GuideMark::Gap { .. }));
            gaps.count()
        };
        assert_eq!(n_gaps(&third.marks), 2);
        let ends = [at(0.0, 0.0), at(500.0, 0.0)];
        let between = snap(at(247.0, 10.0), ALL, &ends, 8.0);
        assert!((between.by.x - 3.0).abs() < 1e-9);
        assert_eq!(n_gaps(&between.marks), 2);
    }

    #[test]
    fn only_the_pulled_side_counts() {
        let others = [at(0.0, 200.0)];
        let wide = Rect::new(5.0, 0.0, 104.0, 50.0);
        let pulled = (SnapParts::High, SnapParts::Nothing);
        assert_eq!(snap(wide, pulled, &others, 8.0).by, Vec2::new(-4.0, 0.0));
    }

    #[test]
    fn a_point_is_pulled_on_each_axis_by_itself() {
        let others = [Point::new(0.0, 100.0), Point::new(50.0, 0.0)];
        let there = snap_point(Point::new(47.0, 96.0), &others, 8.0);
        assert_eq!(there, Point::new(50.0, 100.0));
    }
}
