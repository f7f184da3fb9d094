//! A bundle of connections between two frames as it is drawn from afar: one line, wider the more there are, with how
//! many on it.

use crate::geom::{Point, Rect, Size, Vec2};
use crate::layout::Route;
use crate::scene::edge::route_end::{RouteEnd, head};
use crate::scene::{Color, Item, Shape, ShapeStroke, ShownZooms, Typeface, text};

/// Of a line, in world units: at the zooms at which it shows it is a few points wide.
const WIDTH: f64 = 4.0;
/// How much wider it is for each connection more, and how many of them count.
const WIDER: f64 = 0.5;
const MOST_COUNTED: usize = 12;
/// Of the number on it.
const SIZE: f64 = 34.0;
const PADDING: f64 = 8.0;
/// How much larger than those of single connections its heads are.
const HEAD: f64 = 2.6;

/// What is drawn of a bundle.
pub(in crate::scene) struct BundleLook {
    /// How many connections run in it, requests and answers counted by themselves.
    pub n: usize,
    /// Of line, heads and number.
    pub color: Color,
    /// Behind the number.
    pub behind: Color,
    /// Whether any leads the way of the line, and whether any leads back.
    pub ways: [bool; 2],
}

/// The bundle along a line.
pub(in crate::scene) fn bundle_item(route: &Route, look: &BundleLook) -> Option<Item> {
    let more = (1..look.n.min(MOST_COUNTED)).fold(0.0, |more, _| more + WIDER);
    let stroke = ShapeStroke::solid(WIDTH + more, look.color);
    let mut shapes = vec![Shape::stroked(route.path.clone(), stroke)];
    let ends = [RouteEnd::last(route), RouteEnd::first(route)];
    let heads = ends.into_iter().zip(look.ways).filter(|(_, leads)| *leads);
    shapes.extend(heads.map(|(end, _)| head(end, look.color, HEAD)));
    shapes.extend(number(route.label_at, look));
    let item = Item::new(None, shapes, Vec::new())?;
    Some(item.at_zooms(ShownZooms::Far))
}

/// How many there are, on a patch of what lies behind.
fn number(at: Point, look: &BundleLook) -> Vec<Shape> {
    let block = text::line(&look.n.to_string(), Typeface::SemiBold, SIZE, f64::INFINITY);
    let room = block.size + Size::new(2.0 * PADDING, 0.0);
    let patch = Rect::from_center_size(at, room);
    let corner = patch.origin() + Vec2::new(PADDING, 0.0);
    let words = Shape::block(&block, corner, Typeface::SemiBold, SIZE, look.color);
    let behind = Shape::Rect {
        rect: patch,
        radius: PADDING,
        fill: Some(look.behind),
        stroke: None,
    };
    std::iter::once(behind).chain(words).collect()
}
