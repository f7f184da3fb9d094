//! How large a component is and where its ports are. Sizes follow from content alone, so a place is not needed.

use std::sync::Arc;

use crate::catalog::{Catalog, PortSide};
use crate::geom::{Point, Rect, Size};
use crate::model::{Document, Node, PortName};
use crate::scene::node::jump_caption::{JumpCaption, captions};
use crate::scene::node::node_content::{NodeContent, PortBox, node_content};
use crate::scene::node::rationale_tag::tag;
use crate::scene::{TextBlock, Typeface, text};

/// A component with everything measured and placed.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeBox {
    /// In world units.
    pub rect: Rect,
    /// What a person called it, else its kind; in full.
    pub name: Arc<str>,
    /// The name, broken into lines that fit the box.
    pub title: TextBlock,
    /// The kind, or the category where the title is the kind already.
    pub subtitle: TextBlock,
    /// A glyph of the icon faces.
    pub icon: char,
    /// Colour family of the icon tile; `None` for a kind nobody knows.
    pub family: Option<String>,
    /// Those of the kind, then those that only edges name.
    pub ports: Vec<PortBox>,
    /// What stands below it: the other ends of its jumps.
    pub jumps: Vec<JumpCaption>,
    /// What it is there for, where somebody said so.
    pub tag: Option<TextBlock>,
}

/// Distance between ports of one side.
pub const PORT_STEP: f64 = 16.0;
/// How far a port reaches from its point.
pub const PORT_RADIUS: f64 = 5.0;
/// Side of the icon tile.
pub const TILE: f64 = 32.0;
pub const TITLE_SIZE: f64 = 13.0;
pub const SUBTITLE_SIZE: f64 = 11.0;

const PADDING: f64 = 12.0;
/// Between the tile and the text.
const GAP: f64 = 10.0;
const LEAST_WIDTH: f64 = 152.0;
const MOST_WIDTH: f64 = 220.0;
/// What a person may drag a component down to; the tile and two lines still fit.
const LEAST_SIZE: Size = Size::new(120.0, 56.0);
/// Above the first and below the last port.
const PORT_MARGIN: f64 = 20.0;
/// Everything around the text.
const AROUND_TEXT: f64 = PADDING + TILE + GAP + PADDING;

impl NodeBox {
    pub fn port(&self, name: &PortName, side: PortSide) -> Option<&PortBox> {
        let is_it = |port: &&PortBox| port.side == side && port.name == *name;
        self.ports.iter().find(is_it)
    }

    fn ports_on(&self, side: PortSide) -> impl Iterator<Item = &PortBox> {
        self.ports.iter().filter(move |port| port.side == side)
    }

    pub fn inputs(&self) -> impl Iterator<Item = &PortBox> {
        self.ports_on(PortSide::Input)
    }

    pub fn outputs(&self) -> impl Iterator<Item = &PortBox> {
        self.ports_on(PortSide::Output)
    }

    /// The square of the icon.
    pub fn tile(&self) -> Rect {
        let middle = self.rect.center().y;
        let left = self.rect.x0 + PADDING;
        Rect::new(left, middle - TILE / 2.0, left + TILE, middle + TILE / 2.0)
    }

    /// The upper left corners of title and subtitle, which are centred together on the height of the box.
    pub fn text_corners(&self) -> (Point, Point) {
        let height = self.title.size.height + self.subtitle.size.height;
        let x = self.rect.x0 + PADDING + TILE + GAP;
        let y = (self.rect.center().y - height / 2.0).round();
        (Point::new(x, y), Point::new(x, y + self.title.size.height))
    }

    /// How wide title and subtitle may be.
    pub fn text_width(&self) -> f64 {
        self.rect.width() - AROUND_TEXT
    }

    /// Where an edge is attached that names a port the box does not have: the middle of the side.
    pub fn attachment(&self, name: &PortName, side: PortSide) -> Point {
        let middle = self.rect.center().y;
        match (self.port(name, side), side) {
            (Some(port), _) => port.at,
            (None, PortSide::Input) => Point::new(self.rect.x0, middle),
            (None, PortSide::Output) => Point::new(self.rect.x1, middle),
        }
    }
}

/// The size the component will have wherever it is put.
pub fn measure_size(document: &Document, node: &Node, catalog: &Catalog) -> Size {
    let portrait = node_content(document, node, catalog);
    size(node, &portrait)
}

/// The smallest size a person may drag the component to.
pub fn least_size(document: &Document, node: &Node, catalog: &Catalog) -> Size {
    least(&node_content(document, node, catalog))
}

