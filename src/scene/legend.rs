//! The legend: which colours and signs stand for which data on this board, and what its line styles mean.

use crate::catalog::{Catalog, InputPort, PortShape};
use crate::geom::{Point, Rect};
use crate::model::{Diagram, Document, Edge};
use crate::scene::edge::{LATCHED_WIDTH, PULL_DASH};
use crate::scene::{
    Color, EDGE_WIDTH, Item, Shape, ShapeStroke, Theme, Typeface, arrowhead, glyph, text,
};

/// One line of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// What the sign stands for.
    pub title: String,
    /// What is drawn before the title.
    pub sign: LegendSign,
}

/// How the sign of a legend looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LegendSign {
    /// A flow of this family, in its colour, with the shape of its ports.
    Family { id: String, shape: PortShape },
    /// A flow that is fetched while somebody waits.
    Fetched,
    /// A flow that is loaded in the background.
    Loaded,
}

/// Where a legend goes, and how large it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LegendPlace {
    /// Its upper left corner, in world units.
    pub corner: Point,
    /// How wide its lines may be, in world units.
    pub room: f64,
    /// Height of its letters, in world units.
    pub size: f64,
}

/// What the board's connections need explained; nothing on a board without any.
pub fn legend_entries(document: &Document, catalog: &Catalog) -> Vec<LegendEntry> {
    let diagram = document.diagram();
    let flows = |id: &str| {
        let mut edges = diagram.edges();
        edges.any(|edge| family_of(edge, catalog) == Some(id))
    };
    let families = catalog.families().iter().filter(|family| flows(&family.id));
    let families = families.map(|family| LegendEntry {
        title: family.title.clone(),
        sign: LegendSign::Family {
            id: family.id.clone(),
            shape: family.port,
        },
    });
    let ends = |flag: fn(&InputPort) -> bool| {
        let mut edges = diagram.edges();
        edges.any(|edge| input(diagram, edge, catalog).is_some_and(flag))
    };
    let line = |title: &str, sign| LegendEntry {
        title: title.to_owned(),
        sign,
    };
    let fetched = line("Fetched during a request", LegendSign::Fetched);
    let loaded = line("Loaded in the background", LegendSign::Loaded);
    let lines = [
        ends(|port| port.pull).then_some(fetched),
        ends(|port| port.latched).then_some(loaded),
    ];
    families.chain(lines.into_iter().flatten()).collect()
}

/// The legend as it is drawn: its entries in rows, as many to a row as there is room for.
pub fn legend_item(entries: &[LegendEntry], place: LegendPlace, theme: &Theme) -> Option<Item> {
    let (size, mut at) = (place.size, place.corner);
    let (sign, row) = (3.0 * size, 1.7 * size);
    let mut shapes = Vec::new();
    for entry in entries {
        let words = text::width(&entry.title, Typeface::Medium, size);
        let width = sign + 0.6 * size + words;
        if at.x > place.corner.x && at.x + width > place.corner.x + place.room {
            at = Point::new(place.corner.x, at.y + row);
        }
        let middle = at.y + row / 2.0;
        shapes.extend(sign_shapes(entry, Point::new(at.x, middle), size, theme));
        let height = Typeface::Medium.metrics().cap_height * size;
        shapes.push(Shape::Text {
            at: Point::new(at.x + sign + 0.6 * size, middle + height / 2.0),
            text: entry.title.as_str().into(),
            face: Typeface::Medium,
            size,
            color: theme.tokens.muted,
        });
        at.x += width + 1.6 * size;
    }
    Item::new(None, shapes, Vec::new())
}

/// A short connection, from its port on the left to its arrowhead.
fn sign_shapes(entry: &LegendEntry, left: Point, size: f64, theme: &Theme) -> Vec<Shape> {
    let unit = size / 11.0;
    let (color, width, dash) = match &entry.sign {
        LegendSign::Family { id, .. } => (theme.family(id), EDGE_WIDTH, None),
        LegendSign::Fetched => (theme.tokens.muted, EDGE_WIDTH, Some(PULL_DASH)),
        LegendSign::Loaded => (theme.tokens.muted, LATCHED_WIDTH, None),
    };
    let stroke = ShapeStroke {
        width: width * unit,
        color,
        dash: dash.map(|lengths| lengths.map(|length| length * unit)),
    };
    let tip = left + (3.0 * size, 0.0);
    let mut shapes = vec![Shape::line(left, tip - (6.0 * unit, 0.0), stroke)];
    shapes.push(head(tip, unit, color));
    if let LegendSign::Family { shape, .. } = &entry.sign {
        let port = left + (5.0 * unit, 0.0);
        shapes.extend(glyph(*shape, port, 4.5 * unit, true, color, theme));
    }
    shapes
}

fn head(tip: Point, unit: f64, color: Color) -> Shape {
    Shape::Path {
        path: arrowhead(tip, 0.0, 9.0 * unit, 8.0 * unit),
        fill: Some(color),
        stroke: None,
    }
}

/// Where a legend goes below a board, for letters of that height on a picture of so many pixels a unit.
pub fn legend_below(board: Rect, pixels: f64, scale: f64) -> LegendPlace {
    let size = pixels / scale.max(f64::MIN_POSITIVE);
    LegendPlace {
        corner: Point::new(board.x0, board.y1 + 1.5 * size),
        room: board.width(),
        size,
    }
}

fn family_of<'a>(edge: &Edge, catalog: &'a Catalog) -> Option<&'a str> {
    let payload = catalog.payload(edge.payload.as_ref()?.as_str())?;
    Some(&payload.family)
}

fn input<'a>(diagram: &Diagram, edge: &Edge, catalog: &'a Catalog) -> Option<&'a InputPort> {
    let node = diagram.node(&edge.to.node)?;
    let kind = catalog.kind(node.kind.as_str())?;
    kind.input(edge.to.port.as_str())
}
