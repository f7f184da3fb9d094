//! What flows along an edge, written beside or on it where there is room.

use crate::catalog::Catalog;
use crate::geom::{ParamCurve, Point, Rect, Vec2};
use crate::layout::Route;
use crate::model::{Edge, Target};
use crate::scene::obstacles::Obstacles;
use crate::scene::{Color, EdgeLook, Face, Item, SUBTITLE_SIZE, Shape, Style, TextBlock, text};

const MOST_WIDTH: f64 = 140.0;
const PADDING: f64 = 4.0;
/// From the line to the middle of a label beside it.
const BESIDE: f64 = 11.0;
/// How much of the cross of an illegal edge a label keeps free.
const CROSS_ROOM: f64 = 16.0;

/// Where the label of an edge is, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub rect: Rect,
    pub text: TextBlock,
    pub color: Color,
}

/// The label where nothing is in the way: on the line near its middle, else beside it, else its short sign.
/// `None` when there is nothing to say or no room.
pub fn place_label(
    edge: &Edge,
    route: &Route,
    look: EdgeLook,
    catalog: &Catalog,
    obstacles: &Obstacles,
) -> Option<Label> {
    let (long, sign) = words(edge, catalog);
    let lines =
        [long, sign].map(|words| text::line(&words, Face::Medium, SUBTITLE_SIZE, MOST_WIDTH));
    lines
        .into_iter()
        .filter(|text| text.size.width > 0.0)
        .find_map(|text| {
            let room = text.size + (2.0 * PADDING, 2.0).into();
            let places = places(route, look.illegal);
            let at = |middle: Point| Rect::from_center_size(middle, room);
            let rect = places.map(at).find(|rect| obstacles.is_clear(*rect))?;
            Some(Label {
                rect,
                text,
                color: look.color,
            })
        })
}

/// The label as an item of its own, because it lies above all lines.
pub fn label_item(edge: &Edge, label: &Label, ground: Color, style: &Style) -> Option<Item> {
    let patch = Shape::Rect {
        rect: label.rect,
        radius: 4.0,
        fill: Some(ground),
        stroke: None,
    };
    let corner = label.rect.origin() + Vec2::new(PADDING, 1.0);
    let words = Shape::block(
        &label.text,
        corner,
        Face::Medium,
        SUBTITLE_SIZE,
        label.color,
    );
    let shapes: Vec<Shape> = std::iter::once(patch).chain(words).collect();
    let owner = Some(Target::Edge(edge.id.clone()));
    if style.edge_labels {
        Item::new(owner, shapes, Vec::new())
    } else {
        Item::new(owner, Vec::new(), shapes)
    }
}

/// What a person called it, else the data type; and the short sign of the type.
fn words(edge: &Edge, catalog: &Catalog) -> (String, String) {
    let payload = edge.payload.as_ref();
    let known = payload.and_then(|payload| catalog.payload(payload.as_str()));
    let sign = known.map_or(String::new(), |payload| payload.sign.clone());
    let name = known.map(|payload| decapitalized(&payload.title));
    let name = name.or_else(|| payload.map(ToString::to_string));
    if edge.label.trim().is_empty() {
        (name.unwrap_or_default(), sign)
    } else {
        (edge.label.trim().to_owned(), sign)
    }
}

/// A title as it stands inside a sentence.
fn decapitalized(title: &str) -> String {
    let mut chars = title.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}

/// Places for the middle of a label, best first. The cross of an illegal edge has the best one already.
fn places(route: &Route, illegal: bool) -> impl Iterator<Item = Point> {
    let stretches: Vec<_> = route.path.segments().collect();
    let along = [0.5, 0.38, 0.62, 0.28, 0.72].into_iter();
    let on_line: Vec<Point> = along
        .flat_map(|t| stretches.iter().map(move |stretch| stretch.eval(t)))
        .collect();
    let beside = [-BESIDE, BESIDE].map(|dy| route.label_at + Vec2::new(0.0, dy));
    let under_cross = [CROSS_ROOM, -CROSS_ROOM].map(|dy| route.label_at + Vec2::new(0.0, dy));
    let best = (!illegal).then_some(route.label_at);
    let crossed = illegal.then_some(under_cross).into_iter().flatten();
    best.into_iter()
        .chain(crossed)
        .chain(on_line.into_iter().filter(move |_| !illegal))
        .chain(beside.into_iter().filter(move |_| !illegal))
}