/// The component with its upper left corner at `at`.
pub fn node_box(document: &Document, node: &Node, at: Point, catalog: &Catalog) -> NodeBox {
    let mut portrait = node_content(document, node, catalog);
    let rect = Rect::from_origin_size(at, size(node, &portrait));
    place_ports(&mut portrait.ports, rect);
    let max_width = rect.width() - AROUND_TEXT;
    let subtitle = text::line(
        &portrait.subtitle,
        Typeface::Regular,
        SUBTITLE_SIZE,
        max_width,
    );
    let room = rect.height() - 2.0 * PADDING - subtitle.size.height;
    let title = text::layout(
        &portrait.title,
        Typeface::SemiBold,
        TITLE_SIZE,
        max_width,
        title_lines(room),
    );
    NodeBox {
        rect,
        name: portrait.title.into(),
        title,
        subtitle,
        icon: portrait.icon,
        family: portrait.family,
        ports: portrait.ports,
        jumps: captions(document, node, rect.width(), catalog),
        tag: tag(node, rect.width(), catalog),
    }
}

#[expect(
    clippy::cast_sign_loss,
    reason = "clamped to a small positive number first"
)]
fn title_lines(room: f64) -> usize {
    (room / text::line_height(TITLE_SIZE))
        .floor()
        .clamp(1.0, 6.0) as usize
}

fn size(node: &Node, portrait: &NodeContent) -> Size {
    let by_ports = port_height(&portrait.ports);
    if let Some(size) = node.size {
        return size.max(least(portrait));
    }
    let (width, height) = text_size(portrait);
    let width = (width + AROUND_TEXT).clamp(LEAST_WIDTH, MOST_WIDTH);
    // Steps of 4 keep columns of components in line and edges on whole pixels.
    let by_text = TILE.max(height) + 2.0 * PADDING;
    Size::new(step_up(width), step_up(by_text.max(by_ports)))
}

fn least(portrait: &NodeContent) -> Size {
    let by_ports = port_height(&portrait.ports);
    Size::new(LEAST_SIZE.width, LEAST_SIZE.height.max(by_ports))
}

/// Two lines of title are made about equally long instead of one full and one nearly empty line.
fn text_size(portrait: &NodeContent) -> (f64, f64) {
    let room = MOST_WIDTH - AROUND_TEXT;
    let wrap = |width: f64| {
        let title = &portrait.title;
        text::layout(title, Typeface::SemiBold, TITLE_SIZE, width, 2)
    };
    let mut title = wrap(room);
    if title.lines.len() > 1 && !title.elided {
        let (mut narrow, mut wide) = (room / 2.0, room);
        while wide - narrow > 1.0 {
            let middle = f64::midpoint(narrow, wide);
            let tried = wrap(middle);
            if tried.elided {
                narrow = middle;
            } else {
                (wide, title) = (middle, tried);
            }
        }
    }
    let subtitle = text::width(&portrait.subtitle, Typeface::Regular, SUBTITLE_SIZE).min(room);
    let height = title.size.height + text::line_height(SUBTITLE_SIZE);
    // Half a unit more than the text, so that rounding never costs a letter.
    (title.size.width.max(subtitle) + 0.5, height)
}

fn step_up(length: f64) -> f64 {
    (length / 4.0).ceil() * 4.0
}

#[expect(clippy::cast_precision_loss, reason = "a component has few ports")]
fn port_height(ports: &[PortBox]) -> f64 {
    let connected = |side| {
        let on_side = ports.iter().filter(move |port| port.side == side);
        on_side.filter(|port| port.connected).count()
    };
    let n = connected(PortSide::Input).max(connected(PortSide::Output));
    if n == 0 {
        return 0.0;
    }
    2.0 * PORT_MARGIN + PORT_STEP * (n - 1) as f64
}

/// Connected ports in the middle of their side, and those without a connection below them.
#[expect(clippy::cast_precision_loss, reason = "a component has few ports")]
fn place_ports(ports: &mut [PortBox], rect: Rect) {
    for (side, x) in [(PortSide::Input, rect.x0), (PortSide::Output, rect.x1)] {
        let is_it =
            |port: &&mut PortBox, connected| port.side == side && port.connected == connected;
        let mut y = None;
        for connected in [true, false] {
            let n = ports
                .iter_mut()
                .filter(|port| is_it(port, connected))
                .count();
            let middle = rect.center().y - PORT_STEP * n.saturating_sub(1) as f64 / 2.0;
            // Free ports alone stay on the box from its upper end on, where they can.
            let first = if connected {
                middle
            } else {
                middle.max(rect.y0 + PORT_STEP)
            };
            for port in ports.iter_mut().filter(|port| is_it(port, connected)) {
                let at = y.map_or(first, |y| y + PORT_STEP);
                port.at = Point::new(x, at);
                y = Some(at);
            }
        }
    }
}
