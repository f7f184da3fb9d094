//! A drawn line: its stroke with room for its words, and its heads.

use crate::geom::{BezPath, Line as Ray, ParamCurve, PathSeg, Point, Rect, Vec2, point_along};
use crate::model::{Course, Form, Head, Line, SketchItem};
use crate::scene::sketch::stroked;
use crate::scene::words::TextSpot;
use crate::scene::{Hand, STICK_GAP, Shape, Stroke, arrowhead, lines};

/// Space that the line leaves around its words, across and above, in world units.
const ROOM: (f64, f64) = (6.0, 2.0);

/// The shapes of a line whose points are where they are drawn. `hand` draws it by hand.
pub(in crate::scene) fn shapes(
    item: &SketchItem,
    line: &Line,
    stroke: Stroke,
    hand: Option<Hand>,
) -> Vec<Shape> {
    let corner = item.rect.origin().to_vec2();
    let at: Vec<Point> = line.points.iter().map(|point| *point + corner).collect();
    let [first, .., last] = at[..] else {
        return Vec::new();
    };
    let is_hand = hand.is_some();
    let whole = lines::path(line.course, &at);
    let tips = tips(&whole, line, (first, last), stroke);
    let mut course = at;
    // The line ends inside its heads, or its own end would show at their tips.
    for (tip, is_first) in tips.iter().zip([true, false]) {
        let index = if is_first { 0 } else { course.len() - 1 };
        course[index] = tip.at - tip.along * tip.covered(is_hand);
    }
    let plain = lines::path(line.course, &course);
    let mut hand = hand;
    let drawn = match &mut hand {
        Some(hand) => hand.path(&plain, stroke.dash.is_none()),
        None => plain,
    };
    let drawn = match words_rect(item, is_hand) {
        Some(rect) => cut(&drawn, room(rect)),
        None => drawn,
    };
    let mut shapes = vec![stroked(drawn, stroke)];
    shapes.extend(
        tips.iter()
            .filter_map(|tip| tip.shape(stroke, hand.as_mut())),
    );
    shapes
}

/// Where the words of a line stand; `None` for other things and without words. The points are where they are drawn.
pub(in crate::scene) fn words_rect(item: &SketchItem, is_hand: bool) -> Option<Rect> {
    let Form::Line(line) = &item.form else {
        return None;
    };
    let words = Some(&line.text).filter(|words| !words.trim().is_empty())?;
    let spot = TextSpot::of(item, is_hand)?;
    let size = spot.block(words).size;
    Some(Rect::from_center_size(spot.room.center(), size))
}

/// Where the words of a line go.
pub(in crate::scene) struct Spot {
    pub middle: Point,
    /// Of the whole course.
    pub length: f64,
    /// Whether the line runs rather upright there, so that wide words hide little of it.
    pub is_steep: bool,
}

/// Half way, or of a right-angled line the middle of its longest stretch, because words around a corner hide it.
pub(in crate::scene) fn spot(item: &SketchItem, line: &Line) -> Spot {
    let corner = item.rect.origin().to_vec2();
    let at: Vec<Point> = line.points.iter().map(|point| *point + corner).collect();
    let path = lines::path(line.course, &at);
    let length = path
        .segments()
        .map(|segment| crate::geom::ParamCurveArclen::arclen(&segment, 0.5))
        .sum();
    let (middle, along) = match at[..] {
        [] => (item.rect.center(), Vec2::ZERO),
        [only] => (only, Vec2::ZERO),
        [.., _, _] if line.course == Course::Elbow => {
            let (from, to) = longest(&at);
            (from.midpoint(to), to - from)
        }
        [first, .., last] => (point_along(&path, 0.5), last - first),
    };
    Spot {
        middle,
        length,
        is_steep: along.y.abs() > along.x.abs(),
    }
}

