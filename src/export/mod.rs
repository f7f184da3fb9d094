//! Files made of a board for other programs: one file of code a format, each a record in [`FORMATS`].
//!
//! Not here: what is on a picture (scene), where the file goes (cli, app).

mod png;
mod raster;
mod selection;
mod small;
pub mod stage_files;
pub mod stage_pictures;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::geom::{self, Rect, Size};
use crate::model::{Document, Target};
use crate::pipeline::Derived;
use crate::scene::{Item, Scene, Theme};

pub use png::{PNG, write_png};
pub use selection::whole;
pub use small::thumbnail;

/// A file format that a board is exported to. The window's dialog and the command line offer what is in [`FORMATS`].
#[derive(Debug)]
pub struct Format {
    /// As the command line and tests know it.
    pub id: &'static str,
    /// What such a file is, for a person to choose.
    pub title: &'static str,
    /// Several such files, as a list of files introduces them.
    pub files: &'static str,
    /// Of the file name, without the dot.
    pub extension: &'static str,
    /// Width and height of the picture in pixels; `None` for formats that have none.
    pub pixels: fn(&Scene, &ExportOptions) -> Result<PixelSize, ExportError>,
    /// Writes the whole file.
    pub write: fn(&Export, ExportProgress, &mut dyn Write) -> Result<(), ExportError>,
}

/// Width and height in pixels, for formats that have them.
pub type PixelSize = Option<[u16; 2]>;

/// A board that is to be exported.
#[derive(Clone, Copy)]
pub struct Export<'a> {
    /// The board itself.
    pub document: &'a Document,
    /// Derived from the document in the style of the picture: sizes, paths, findings and the display list.
    pub derived: &'a Derived,
    /// What the person asked for.
    pub options: &'a ExportOptions,
}

/// Told how much is done, from 0 to 1; answers `Break` to stop.
pub type ExportProgress<'a> = &'a mut dyn FnMut(f32) -> ControlFlow<()>;

/// Every format, the usual one first.
pub static FORMATS: &[&Format] = &[&png::PNG];

/// What the picture should be.
#[derive(Clone, Debug)]
pub struct ExportOptions {
    /// How large it is.
    pub extent: Extent,
    /// Must be the theme the scene was built with: the background comes from here.
    pub theme: &'static Theme,
    /// Paints the canvas colour behind everything; otherwise the picture is transparent.
    pub background: bool,
    /// Around the board, in world units.
    pub padding: f64,
    /// Only these; `None` is everything. See [`whole`] for what belongs together.
    pub selection: Option<BTreeSet<Target>>,
    /// This part of the world; `None` is all that is drawn and the padding around it.
    pub area: Option<Rect>,
    /// Also draws what is otherwise seen only close by, such as the names of ports.
    pub close: bool,
    /// Drawn beside the board, such as a legend.
    pub legend: Option<Arc<Item>>,
    /// How much is drawn of what would be small.
    pub detail: PictureDetail,
}

/// How much a picture shows of what is small on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureDetail {
    /// As the window does at that size: titles can be read, and what cannot be seen is left out.
    #[default]
    Readable,
    /// Everything as it is at 100 %, however small.
    Full,
}

/// How large the picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// Pixels per world unit.
    Scale(f64),
    /// Width in pixels, padding included.
    Width(u32),
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            extent: Extent::Scale(2.0),
            theme: Theme::light(),
            background: true,
            padding: 32.0,
            selection: None,
            area: None,
            close: false,
            legend: None,
            detail: PictureDetail::default(),
        }
    }
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("there is nothing to export: the board is empty, or nothing on it is selected")]
    Empty,
    #[error(
        "a picture of {width} × {height} px is too large (the limit is {MOST_PIXELS_A_SIDE} px a side \
         and {} million px in all): use a scale of {scale} or less, or export a selection",
        MOST_PIXELS / 1_000_000
    )]
    TooLarge {
        /// As asked for, in pixels.
        width: u64,
        /// As asked for, in pixels.
        height: u64,
        /// The largest scale that works, rounded down.
        scale: f64,
    },
    #[error("scale, width and padding must be numbers above zero that a picture can have: {what}")]
    Senseless { what: String },
    #[error("the export was stopped")]
    Cancelled,
    #[error("the picture could not be written: {0}")]
    Write(#[from] io::Error),
}

/// What many viewers and slide programs still open.
pub const MOST_PIXELS_A_SIDE: u64 = 32_767;
/// 100 million pixels take 400 MB while they are made.
pub const MOST_PIXELS: u64 = 100_000_000;

/// A picture to be written: items, the part of the world it shows, and its size in pixels.
pub struct PictureInput<'a> {
    /// From back to front.
    pub items: Vec<&'a Arc<Item>>,
    /// In world units, padding included.
    pub area: Rect,
    /// Pixels per world unit.
    pub scale: f64,
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// As they were asked for.
    pub options: &'a ExportOptions,
}

impl Format {
    /// The format whose extension the file name has.
    pub fn by_extension(extension: &str) -> Option<&'static Self> {
        let same = |format: &&&Self| format.extension.eq_ignore_ascii_case(extension);
        FORMATS.iter().find(same).copied()
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<'a> PictureInput<'a> {
    /// Decides what is on the picture and how large it is.
    pub fn new(scene: &'a Scene, options: &'a ExportOptions) -> Result<Self, ExportError> {
        let is_asked = |item: &&Arc<Item>| match (&options.selection, &item.owner) {
            (None, _) => true,
            (Some(selection), Some(owner)) => selection.contains(owner),
            (Some(_), None) => false,
        };
        let items = scene.items().filter(is_asked);
        let items: Vec<_> = items.chain(&options.legend).collect();
        let board = geom::union(items.iter().map(|item| item.seen(options.close)));
        let board = board.ok_or(ExportError::Empty)?;
        let around = board.inflate(options.padding, options.padding);
        let area = options.area.unwrap_or(around);
        let scale = scale(area, options)?;
        let (width, height) = fitting(area.size(), scale)?;
        Ok(Self {
            items,
            area,
            scale,
            width,
            height,
            options,
        })
    }
}

fn scale(area: Rect, options: &ExportOptions) -> Result<f64, ExportError> {
    let scale = match options.extent {
        Extent::Scale(scale) => scale,
        Extent::Width(width) => f64::from(width) / area.width(),
    };
    let is_sensible = scale.is_finite() && scale > 0.0 && area.area().is_finite();
    if is_sensible && options.padding >= 0.0 && area.width() > 0.0 {
        return Ok(scale);
    }
    let what = format!("{:?}, padding {}", options.extent, options.padding);
    Err(ExportError::Senseless { what })
}

#[expect(
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "sizes are positive and far below 2^53, or saturate and are refused"
)]
fn fitting(size: Size, scale: f64) -> Result<(u16, u16), ExportError> {
    let pixels = |length: f64| (length * scale).round().max(1.0) as u64;
    let (width, height) = (pixels(size.width), pixels(size.height));
    let longest = width.max(height);
    if longest <= MOST_PIXELS_A_SIDE && width * height <= MOST_PIXELS {
        return Ok((width as u16, height as u16));
    }
    let by_side = MOST_PIXELS_A_SIDE as f64 / size.width.max(size.height);
    let by_area = (MOST_PIXELS as f64 / size.area()).sqrt();
    let scale = (by_side.min(by_area) * 10_000.0).floor() / 10_000.0;
    Err(ExportError::TooLarge {
        width,
        height,
        scale,
    })
}
