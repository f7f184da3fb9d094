//! A folded frame as a card on a second one: what it is called, how much it holds, and the worst of what is found in it.

use crate::catalog::Catalog;
use crate::geom::{Rect, Size, Vec2};
use crate::model::{SketchId, SketchItem, Target};
use crate::rules::Tally;
use crate::scene::fold::folded_frames::FoldedFrames;
use crate::scene::node::badge::badge;
use crate::scene::node::{NODE_RADIUS, TILE_RADIUS};
use crate::scene::sketch::rough::rough_box;
use crate::scene::{
    Color, DistantCard, DistantContent, DistantLook, Item, NodeBox, SUBTITLE_SIZE, SceneStyle,
    Shape, ShapeStroke, TILE, TITLE_SIZE, Theme, Typeface, block_color, text,
};
use crate::text::counted;

const ICON: &str = "arrange.fold";
const NO_ICON: char = ' ';
const ICON_SIZE: f64 = 20.0;
/// How far the second card shows behind the first, to the right and down.
const BEHIND: Vec2 = Vec2::new(5.0, 5.0);
/// Share of the text's colour in the tile.
const TILE_TINT: f64 = 0.08;
/// Radius of the dot at which a line ends.
const DOT: f64 = 4.0;
/// From the border to icon and text, and between these.
const PADDING: f64 = 12.0;
const GAP: f64 = 10.0;
const LEAST: Size = Size::new(168.0, 64.0);
const MOST_WIDTH: f64 = 240.0;
/// Above the first line and below the last, and from line to line.
const LINE_MARGIN: f64 = 20.0;
const LINE_STEP: f64 = 16.0;

/// How large the box of a frame with that title is, at which so many lines end on the side with most of them.
#[expect(clippy::cast_precision_loss, reason = "few lines end at a box")]
pub fn folded_size(title: &str, n_lines: usize) -> Size {
    let around = 2.0 * PADDING + TILE + GAP;
    let wide = text::width(title, Typeface::SemiBold, TITLE_SIZE) + 0.5 + around;
    let high = 2.0 * LINE_MARGIN + LINE_STEP * n_lines.saturating_sub(1) as f64;
    let step = |length: f64| (length / 4.0).ceil() * 4.0;
    Size::new(
        step(wide).clamp(LEAST.width, MOST_WIDTH),
        step(high).max(LEAST.height),
    )
}

/// The box of a folded frame. `ends` are where lines meet it, and their colours.
pub(in crate::scene) fn folded_item(
    frame: &SketchItem,
    folds: &FoldedFrames,
    ends: &[(crate::geom::Point, Color)],
    catalog: &Catalog,
    style: &SceneStyle,
) -> Option<Item> {
    let theme = style.theme;
    let at = card_box(frame, &content_words(folds, &frame.id), catalog);
    let tokens = &theme.tokens;
    let fill = frame.style.fill.as_deref().and_then(|name| theme.ink(name));
    let fill = fill.map_or(tokens.card, |fill| fill.over(tokens.card));
    let mut shapes = blank_card(&format!("{} 2", frame.id), at.rect + BEHIND, fill, style);
    shapes.extend(blank_card(frame.id.as_str(), at.rect, fill, style));
    let first = shapes.len();
    shapes.extend(face(&at, theme));
    let replaces = first..shapes.len();
    let Tally { worst, n } = folds.tally(&frame.id);
    if style.findings != crate::scene::FindingsFilter::None {
        shapes.extend(
            worst
                .into_iter()
                .flat_map(|worst| badge(&at, worst, n, theme)),
        );
    }
    let fine_from = shapes.len();
    let rim = |color| Some(ShapeStroke::solid(1.5, color));
    shapes.extend(
        ends.iter()
            .map(|(at, color)| Shape::circle(*at, DOT, Some(fill), rim(*color))),
    );
    let card = DistantCard {
        rect: at.rect,
        title: at.name.clone(),
        figure: None,
        icon: at.icon,
        family: tokens.muted,
        text: tokens.text,
        captions: Vec::new(),
        muted: tokens.muted,
    };
    let block = Shape::Rect {
        rect: at.rect,
        radius: NODE_RADIUS,
        fill: Some(block_color(tokens.muted, fill)),
        stroke: None,
    };
    let item = Item::new(Some(Target::Sketch(frame.id.clone())), shapes, Vec::new())?;
    let distant = DistantLook {
        replaces,
        content: DistantContent::Card(card),
    };
    let item = item.with_fine_from(fine_from).with_block(block);
    Some(item.with_distant(distant))
}

/// `7 components`, or how much is drawn where there are none.
fn content_words(folds: &FoldedFrames, frame: &SketchId) -> String {
    let nodes = folds.members(frame);
    let n_nodes = nodes.filter(|at| matches!(at, Target::Node(_))).count();
    let n_drawn = folds.members(frame).count() - n_nodes;
    match (n_nodes, n_drawn) {
        (0, 0) => "empty".to_owned(),
        (0, n) => counted(n, "drawing"),
        (n, _) => counted(n, "component"),
    }
}

/// The card as if it were a component's.
fn card_box(frame: &SketchItem, content: &str, catalog: &Catalog) -> NodeBox {
    let rect = frame.rect.abs();
    let room = rect.width() - 2.0 * PADDING - TILE - GAP;
    let title = frame.text().unwrap_or_default().replace('\n', " ");
    let title = if title.trim().is_empty() {
        "Frame".to_owned()
    } else {
        title
    };
    let subtitle = text::line(content, Typeface::Regular, SUBTITLE_SIZE, room);
    let n_lines = if rect.height() < LEAST.height { 1 } else { 2 };
    NodeBox {
        rect,
        title: text::layout(&title, Typeface::SemiBold, TITLE_SIZE, room, n_lines),
        name: title.into(),
        subtitle,
        icon: catalog.icon(ICON).unwrap_or(NO_ICON),
        family: None,
        ports: Vec::new(),
        jumps: Vec::new(),
        tag: None,
    }
}

fn blank_card(name: &str, rect: Rect, fill: Color, style: &SceneStyle) -> Vec<Shape> {
    let tokens = &style.theme.tokens;
    let face = |stroke| Shape::Rect {
        rect,
        radius: NODE_RADIUS,
        fill: Some(fill),
        stroke,
    };
    if style.hand_drawn {
        let pen = ShapeStroke::solid(1.25, tokens.muted);
        return vec![face(None), rough_box(name, rect, NODE_RADIUS, pen)];
    }
    vec![face(Some(ShapeStroke::solid(1.0, tokens.card_border)))]
}

/// Icon, title and what it holds.
fn face(at: &NodeBox, theme: &Theme) -> Vec<Shape> {
    let tokens = &theme.tokens;
    let tile = Shape::Rect {
        rect: at.tile(),
        radius: TILE_RADIUS,
        fill: Some(tokens.text.faded(TILE_TINT)),
        stroke: None,
    };
    let center = at.tile().center();
    let icon = Shape::icon(center, at.icon, Typeface::Icon, ICON_SIZE, tokens.muted);
    let (title, subtitle) = at.text_corners();
    let (bold, plain) = (Typeface::SemiBold, Typeface::Regular);
    let title = Shape::block(&at.title, title, bold, TITLE_SIZE, tokens.text);
    let subtitle = Shape::block(&at.subtitle, subtitle, plain, SUBTITLE_SIZE, tokens.muted);
    [tile, icon]
        .into_iter()
        .chain(title)
        .chain(subtitle)
        .collect()
}