/// The longest stretch; of those that are as long, the one in the middle.
fn longest(at: &[Point]) -> (Point, Point) {
    /// A stretch must be so much longer than one nearer the middle.
    const LONGER: f64 = 1.05;
    let n = at.len() - 1;
    let from_middle = |i: usize| (2 * i + 1).abs_diff(n);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|i| from_middle(*i));
    let length = |i: usize| at[i].distance(at[i + 1]);
    let longest = order.into_iter().reduce(|best, i| {
        if length(i) > length(best) * LONGER {
            i
        } else {
            best
        }
    });
    longest.map_or((at[0], at[n]), |i| (at[i], at[i + 1]))
}

/// An end of a line and what it looks like.
struct Tip {
    head: Head,
    at: Point,
    /// Where the line goes there; of length 1.
    along: Vec2,
    /// Of the head, in world units.
    length: f64,
}

/// No head is longer than the stretch it stands at.
fn tips(path: &BezPath, line: &Line, ends: (Point, Point), stroke: Stroke) -> [Tip; 2] {
    let segments: Vec<PathSeg> = path.segments().collect();
    let wanted = 3.0 * stroke.width + 6.0;
    let first = segments.first().map(PathSeg::reverse);
    let stretch = |segment: Option<PathSeg>| {
        segment.map_or(0.0, |segment| segment.start().distance(segment.end()))
    };
    // A rounded corner is no stretch that a head could stand at.
    let whole = ends.0.distance(ends.1);
    let tip = |head: Head, at: Point, segment: Option<PathSeg>| {
        let room = stretch(segment).max(STICK_GAP).min(whole.max(1.0));
        Tip {
            head,
            at,
            along: direction(segment, wanted),
            length: wanted.min(room),
        }
    };
    [
        tip(line.start_head, ends.0, first),
        tip(line.end_head, ends.1, segments.last().copied()),
    ]
}

/// Where a curve goes at its end: seen from as far back as a head is long, so that heads lie along it.
fn direction(segment: Option<PathSeg>, back: f64) -> Vec2 {
    let Some(segment) = segment else {
        return Vec2::new(1.0, 0.0);
    };
    let length = segment.start().distance(segment.end()).max(1e-6);
    let share = (1.0 - back / length).clamp(0.0, 0.9);
    let along = segment.end() - segment.eval(share);
    if along.hypot() > 1e-9 {
        along.normalize()
    } else {
        Vec2::new(1.0, 0.0)
    }
}

impl Tip {
    /// How much of the line the head covers.
    fn covered(&self, is_hand: bool) -> f64 {
        match self.head {
            Head::Triangle if !is_hand => 0.6 * self.length,
            Head::Triangle => 0.9 * self.length,
            Head::Dot => 0.3 * self.length,
            Head::None | Head::Arrow | Head::Bar => 0.0,
        }
    }

    fn shape(&self, stroke: Stroke, hand: Option<&mut Hand>) -> Option<Shape> {
        let solid = Stroke::solid(stroke.width, stroke.color);
        let (angle, length) = (self.along.atan2(), self.length);
        let filled = |path: BezPath| Shape::Path {
            path,
            fill: Some(stroke.color),
            stroke: None,
        };
        Some(match (self.head, hand) {
            (Head::None, _) => return None,
            (Head::Arrow, Some(hand)) => {
                stroked(hand.arrowhead(self.at, angle, length * 1.2), solid)
            }
            (Head::Arrow, None) => stroked(open_head(self.at, angle, length * 1.1), solid),
            // A pen rounds the corners of what it fills.
            (Head::Triangle, Some(_)) => Shape::Path {
                path: arrowhead(self.at, angle, length, length * 0.9),
                fill: Some(stroke.color),
                stroke: Some(solid),
            },
            (Head::Triangle, None) => filled(arrowhead(self.at, angle, length, length * 0.9)),
            (Head::Dot, _) => {
                let radius = 0.32 * length;
                let middle = self.at - self.along * radius;
                Shape::circle(middle, radius, Some(stroke.color), None)
            }
            (Head::Bar, hand) => {
                let arm = Vec2::new(-self.along.y, self.along.x) * (0.5 * length);
                let bar = lines::path(Course::Straight, &[self.at - arm, self.at + arm]);
                stroked(
                    hand.map_or_else(|| bar.clone(), |hand| hand.path(&bar, true)),
                    solid,
                )
            }
        })
    }
}

