//! What flows along an edge, written beside or on it where there is room.

use crate::catalog::Catalog;
use crate::geom::{ParamCurve, PathSeg, Point, Rect, Size, Vec2, point_along};
use crate::layout::Route;
use crate::model::{Edge, Target};
use crate::scene::obstacles::RoomSearch;
use crate::scene::{Color, EdgeLook, Item, SUBTITLE_SIZE, Shape, TextBlock, Typeface, text};
use crate::text::decapitalized;

const FACE: Typeface = Typeface::Medium;
const MOST_WIDTH: f64 = 140.0;
const PADDING: f64 = 4.0;
/// Less than a line, so that a label covers none of the lines that run beside its own.
const HEIGHT: f64 = 13.0;
/// From the line to the middle of a label beside it.
const BESIDE: f64 = 11.0;
/// Shorter stretches hold no label.
const LEAST_STRETCH: f64 = 20.0;
/// How much of the cross of an illegal edge a label keeps free.
const CROSS_ROOM: f64 = 16.0;

/// How far, in shares of the line, a label that a person placed moves aside at a time, and how often.
const STEP: f64 = 0.03;
const MOST_STEPS: u8 = 16;

/// When the label of an edge is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelVisibility {
    /// At every zoom at which it can be read.
    Always,
    /// Close up, and for whoever points at the edge.
    CloseUp,
}

/// Where the label of an edge is, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What the label covers, in world units.
    pub rect: Rect,
    /// One line, cut where it is too wide.
    pub text: TextBlock,
    /// Of the text.
    pub color: Color,
}

/// What is written on a line.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct LineWords {
    /// Where there is room.
    pub long: String,
    /// Where there is not; empty where nothing is shorter.
    pub short: String,
    /// A person's own words are shown in any case.
    pub is_written: bool,
}

/// Lines of a label that a person wrote.
const MOST_LINES: usize = 6;

/// The label where nothing is in the way, on the line if possible, else beside it; the short words where the long
/// ones have no room. `None` when there is nothing to say or no room. What a person wrote is always there: wrapped,
/// and clear of components wherever the line leads past any place that is.
pub(in crate::scene) fn place_label(
    edge: &Edge,
    route: &Route,
    look: EdgeLook,
    words: LineWords,
    search: &mut RoomSearch,
) -> Option<Label> {
    let LineWords {
        long,
        short,
        is_written,
    } = words;
    let n_lines = if is_written { MOST_LINES } else { 1 };
    let wrapped = |words: &str| text::layout(words, FACE, SUBTITLE_SIZE, MOST_WIDTH, n_lines);
    let lines = [long, short].map(|words| wrapped(&words.replace('\n', " ")));
    let mut lines = lines.into_iter().filter(|text| text.size.width > 0.0);
    lines.find_map(|text| {
        let more = text.size.height - text::line_height(SUBTITLE_SIZE);
        let room = Size::new(text.size.width + 2.0 * PADDING, HEIGHT + more);
        let at = |middle: &Point| Rect::from_center_size(*middle, room);
        let wished: Vec<Rect> = wished(edge, route).iter().map(at).collect();
        let on_line: Vec<Rect> = on_line(route, look).iter().map(at).collect();
        let mut beside = beside(route, look).into_iter().map(|p| at(&p));
        let rect = wished
            .iter()
            .find(|rect| search.is_free(**rect))
            .or_else(|| {
                let mut clear = on_line.iter();
                clear.find(|rect| search.is_clear(**rect, &edge.id))
            })
            .or_else(|| on_line.iter().find(|rect| search.is_free(**rect)))
            .copied()
            .or_else(|| beside.find(|rect| search.is_free(*rect)))
            .or_else(|| {
                let anywhere = is_written.then(|| anywhere(route, room, search));
                anywhere.flatten()
            })?;
        Some(Label {
            rect,
            text,
            color: look.color,
        })
    })
}

/// A place for what must be shown: the first along the line or beside it that covers nothing, else where the layout
/// says.
fn anywhere(route: &Route, room: Size, search: &mut RoomSearch) -> Option<Rect> {
    let shares = (0..=MOST_STEPS)
        .flat_map(|n| [0.5, -0.5].map(|way| 0.5 + way * f64::from(n) / f64::from(MOST_STEPS)));
    let away = room.height / 2.0 + BESIDE / 2.0;
    let places = shares.flat_map(|share| {
        let on_line = point_along(&route.path, share);
        [0.0, 1.0, -1.0, 2.0, -2.0].map(|n| on_line + Vec2::new(0.0, n * away))
    });
    let mut rects = places.map(|middle| Rect::from_center_size(middle, room));
    let free = rects.find(|rect| search.is_free(*rect));
    free.or_else(|| Some(Rect::from_center_size(route.label_at, room)))
}

