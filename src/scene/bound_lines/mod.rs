//! Where lines really run: ends that stick to something follow it, wherever it has gone. The record of a
//! line never changes because of that; what is drawn, hit and measured comes from here.

pub(in crate::scene) mod followers;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::geom::{BezPath, ParamCurve, ParamCurveNearest, Point, Rect, Vec2};
use crate::model::{
    Binding, Document, LineRouting, NodeId, ShapeKind, SketchItem, SketchKind, Target,
};
use crate::scene::elbow::{self, ElbowEnd, Exit};
pub use crate::scene::sketch::line_path::{STICK_GAP, path};
use crate::scene::sketch::line_words::{cut, room, words_rect};
use crate::scene::{NodeBox, outline_path};

/// What a line can stick to, as it stands on the board.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// Around it, in world units.
    pub rect: Rect,
    /// Where a line meets it.
    pub outline: ShapeKind,
}

impl Anchor {
    /// The thing, if a line can stick to it: a component, or anything drawn that has a box.
    pub fn new(
        document: &Document,
        boxes: &BTreeMap<NodeId, NodeBox>,
        target: &Target,
    ) -> Option<Self> {
        let folded = document.fold_of(target).cloned().map(Target::Sketch);
        match folded.as_ref().unwrap_or(target) {
            Target::Node(id) => Some(Self {
                rect: boxes.get(id)?.rect,
                outline: ShapeKind::Rectangle,
            }),
            Target::Sketch(id) => {
                let item = document.sketch().get(id)?;
                let outline = match &item.form {
                    SketchKind::Line(_) | SketchKind::Ink { .. } => return None,
                    SketchKind::Shape { outline, .. } => *outline,
                    _ => ShapeKind::Rectangle,
                };
                let rect = item.rect;
                Some(Self { rect, outline })
            }
            Target::Edge(_) => None,
        }
    }

    /// Whether the point is on the thing or within `reach` of it.
    pub fn is_near(self, at: Point, reach: f64) -> bool {
        self.share(at, reach) <= 1.0
    }

    /// Whether the point lies in the inner `share` of the thing.
    pub fn is_within(self, at: Point, share: f64) -> bool {
        self.share(at, 0.0) <= share
    }

    /// Where a line from `from` towards the middle meets the outline, [`STICK_GAP`] before it.
    fn edge_towards(self, from: Point) -> Point {
        let middle = self.rect.center();
        let away = from - middle;
        let share = self.share(from, STICK_GAP);
        if share > 0.0 {
            middle + away / share
        } else {
            middle + Vec2::new(self.rect.width() / 2.0 + STICK_GAP, 0.0)
        }
    }

    /// How far the point is from the middle, as a share of the way to the outline grown by `gap` that way.
    fn share(self, at: Point, gap: f64) -> f64 {
        let away = at - self.rect.center();
        let (a, b) = (self.rect.width() / 2.0, self.rect.height() / 2.0);
        match self.outline {
            ShapeKind::Rectangle => (away.x.abs() / (a + gap)).max(away.y.abs() / (b + gap)),
            ShapeKind::Ellipse => Vec2::new(away.x / (a + gap), away.y / (b + gap)).hypot(),
            ShapeKind::Diamond => {
                // The sides move out by `gap` across their own direction.
                let (a, b) = (a.max(0.5), b.max(0.5));
                let grown = gap * a.hypot(b);
                away.x.abs() / (a + grown / b) + away.y.abs() / (b + grown / a)
            }
        }
    }

    /// Where a share of its box is on the board.
    pub fn point(self, at: Point) -> Point {
        let size = self.rect.size();
        self.rect.origin() + Vec2::new(at.x * size.width, at.y * size.height)
    }

    /// The place of a point as shares of its box.
    pub fn share_at(self, at: Point) -> Point {
        let (by, size) = (at - self.rect.origin(), self.rect.size());
        let share = |by: f64, of: f64| if of > 1e-9 { by / of } else { 0.5 };
        Point::new(share(by.x, size.width), share(by.y, size.height))
    }

    /// The point of the outline that is nearest.
    pub fn nearest(self, at: Point) -> Point {
        let path = outline_path(self.outline, self.rect);
        let near = path.segments().map(|segment| {
            let found = segment.nearest(at, 0.01);
            (found.distance_sq, segment.eval(found.t))
        });
        near.min_by(|a, b| a.0.total_cmp(&b.0))
            .map_or(self.rect.center(), |(_, at)| at)
    }
}

