//! Stages as pictures: each on a page of its own, all on one sheet, or one after the other in one animated picture.

use std::io;
use std::ops::ControlFlow;

use crate::catalog::Catalog;
use crate::export::png::{BAND, draw};
use crate::export::{ExportError, ExportOptions, Extent, PictureInput};
use crate::geom::Size;
use crate::model::{Document, OneFigure, Stage};
use crate::pipeline::derive;
use crate::pipeline::stage::{PageWords, StageContent, StagePage, stage_page};
use crate::scene::{Scene, SceneStyle};

/// A page, in points.
pub const PAGE: Size = Size::new(1280.0, 720.0);
/// Columns of a sheet.
const SHEET_COLUMNS: usize = 2;
/// How long a stage of an animated picture stands, in seconds: at least, and for each word.
const STANDS: f64 = 4.0;
const WORD_STANDS: f64 = 0.3;

/// The page of the stage with that number, from 0; `None` where there is none.
pub fn page_of_stage(document: &Document, catalog: &Catalog, number: usize) -> Option<StagePage> {
    let stages = &document.walkthrough().stages;
    let stage = stages.get(number)?;
    let words = PageWords {
        heading: format!("{} of {}   {}", number + 1, stages.len(), stage.title),
        words: stage.text.clone(),
    };
    let content = StageContent::from(stage);
    Some(stage_page(document, catalog, &content, &words, PAGE))
}

/// The page of the one figure; `None` where nobody has chosen one.
pub fn page_of_figure(
    document: &Document,
    catalog: &Catalog,
    caption: FigureCaption,
) -> Option<StagePage> {
    let figure: &OneFigure = document.walkthrough().figure.as_ref()?;
    let words = match caption {
        FigureCaption::Below => PageWords {
            heading: document.title().to_owned(),
            words: figure.caption.clone(),
        },
        FigureCaption::None => PageWords::default(),
    };
    let content = StageContent::from(figure);
    Some(stage_page(document, catalog, &content, &words, PAGE))
}

/// Whether a figure says in words what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureCaption {
    Below,
    None,
}

/// Pixels of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePixels {
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// Rows of RGB.
    pub rgb: Vec<u8>,
}

/// What is on a page and how it is drawn.
pub fn page_scene(
    page: &StagePage,
    catalog: &Catalog,
    style: &SceneStyle,
    options: &ExportOptions,
) -> (Scene, ExportOptions) {
    let scale = match options.extent {
        Extent::Scale(scale) => scale,
        Extent::Width(width) => f64::from(width) / PAGE.width,
    };
    let options = ExportOptions {
        extent: Extent::Scale(scale * page.scale),
        area: Some(page.area),
        padding: 0.0,
        ..options.clone()
    };
    (derive(&page.document, catalog, style).scene, options)
}

fn pixels(scene: &Scene, options: &ExportOptions) -> Result<PagePixels, ExportError> {
    let opaque = ExportOptions {
        background: true,
        ..options.clone()
    };
    let picture = PictureInput::new(scene, &opaque)?;
    let rgb = draw(&picture, BAND, &mut |_| ControlFlow::Continue(()))?;
    Ok(PagePixels {
        width: picture.width,
        height: picture.height,
        rgb,
    })
}

/// A page as pixels.
pub fn page_pixels(
    page: &StagePage,
    catalog: &Catalog,
    style: &SceneStyle,
    options: &ExportOptions,
) -> Result<PagePixels, ExportError> {
    let (scene, options) = page_scene(page, catalog, style, options);
    pixels(&scene, &options)
}

/// Pages side by side and below one another, as one picture.
pub fn side_by_side(
    pages: &[PagePixels],
    options: &ExportOptions,
) -> Result<PagePixels, ExportError> {
    let first = pages.first().ok_or(ExportError::Empty)?;
    let columns = SHEET_COLUMNS.min(pages.len());
    let rows = pages.len().div_ceil(columns);
    let (wide, high) = (usize::from(first.width), usize::from(first.height));
    let (width, height) = (wide * columns, high * rows);
    let size = |length: usize| {
        u16::try_from(length).map_err(|_| ExportError::Senseless {
            what: format!("a sheet of {width} × {height} px"),
        })
    };
    let (sheet_width, sheet_height) = (size(width)?, size(height)?);
    let paper = options.theme.tokens.canvas;
    let mut rgb = [paper.r, paper.g, paper.b].repeat(width * height);
    for (n, page) in pages.iter().enumerate() {
        let (left, top) = (n % columns * wide, n / columns * high);
        for (row, line) in page.rgb.chunks_exact(wide * 3).enumerate() {
            let at = ((top + row) * width + left) * 3;
            rgb[at..at + line.len()].copy_from_slice(line);
        }
    }
    Ok(PagePixels {
        width: sheet_width,
        height: sheet_height,
        rgb,
    })
}

/// One picture as a PNG file.
pub fn encode(page: &PagePixels) -> Result<Vec<u8>, ExportError> {
    encode_all(std::slice::from_ref(page), &[])
}

/// Pages one after the other in an animated PNG file. Programs that do not know such files show the first page.
#[expect(clippy::cast_precision_loss, reason = "a stage has few words")]
pub fn encode_animated(pages: &[PagePixels], stages: &[Stage]) -> Result<Vec<u8>, ExportError> {
    let stands = |stage: &Stage| {
        let words = stage.text.split_whitespace().count() as f64;
        (words * WORD_STANDS).max(STANDS)
    };
    let seconds: Vec<f64> = stages.iter().map(stands).collect();
    encode_all(pages, &seconds)
}

/// `seconds` say how long each page stands; none make a picture that stands still.
fn encode_all(pages: &[PagePixels], seconds: &[f64]) -> Result<Vec<u8>, ExportError> {
    let first = pages.first().ok_or(ExportError::Empty)?;
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, first.width.into(), first.height.into());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    if !seconds.is_empty() {
        let n_pages = u32::try_from(pages.len()).unwrap_or(u32::MAX);
        encoder.set_animated(n_pages, 0).map_err(unwritten)?;
    }
    let mut writer = encoder.write_header().map_err(unwritten)?;
    for (n, page) in pages.iter().enumerate() {
        if let Some(seconds) = seconds.get(n) {
            let tenths = tenths(*seconds);
            writer.set_frame_delay(tenths, 10).map_err(unwritten)?;
        }
        writer.write_image_data(&page.rgb).map_err(unwritten)?;
    }
    writer.finish().map_err(unwritten)?;
    Ok(out)
}

#[expect(
    clippy::cast_sign_loss,
    reason = "clamped to what a frame may stand first"
)]
fn tenths(seconds: f64) -> u16 {
    (seconds * 10.0).round().clamp(1.0, 600.0) as u16
}

fn unwritten(error: png::EncodingError) -> ExportError {
    ExportError::Write(match error {
        png::EncodingError::IoError(error) => error,
        other => io::Error::other(other),
    })
}