/// Two strokes that meet at the tip.
fn open_head(tip: Point, angle: f64, length: f64) -> BezPath {
    const OPEN: f64 = 0.42;
    let wing = |side: f64| tip - Vec2::from_angle(angle + side) * length;
    lines::path(Course::Straight, &[wing(-OPEN), tip, wing(OPEN)])
}

/// What a line leaves free for its words.
pub(in crate::scene) fn room(words: Rect) -> Rect {
    words.inflate(ROOM.0, ROOM.1)
}

/// The parts of a path that lie outside a box.
pub(in crate::scene) fn cut(path: &BezPath, hole: Rect) -> BezPath {
    let corners = [
        Point::new(hole.x0, hole.y0),
        Point::new(hole.x1, hole.y0),
        Point::new(hole.x1, hole.y1),
        Point::new(hole.x0, hole.y1),
    ];
    let sides = [0, 1, 2, 3].map(|i| Ray::new(corners[i], corners[(i + 1) % 4]));
    let mut left = BezPath::new();
    let mut pen = None;
    for segment in path.segments() {
        let mut cuts = vec![0.0, 1.0];
        for side in sides {
            cuts.extend(segment.intersect_line(side).iter().map(|hit| hit.segment_t));
        }
        cuts.sort_by(f64::total_cmp);
        for pair in cuts.windows(2).filter(|pair| pair[1] - pair[0] > 1e-9) {
            let piece = segment.subsegment(pair[0]..pair[1]);
            if hole.contains(piece.eval(0.5)) {
                continue;
            }
            if pen != Some(piece.start()) {
                left.move_to(piece.start());
            }
            left.push(piece.as_path_el());
            pen = Some(piece.end());
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::{cut, words_rect};
    use crate::geom::{Point, Rect, Shape as _};
    use crate::model::{Course, Form, Line, SketchItem};
    use crate::scene::lines;

    #[test]
    fn words_beside_an_upright_line_stay_in_one_row_and_along_a_level_one_they_break() {
        let drawn = |to: (f64, f64)| {
            let to = Point::from(to);
            let line = Line {
                points: vec![Point::ZERO, to],
                text: "because of latency".to_owned(),
                ..Line::default()
            };
            let rect = Rect::from_points(Point::ZERO, to);
            let item = SketchItem::new("l".into(), rect, Form::Line(Box::new(line)));
            words_rect(&item, false).expect("words")
        };
        let (upright, level) = (drawn((4.0, 60.0)), drawn((60.0, 4.0)));
        assert!(upright.height() < 0.7 * level.height());
        assert!(upright.width() > level.width());
        assert!((upright.center() - Point::new(2.0, 30.0)).hypot() < 0.5);
    }

    #[test]
    fn a_line_leaves_room_for_its_words() {
        let at = [(0.0, 0.0), (100.0, 0.0)].map(Point::from);
        let hole = Rect::new(40.0, -5.0, 60.0, 5.0);
        for course in [Course::Straight, Course::Curved] {
            let left = cut(&lines::path(course, &at), hole);
            assert!((left.perimeter(0.01) - 80.0).abs() < 0.1, "{course:?}");
            let through = left.segments().filter(|piece| {
                let middle = crate::geom::ParamCurve::eval(piece, 0.5);
                hole.contains(middle)
            });
            assert_eq!(through.count(), 0);
        }
        let beside = cut(
            &lines::path(Course::Straight, &at),
            hole + crate::geom::Vec2::new(0.0, 50.0),
        );
        assert!((beside.perimeter(0.01) - 100.0).abs() < 0.1);
    }
}