/// The points through which a line or ink is drawn, on the board.
pub fn ends(
    document: &Document,
    boxes: &BTreeMap<NodeId, NodeBox>,
    item: &SketchItem,
) -> Vec<Point> {
    let corner = item.rect.origin().to_vec2();
    match &item.form {
        SketchKind::Ink { points, .. } => points.iter().map(|point| *point + corner).collect(),
        SketchKind::Line(line) => {
            let mut points: Vec<Point> = line.points.iter().map(|point| *point + corner).collect();
            let anchor = |binding: &Option<Binding>| {
                let binding = binding.as_ref()?;
                Some((Anchor::new(document, boxes, &binding.target)?, binding.at))
            };
            let (start, end) = (anchor(&line.start), anchor(&line.end));
            match (line.routing, &points[..]) {
                (LineRouting::Elbow, [first, last]) => {
                    let across =
                        (start.is_none() && end.is_none()).then(|| main_side(*last - *first));
                    let (from, to) = (
                        terminal(*first, start, across),
                        terminal(*last, end, across),
                    );
                    elbow::route(&from, &to)
                }
                (LineRouting::Elbow, _) => {
                    hold_square(&mut points, start, end);
                    points
                }
                (LineRouting::Straight | LineRouting::Curved, _) => {
                    hold(&mut points, start, end);
                    points
                }
            }
        }
        _ => Vec::new(),
    }
}

type HeldEnd = Option<(Anchor, Option<Point>)>;

/// Puts the first and the last point where they are held.
fn hold(points: &mut [Point], start: HeldEnd, end: HeldEnd) {
    let n = points.len();
    if n < 2 {
        return;
    }
    let (first, last) = (aim(start, points[0]), aim(end, points[n - 1]));
    let (after_first, before_last) = if n == 2 {
        (last, first)
    } else {
        (points[1], points[n - 2])
    };
    points[0] = stop(start, first, after_first);
    points[n - 1] = stop(end, last, before_last);
}

/// What an end leads to, before it stops short of it.
fn aim(held: HeldEnd, free: Point) -> Point {
    match held {
        Some((anchor, Some(at))) => anchor.point(at),
        Some((anchor, None)) => anchor.rect.center(),
        None => free,
    }
}

/// Where an end that comes `from` there stops.
fn stop(held: HeldEnd, aim: Point, from: Point) -> Point {
    match held {
        Some((anchor, None)) => anchor.edge_towards(from),
        Some((_, Some(_))) => {
            let back = from - aim;
            let length = back.hypot();
            if length > 2.0 * STICK_GAP {
                aim + back * (STICK_GAP / length)
            } else {
                aim
            }
        }
        None => aim,
    }
}

/// Puts the ends of an elbow line with corners where they are held, and lets the outer corners follow.
fn hold_square(points: &mut [Point], start: HeldEnd, end: HeldEnd) {
    let n = points.len();
    if n < 2 {
        return;
    }
    points[0] = aim(start, points[0]);
    points[n - 1] = aim(end, points[n - 1]);
    elbow::squared(points);
    points[0] = stop(start, points[0], points[1]);
    points[n - 1] = stop(end, points[n - 1], points[n - 2]);
}

/// Where an elbow line without corners may begin: in the middle of any side, or where it is held, or in the open.
fn terminal(free: Point, held: HeldEnd, in_open: Option<Vec2>) -> ElbowEnd {
    let Some((anchor, at)) = held else {
        let (at, out) = (free, in_open);
        return ElbowEnd {
            rect: None,
            gates: vec![Exit { at, out }],
        };
    };
    let gate = |share: Point, out: Vec2| Exit {
        at: anchor.point(share) + out * STICK_GAP,
        out: Some(out),
    };
    let gates = match at {
        Some(at) => vec![gate(at, side_of(at))],
        None => SIDES
            .into_iter()
            .map(|out| gate(Point::new(0.5, 0.5) + out / 2.0, out))
            .collect(),
    };
    ElbowEnd {
        rect: Some(anchor.rect),
        gates,
    }
}

/// Straight out through each side.
const SIDES: [Vec2; 4] = [
    Vec2::new(1.0, 0.0),
    Vec2::new(-1.0, 0.0),
    Vec2::new(0.0, 1.0),
    Vec2::new(0.0, -1.0),
];

/// Straight out through the side that a share of a box lies at.
fn side_of(share: Point) -> Vec2 {
    main_side(share - Point::new(0.5, 0.5))
}

/// The direction along an axis that is nearest.
fn main_side(away: Vec2) -> Vec2 {
    if away.x.abs() >= away.y.abs() {
        Vec2::new(away.x.signum(), 0.0)
    } else {
        Vec2::new(0.0, away.y.signum())
    }
}

