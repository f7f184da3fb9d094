//! A drawn line: its stroke with room for its words, and its heads.

use crate::geom::{BezPath, ParamCurve, PathSeg, Point, Vec2};
use crate::model::{Arrowhead, DrawnLine, LineRouting, SketchItem};
use crate::scene::sketch::line_path::{STICK_GAP, path};
use crate::scene::sketch::line_words::{cut, room, words_rect};
use crate::scene::{RoughPen, Shape, ShapeStroke, arrowhead};

/// The shapes of a line whose points are where they are drawn. `hand` draws it by hand.
pub(in crate::scene) fn shapes(
    item: &SketchItem,
    line: &DrawnLine,
    stroke: ShapeStroke,
    hand: Option<RoughPen>,
) -> Vec<Shape> {
    let corner = item.rect.origin().to_vec2();
    let at: Vec<Point> = line.points.iter().map(|point| *point + corner).collect();
    let [first, .., last] = at[..] else {
        return Vec::new();
    };
    let is_hand = hand.is_some();
    let whole = path(line.routing, &at);
    let tips = tips(&whole, line, (first, last), stroke);
    let mut course = at;
    // The line ends inside its heads, or its own end would show at their tips.
    for (tip, is_first) in tips.iter().zip([true, false]) {
        let index = if is_first { 0 } else { course.len() - 1 };
        course[index] = tip.at - tip.along * tip.covered(is_hand);
    }
    let plain = path(line.routing, &course);
    let mut hand = hand;
    let drawn = match &mut hand {
        Some(hand) => hand.path(&plain, stroke.dash.is_none()),
        None => plain,
    };
    let drawn = match words_rect(item, is_hand) {
        Some(rect) => cut(&drawn, room(rect)),
        None => drawn,
    };
    let mut shapes = vec![Shape::stroked(drawn, stroke)];
    shapes.extend(
        tips.iter()
            .filter_map(|tip| tip.shape(stroke, hand.as_mut())),
    );
    shapes
}

/// An end of a line and what it looks like.
struct LineTip {
    head: Arrowhead,
    at: Point,
    /// Where the line goes there; of length 1.
    along: Vec2,
    /// Of the head, in world units.
    length: f64,
}

/// No head is longer than the stretch it stands at.
fn tips(
    path: &BezPath,
    line: &DrawnLine,
    ends: (Point, Point),
    stroke: ShapeStroke,
) -> [LineTip; 2] {
    let segments: Vec<PathSeg> = path.segments().collect();
    let wanted = 3.0 * stroke.width + 6.0;
    let first = segments.first().map(PathSeg::reverse);
    let stretch = |segment: Option<PathSeg>| {
        segment.map_or(0.0, |segment| segment.start().distance(segment.end()))
    };
    // A rounded corner is no stretch that a head could stand at.
    let whole = ends.0.distance(ends.1);
    let tip = |head: Arrowhead, at: Point, segment: Option<PathSeg>| {
        let room = stretch(segment).max(STICK_GAP).min(whole.max(1.0));
        LineTip {
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

impl LineTip {
    /// How much of the line the head covers.
    fn covered(&self, is_hand: bool) -> f64 {
        match self.head {
            Arrowhead::Triangle if !is_hand => 0.6 * self.length,
            Arrowhead::Triangle => 0.9 * self.length,
            Arrowhead::Dot => 0.3 * self.length,
            Arrowhead::None | Arrowhead::Arrow | Arrowhead::Bar => 0.0,
        }
    }

    fn shape(&self, stroke: ShapeStroke, hand: Option<&mut RoughPen>) -> Option<Shape> {
        let solid = ShapeStroke::solid(stroke.width, stroke.color);
        let (angle, length) = (self.along.atan2(), self.length);
        let filled = |path: BezPath| Shape::Path {
            path,
            fill: Some(stroke.color),
            stroke: None,
        };
        Some(match (self.head, hand) {
            (Arrowhead::None, _) => return None,
            (Arrowhead::Arrow, Some(hand)) => {
                Shape::stroked(hand.arrowhead(self.at, angle, length * 1.2), solid)
            }
            (Arrowhead::Arrow, None) => {
                Shape::stroked(open_head(self.at, angle, length * 1.1), solid)
            }
            // A pen rounds the corners of what it fills.
            (Arrowhead::Triangle, Some(_)) => Shape::Path {
                path: arrowhead(self.at, angle, length, length * 0.9),
                fill: Some(stroke.color),
                stroke: Some(solid),
            },
            (Arrowhead::Triangle, None) => filled(arrowhead(self.at, angle, length, length * 0.9)),
            (Arrowhead::Dot, _) => {
                let radius = 0.32 * length;
                let middle = self.at - self.along * radius;
                Shape::circle(middle, radius, Some(stroke.color), None)
            }
            (Arrowhead::Bar, hand) => {
                let arm = Vec2::new(-self.along.y, self.along.x) * (0.5 * length);
                let bar = path(LineRouting::Straight, &[self.at - arm, self.at + arm]);
                Shape::stroked(
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
    path(LineRouting::Straight, &[wing(-OPEN), tip, wing(OPEN)])
}