/// The label as an item of its own, because it lies above all lines.
pub fn label_item(
    edge: &Edge,
    label: &Label,
    background: Color,
    visibility: LabelVisibility,
) -> Option<Item> {
    let patch = Shape::Rect {
        rect: label.rect,
        radius: 4.0,
        fill: Some(background),
        stroke: None,
    };
    let drop = (label.rect.height() - label.text.size.height) / 2.0;
    let corner = label.rect.origin() + Vec2::new(PADDING, drop);
    let words = Shape::block(
        &label.text,
        corner,
        Typeface::Medium,
        SUBTITLE_SIZE,
        label.color,
    );
    let shapes: Vec<Shape> = std::iter::once(patch).chain(words).collect();
    let owner = Some(Target::Edge(edge.id.clone()));
    match visibility {
        LabelVisibility::Always => Some(Item::new(owner, shapes, Vec::new())?.with_fine_from(0)),
        LabelVisibility::CloseUp => Item::new(owner, Vec::new(), shapes),
    }
}

/// What a person called it, else the data type; and the short sign of the type.
pub(in crate::scene) fn edge_words(edge: &Edge, catalog: &Catalog) -> (String, String) {
    let payload = edge.payload.as_ref();
    let known = payload.and_then(|payload| catalog.payload(payload.as_str()));
    let sign = known.map_or(String::new(), |payload| payload.sign.clone());
    let name = known.map(|payload| decapitalized(&payload.title));
    let name = name.or_else(|| payload.map(ToString::to_string));
    if edge.label.trim().is_empty() {
        (name.unwrap_or_default(), sign)
    } else {
        // What a person wrote never gives way to something shorter.
        (edge.label.trim().to_owned(), String::new())
    }
}

/// What goes one way and what comes the other.
pub(in crate::scene) fn both_ways(there: &str, back: &str) -> String {
    format!("{there} ↔ {back}")
}

/// What is written on the line of an edge, along which an answer may come back: both in full where that is no wider than
/// a label may be, else their signs.
pub(in crate::scene) fn line_words(
    edge: &Edge,
    answer: Option<&Edge>,
    catalog: &Catalog,
) -> LineWords {
    let is_written = |edge: &Edge| !edge.label.trim().is_empty();
    let own = edge_words(edge, catalog);
    let (own, back) = match answer {
        Some(answer) => (own, edge_words(answer, catalog)),
        None => (own, (String::new(), String::new())),
    };
    let joined = |there: &str, back: &str| match (there, back) {
        ("", only) | (only, "") => only.to_owned(),
        (there, back) => both_ways(there, back),
    };
    let (long, short) = (joined(&own.0, &back.0), joined(&own.1, &back.1));
    let is_written = is_written(edge) || answer.is_some_and(is_written);
    let is_wide =
        answer.is_some() && text::width(&long, FACE, SUBTITLE_SIZE) > MOST_WIDTH && !is_written;
    LineWords {
        long: if is_wide { short.clone() } else { long },
        short: if is_written { String::new() } else { short },
        is_written,
    }
}

/// Places for the middle of a label that a person put somewhere: there, or as near along the line as it covers
/// nothing.
fn wished(edge: &Edge, route: &Route) -> Vec<Point> {
    let Some(share) = edge.label_at else {
        return Vec::new();
    };
    let steps =
        (0..=MOST_STEPS).flat_map(|n| [1.0, -1.0].map(|way| share + way * f64::from(n) * STEP));
    let on_path = steps.filter(|share| (0.0..=1.0).contains(share));
    on_path
        .map(|share| point_along(&route.path, share))
        .collect()
}

/// Places for the middle of a label on its line, best first: where the layout says, then along level
/// stretches, where a label goes with the line and not across it, then along the others.
fn on_line(route: &Route, look: EdgeLook) -> Vec<Point> {
    if look.illegal {
        return Vec::new();
    }
    let length = |stretch: &PathSeg| stretch.start().distance(stretch.end());
    let mut stretches: Vec<PathSeg> = route.path.segments().collect();
    stretches.retain(|stretch| length(stretch) >= LEAST_STRETCH);
    stretches.sort_by(|a, b| {
        let by_level = is_level(b).cmp(&is_level(a));
        by_level.then_with(|| length(b).total_cmp(&length(a)))
    });
    let along = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
    let places = stretches
        .iter()
        .flat_map(|stretch| along.map(|t| stretch.eval(t)));
    std::iter::once(route.label_at).chain(places).collect()
}

/// Places beside the line. An illegal edge has its cross in the middle, which stays in sight.
fn beside(route: &Route, look: EdgeLook) -> [Point; 4] {
    let step = if look.illegal { CROSS_ROOM } else { BESIDE };
    [1.0, -1.0, 2.0, -2.0].map(|n| route.label_at + Vec2::new(0.0, n * step))
}

fn is_level(stretch: &PathSeg) -> bool {
    (stretch.start().y - stretch.end().y).abs() < 1.0
}