/// Where the words of a line stand on the board; `None` without words.
pub fn words(
    document: &Document,
    boxes: &BTreeMap<NodeId, NodeBox>,
    item: &SketchItem,
) -> Option<Rect> {
    let is_hand = document.header().hand_drawn;
    words_rect(&resolved(document, boxes, item), is_hand)
}

/// The way of a line or of ink as it is drawn, but for the room it leaves for its words.
pub fn seen(document: &Document, boxes: &BTreeMap<NodeId, NodeBox>, item: &SketchItem) -> BezPath {
    let whole = drawn_path(document, boxes, item);
    match words(document, boxes, item) {
        Some(words) => cut(&whole, room(words)),
        None => whole,
    }
}

/// The way of a line or of ink from end to end.
pub fn drawn_path(
    document: &Document,
    boxes: &BTreeMap<NodeId, NodeBox>,
    item: &SketchItem,
) -> BezPath {
    let routing = match &item.form {
        SketchKind::Line(line) => line.routing,
        _ => LineRouting::Curved,
    };
    path(routing, &ends(document, boxes, item))
}

/// The item with its points where they are drawn: a line that sticks to nothing is as the record says.
pub fn resolved<'a>(
    document: &Document,
    boxes: &BTreeMap<NodeId, NodeBox>,
    item: &'a SketchItem,
) -> Cow<'a, SketchItem> {
    let is_elbow =
        matches!(&item.form, SketchKind::Line(line) if line.routing == LineRouting::Elbow);
    if !is_elbow && item.sticks().next().is_none() {
        return Cow::Borrowed(item);
    }
    let at = ends(document, boxes, item);
    let Some(rect) = around(&at) else {
        return Cow::Borrowed(item);
    };
    let mut item = item.clone();
    if let SketchKind::Line(line) = &mut item.form {
        line.points = at.iter().map(|at| *at - rect.origin().to_vec2()).collect();
    }
    item.rect = rect;
    Cow::Owned(item)
}

/// The box of an item as it is drawn; of lines and ink the box of their points.
pub fn extent(document: &Document, boxes: &BTreeMap<NodeId, NodeBox>, item: &SketchItem) -> Rect {
    around(&ends(document, boxes, item)).unwrap_or_else(|| item.rect.abs())
}

fn around(points: &[Point]) -> Option<Rect> {
    let first = points.first()?;
    let start = Rect::from_points(*first, *first);
    Some(points.iter().fold(start, |rect, at| rect.union_pt(*at)))
}

#[cfg(test)]
mod tests {
    use super::{Anchor, STICK_GAP};
    use crate::geom::{Point, Rect};
    use crate::model::ShapeKind;

    const OUTLINES: [ShapeKind; 3] = [ShapeKind::Rectangle, ShapeKind::Ellipse, ShapeKind::Diamond];

    #[test]
    fn ends_stop_before_the_outline_on_the_way_to_the_middle() {
        let rect = Rect::new(10.0, 20.0, 110.0, 80.0);
        for outline in OUTLINES {
            let anchor = Anchor { rect, outline };
            for degrees in 0..360 {
                let direction = crate::geom::Vec2::from_angle(f64::from(degrees).to_radians());
                for far in [3.0, 500.0] {
                    let end = anchor.edge_towards(rect.center() + direction * far);
                    let along = end - rect.center();
                    assert!(along.cross(direction).abs() < 1e-6, "on the straight line");
                    assert!(
                        !anchor.is_near(end, STICK_GAP - 0.01),
                        "{outline:?} {degrees}"
                    );
                    assert!(
                        anchor.is_near(end, STICK_GAP + 0.01),
                        "{outline:?} {degrees}"
                    );
                }
            }
            assert!(anchor.edge_towards(rect.center()).is_finite());
        }
    }

    #[test]
    fn the_sides_of_a_diamond_keep_their_distance() {
        let rect = Rect::from_center_size(Point::ZERO, (200.0, 100.0));
        let anchor = Anchor {
            rect,
            outline: ShapeKind::Diamond,
        };
        // The middle of the side from (100, 0) to (0, 50), moved out across it.
        let across = crate::geom::Vec2::new(1.0, 2.0).normalize();
        let out = Point::new(50.0, 25.0) + across * STICK_GAP;
        assert!((anchor.share(out, STICK_GAP) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn boxes_without_size_hold_ends_too() {
        for outline in OUTLINES {
            let rect = Rect::new(5.0, 5.0, 5.0, 5.0);
            let end = Anchor { rect, outline }.edge_towards(Point::new(90.0, 5.0));
            assert!(end.is_finite() && (end.y - 5.0).abs() < 1e-9, "{outline:?}");
        }
    }
}
