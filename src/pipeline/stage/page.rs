//! A stage as a page: its heading above, its picture in the middle, its words below, all of one size.

use crate::catalog::Catalog;
use crate::geom::{Point, Rect, Size, Vec2, union};
use crate::model::{Document, SketchId, SketchItem, SketchKind, SketchStyle, Tx};
use crate::pipeline::boxes;
use crate::pipeline::stage::content::StageContent;
use crate::pipeline::stage::places::{LARGEST_SCALE, MARGIN};
use crate::pipeline::stage::stage_document::stage_document;
use crate::scene::{Typeface, text};

/// Of the heading and of the words below, in points of the page.
const HEADING_SIZE: f64 = 24.0;
const WORDS_SIZE: f64 = 15.0;
/// Between heading, picture and words.
const GAP: f64 = 16.0;
const MOST_LINES: usize = 6;

/// What stands on a page beside the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageWords {
    /// Above the picture; none where it is empty.
    pub heading: String,
    /// Below the picture; none where they are empty.
    pub words: String,
}

/// A page with a stage.
#[derive(Clone, Debug)]
pub struct StagePage {
    /// The stage with the words around it, as a board.
    pub document: Document,
    /// What of it is the page, in world units.
    pub area: Rect,
    /// Points of the page for each world unit.
    pub scale: f64,
}

/// A stage of the board on a page of that size, in points.
pub fn stage_page(
    document: &Document,
    catalog: &Catalog,
    content: &StageContent,
    words: &PageWords,
    page: Size,
) -> StagePage {
    let width = page.width - 2.0 * MARGIN;
    let high = |text: &str, size: f64| {
        if text.is_empty() {
            return 0.0;
        }
        let block = text::layout(text, Typeface::Regular, size, width, MOST_LINES);
        block.size.height + GAP
    };
    let (above, below) = (
        high(&words.heading, HEADING_SIZE),
        high(&words.words, WORDS_SIZE),
    );
    let canvas = Size::new(page.width, page.height - above - below);
    let mut stage = stage_document(document, catalog, content, canvas);
    let lit = bounds(&stage, catalog);
    let across = (canvas.width - 2.0 * MARGIN) / lit.width().max(1.0);
    let down = (canvas.height - 2.0 * MARGIN) / lit.height().max(1.0);
    let scale = across.min(down).min(LARGEST_SCALE);
    let middle = Point::new(page.width / 2.0, above + canvas.height / 2.0);
    let corner = lit.center() - middle.to_vec2() / scale;
    let area = Rect::from_origin_size(corner, page / scale);
    let mut tx = Tx::new(&mut stage);
    let mut put = |id: &str, text: &str, size: f64, top: f64| {
        if !text.is_empty() {
            let at = corner + Vec2::new(MARGIN, top) / scale;
            let room = Size::new(width, size * 2.0) / scale;
            tx.put_sketch(text_item(
                id,
                text,
                size / scale,
                Rect::from_origin_size(at, room),
            ));
        }
    };
    put("\0heading", &words.heading, HEADING_SIZE, MARGIN * 0.75);
    let top = page.height - below - MARGIN * 0.5;
    put("\0words", &words.words, WORDS_SIZE, top);
    tx.finish();
    StagePage {
        document: stage,
        area,
        scale,
    }
}

fn text_item(id: &str, text: &str, size: f64, rect: Rect) -> SketchItem {
    SketchItem {
        locked: true,
        style: SketchStyle {
            font_size: Some(size),
            ..SketchStyle::default()
        },
        ..SketchItem::new(
            SketchId::from(id),
            rect,
            SketchKind::Text {
                text: text.to_owned(),
            },
        )
    }
}

/// What the picture of a stage takes: its components, lines and marks.
pub fn bounds(stage: &Document, catalog: &Catalog) -> Rect {
    let lit = boxes(stage, catalog).into_values().map(|at| at.rect);
    let lines = stage.diagram().edges().flat_map(|edge| edge.via.clone());
    let bends = lines.map(|at| Rect::from_center_size(at, (4.0, 4.0)));
    let drawn = stage.sketch().values().map(|item| item.rect);
    union(lit.chain(bends).chain(drawn)).unwrap_or_default()
}
