//! A component as a card: icon tile, title, kind, ports, and the count of its findings.

pub(in crate::scene) mod annotations;
pub(in crate::scene) mod badge;
pub(in crate::scene) mod jump_caption;
pub(in crate::scene) mod measure;
pub(in crate::scene) mod node_content;
pub(in crate::scene) mod port;
pub(in crate::scene) mod rationale_tag;
pub(in crate::scene) mod rim;

use crate::geom::{Point, Rect, Vec2};
use crate::model::{Node, Target};
use crate::rules::{Report, Tally};
use crate::scene::FindingsFilter;
use crate::scene::node::annotations::highlight_border;
use crate::scene::node::badge::badge;
use crate::scene::node::jump_caption::caption_shapes;
use crate::scene::node::port::{port_labels, port_shapes};
use crate::scene::node::rationale_tag::tag_shapes;
use crate::scene::obstacles::{RoomSearch, overlaps};
use crate::scene::sketch::rough::rough_box;
use crate::scene::{
    Annotations, Background, Color, DistantCard, DistantContent, DistantLook, Item, LoadLevel,
    NodeBox, SUBTITLE_SIZE, SceneStyle, Shape, ShapeStroke, TITLE_SIZE, Theme, Typeface,
    block_color,
};

/// Radius of a card's corners.
pub const NODE_RADIUS: f64 = 10.0;
pub(in crate::scene) const TILE_RADIUS: f64 = 8.0;
const ICON_SIZE: f64 = 20.0;
/// Share of the family's colour in the tile.
const TILE_TINT: f64 = 0.12;

/// The component with what the report says of it. `names` are the names of its ports that are drawn close by.
pub fn node_item(
    node: &Node,
    at: &NodeBox,
    names: Vec<Shape>,
    report: &Report,
    numbers: &Annotations,
    style: &SceneStyle,
) -> Option<Item> {
    let theme = style.theme;
    let is_marked = style.findings != FindingsFilter::None;
    let is_lit = numbers.highlighted_nodes.contains(&node.id);
    let mut shapes = card(node, at.rect, is_lit, style);
    let first = shapes.len();
    shapes.extend(icon_tile(at, theme));
    let figures = numbers.nodes.get(&node.id);
    let lift = figures.map_or(0.0, |figures| figures.lift(at));
    let [title, subtitle] = texts(at, lift, theme);
    let subtitle = figures.map_or(subtitle, |figures| figures.shapes(at, theme));
    shapes.extend(title);
    shapes.extend(subtitle);
    shapes.extend(caption_shapes(&at.jumps, at.rect, theme));
    let replaces = first..shapes.len();
    if is_marked {
        let Tally { worst, n } = report.of_node(&node.id);
        shapes.extend(
            worst
                .into_iter()
                .flat_map(|worst| badge(at, worst, n, theme)),
        );
    }
    let fine_from = shapes.len();
    let tag = at.tag.as_ref();
    shapes.extend(tag.map_or_else(Vec::new, |tag| tag_shapes(tag, at.rect, theme)));
    for port in at.ports.iter().filter(|port| port.connected) {
        let worst = report.of_port(&node.id, &port.name, port.side).worst;
        shapes.extend(port_shapes(port, worst.filter(|_| is_marked), theme));
    }
    let item = Item::new(Some(Target::Node(node.id.clone())), shapes, names)?;
    let card = DistantCard {
        rect: at.rect,
        title: at.name.clone(),
        figure: figures.and_then(|figures| figures.foremost(theme)),
        icon: at.icon,
        family: family_color(at, theme),
        text: theme.tokens.text,
        captions: at.jumps.clone(),
        muted: theme.tokens.muted,
    };
    let block = block(
        at,
        figures.map_or(LoadLevel::Calm, |figures| figures.heat),
        theme,
    );
    Some(
        item.with_fine_from(fine_from)
            .with_block(block)
            .with_distant(DistantLook {
                replaces,
                content: DistantContent::Card(card),
            }),
    )
}

/// The names of ports there is room for, and the room they take.
pub(in crate::scene) fn free_port_labels(
    at: &NodeBox,
    background: &Background,
    search: &mut RoomSearch,
    theme: &Theme,
) -> (Vec<Rect>, Vec<Shape>) {
    let (mut taken, mut shapes): (Vec<Rect>, Vec<Shape>) = (Vec::new(), Vec::new());
    for label in port_labels(at, background, theme) {
        let own = taken.iter().any(|other| overlaps(*other, label.rect));
        if search.is_free(label.rect) && !own {
            taken.push(label.rect);
            shapes.extend(label.shapes);
        }
    }
    (taken, shapes)
}

/// What a card throws on the canvas while it is dragged; drawn beneath it.
pub fn lift_shadow(rect: Rect, theme: &Theme) -> Shape {
    Shape::Shadow {
        rect: rect + Vec2::new(0.0, 6.0),
        radius: NODE_RADIUS,
        blur: 10.0,
        color: theme.tokens.shadow,
    }
}

fn card(node: &Node, rect: Rect, is_lit: bool, style: &SceneStyle) -> Vec<Shape> {
    let tokens = &style.theme.tokens;
    let face = |stroke| Shape::Rect {
        rect,
        radius: NODE_RADIUS,
        fill: Some(tokens.card),
        stroke,
    };
    let lit = is_lit.then(|| highlight_border(style.theme));
    if style.hand_drawn {
        let pen = lit.unwrap_or(ShapeStroke::solid(1.25, tokens.muted));
        let border = rough_box(node.id.as_str(), rect, NODE_RADIUS, pen);
        return vec![face(None), border];
    }
    let border = ShapeStroke::solid(1.0, tokens.card_border);
    vec![face(Some(lit.unwrap_or(border)))]
}

/// The card from afar, where nothing on it can be seen.
fn block(at: &NodeBox, heat: LoadLevel, theme: &Theme) -> Shape {
    let color = match heat {
        LoadLevel::Calm => family_color(at, theme),
        LoadLevel::Warm | LoadLevel::Overloaded => heat.color(theme),
    };
    Shape::Rect {
        rect: at.rect,
        radius: NODE_RADIUS,
        fill: Some(block_color(color, theme.tokens.card)),
        stroke: None,
    }
}

fn icon_tile(at: &NodeBox, theme: &Theme) -> [Shape; 2] {
    let color = family_color(at, theme);
    let tile = Shape::Rect {
        rect: at.tile(),
        radius: TILE_RADIUS,
        fill: Some(color.faded(TILE_TINT)),
        stroke: None,
    };
    [
        tile,
        Shape::icon(
            at.tile().center(),
            at.icon,
            Typeface::Icon,
            ICON_SIZE,
            color,
        ),
    ]
}

fn family_color(at: &NodeBox, theme: &Theme) -> Color {
    let family = at.family.as_deref();
    family.map_or(theme.tokens.unknown, |family| theme.family(family))
}

/// The lines of the title and those of the subtitle.
fn texts(at: &NodeBox, lift: f64, theme: &Theme) -> [Vec<Shape>; 2] {
    let (title, subtitle): (Point, Point) = at.text_corners();
    let title = title - Vec2::new(0.0, lift);
    let (text, muted) = (theme.tokens.text, theme.tokens.muted);
    let title = Shape::block(&at.title, title, Typeface::SemiBold, TITLE_SIZE, text);
    let (face, size) = (Typeface::Regular, SUBTITLE_SIZE);
    let subtitle = Shape::block(&at.subtitle, subtitle, face, size, muted);
    [title.collect(), subtitle.collect()]
}
