//! The ends of a line at ports, and the arrowheads there.

use crate::geom::{ParamCurve, Point, Vec2};
use crate::layout::Route;
use crate::scene::{Color, PORT_RADIUS, Shape, ShapeStroke, arrowhead};

/// Of a line with one connection in it, in world units.
pub const EDGE_WIDTH: f64 = 1.75;

pub(in crate::scene) const ARROW_LENGTH: f64 = 9.0;
pub(in crate::scene) const ARROW_WIDTH: f64 = 8.0;

/// Where a line comes to an end at a port, and how it arrives there.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct RouteEnd {
    /// The port.
    pub at: Point,
    /// In radians.
    pub heading: f64,
}

impl RouteEnd {
    /// Where a line leads to.
    pub fn last(route: &Route) -> Self {
        Self {
            at: route.tip,
            heading: route.heading,
        }
    }

    /// Where it begins, which is where an answer arrives.
    pub fn first(route: &Route) -> Self {
        let first = route.path.segments().next();
        let (at, along) = first.map_or((route.tip, Vec2::ZERO), |first| {
            (first.start(), first.eval(0.02) - first.start())
        });
        Self {
            at,
            heading: (-along).atan2(),
        }
    }

    /// The point of the arrowhead: it touches the port.
    pub fn tip(self) -> Point {
        self.at - Vec2::from_angle(self.heading) * PORT_RADIUS
    }
}

/// The arrowhead of a line that is drawn with this stroke.
pub(in crate::scene) fn arrow(end: RouteEnd, stroke: ShapeStroke) -> Shape {
    let is_thin = stroke.width < EDGE_WIDTH;
    head(end, stroke.color, if is_thin { 0.8 } else { 1.0 })
}

/// An arrowhead, so many times as large as usual.
pub(in crate::scene) fn head(end: RouteEnd, color: Color, size: f64) -> Shape {
    Shape::Path {
        path: arrowhead(
            end.tip(),
            end.heading,
            ARROW_LENGTH * size,
            ARROW_WIDTH * size,
        ),
        fill: Some(color),
        stroke: None,
    }
}
