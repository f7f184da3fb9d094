//! PNG: drawn in horizontal bands, so that drawing needs little memory and can be stopped.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, ImageError};

use crate::export::raster::Band;
use crate::export::{
    ExportError, ExportOptions, ExportProgress, Format, PictureDetail, PictureInput,
};
use crate::geom::{Rect, Vec2};
use crate::scene::{CloseDetails, Detail, Item, Scene};

/// 8 bits a channel, sRGB; with alpha only where the background is transparent.
pub static PNG: Format = Format {
    id: "png",
    title: "PNG picture",
    files: "PNG pictures",
    extension: "png",
    pixels: |scene, options| {
        let picture = PictureInput::new(scene, options)?;
        Ok(Some([picture.width, picture.height]))
    },
    write: |export, progress, out| write_png(&export.derived.scene, export.options, progress, out),
};

/// Pixels in a band: 8 MB while it is drawn.
pub(in crate::export) const BAND: u32 = 2_000_000;

/// Drawing takes about this share of the time, compression the rest.
const DRAWING: f32 = 0.7;

/// Writes a picture of a scene.
pub fn write_png(
    scene: &Scene,
    options: &ExportOptions,
    progress: ExportProgress,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let picture = &PictureInput::new(scene, options)?;
    let pixels = draw(picture, BAND, progress)?;
    report(progress, DRAWING)?;
    let color = if picture.options.background {
        ExtendedColorType::Rgb8
    } else {
        ExtendedColorType::Rgba8
    };
    let mut out = WatchedWriter {
        out,
        progress,
        is_cancelled: false,
    };
    // Trying every filter takes three times as long and saves a tenth.
    let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Sub);
    let (width, height) = (picture.width.into(), picture.height.into());
    let written = encoder.write_image(&pixels, width, height, color);
    if out.is_cancelled {
        return Err(ExportError::Cancelled);
    }
    written.map_err(|error| match error {
        ImageError::IoError(error) => error,
        other => io::Error::other(other),
    })?;
    report(progress, 1.0)
}

/// All pixels, RGB or RGBA with straight alpha, drawn about `most` pixels at a time.
pub(in crate::export) fn draw(
    picture: &PictureInput,
    most: u32,
    progress: ExportProgress,
) -> Result<Vec<u8>, ExportError> {
    let (width, height) = (u32::from(picture.width), u32::from(picture.height));
    let band_height = (most / width).max(16).min(height);
    let mut band = Band::new(picture.width, band_height as u16, picture.scale);
    let n_channels = if picture.options.background { 3 } else { 4 };
    let mut pixels = Vec::with_capacity(width as usize * height as usize * n_channels);
    let mut top = 0;
    while top < height {
        report(progress, DRAWING * share(top, height))?;
        draw_band(&mut band, picture, f64::from(top), f64::from(band_height));
        let rows = band_height.min(height - top);
        let n_pixels = (rows * width) as usize;
        for pixel in &band.render().data()[..n_pixels] {
            let straight = [pixel.r, pixel.g, pixel.b].map(|c| straight(c, pixel.a));
            pixels.extend_from_slice(&straight);
            if n_channels == 4 {
                pixels.push(pixel.a);
            }
        }
        top += rows;
    }
    Ok(pixels)
}

fn draw_band(band: &mut Band, picture: &PictureInput, top: f64, height: f64) {
    let origin = (-picture.area.origin().to_vec2() * picture.scale).round();
    band.begin(origin - Vec2::new(0.0, top));
    let (first, last) = (top - origin.y - 1.0, top - origin.y + height + 1.0);
    let seen = Rect::new(
        picture.area.x0,
        first / picture.scale,
        picture.area.x1,
        last / picture.scale,
    );
    if picture.options.background {
        band.fill(picture.options.theme.tokens.canvas);
    }
    let detail = Detail::still(picture.scale);
    let close = if picture.options.close {
        CloseDetails::Shown
    } else {
        CloseDetails::Hidden
    };
    let in_view = |item: &&&Arc<Item>| item.reach().overlaps(seen);
    for item in picture.items.iter().filter(in_view) {
        match picture.options.detail {
            PictureDetail::Readable => {
                for (share, shapes) in item.layers(&detail, close) {
                    for shape in &*shapes {
                        if share < 1.0 {
                            band.draw(&shape.clone().faded(share));
                        } else {
                            band.draw(shape);
                        }
                    }
                }
            }
            PictureDetail::Full => {
                item.shapes.iter().for_each(|shape| band.draw(shape));
                let close = item.close.iter().filter(|_| picture.options.close);
                close.for_each(|shape| band.draw(shape));
            }
        }
    }
}

fn share(done: u32, of: u32) -> f32 {
    (f64::from(done) / f64::from(of)) as f32
}

/// A premultiplied channel divided by alpha.
fn straight(channel: u8, alpha: u8) -> u8 {
    match alpha {
        0 => 0,
        255 => channel,
        _ => ((u16::from(channel) * 255 + u16::from(alpha) / 2) / u16::from(alpha)).min(255) as u8,
    }
}

fn report(progress: ExportProgress, done: f32) -> Result<(), ExportError> {
    match progress(done) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    }
}

/// Lets compression be stopped: the encoder writes often.
struct WatchedWriter<'a, 'b> {
    out: &'a mut dyn Write,
    progress: ExportProgress<'b>,
    is_cancelled: bool,
}

impl Write for WatchedWriter<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if (self.progress)(DRAWING).is_break() {
            self.is_cancelled = true;
            return Err(io::Error::other("stopped"));
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::sync::Arc;

    use super::{draw, straight};
    use crate::export::{ExportOptions, Extent, PictureInput};
    use crate::geom::{Point, Rect};
    use crate::scene::{Color, Item, Scene, Shape, ShapeStroke, Typeface};

    const INK: Color = Color::rgba(20, 40, 200, 255);

    fn scene() -> Scene {
        let words = Shape::Text {
            at: Point::new(12.3, 50.7),
            text: "Ärger → 12 µs".into(),
            face: Typeface::SemiBold,
            size: 23.0,
            color: INK,
        };
        let stroke = Some(ShapeStroke {
            width: 1.75,
            color: INK.faded(0.5),
            dash: Some([5.0, 3.0]),
        });
        let slope = Shape::polygon(&[(0.3, 90.1).into(), (200.0, 3.0).into()], None, stroke);
        let card = Shape::Rect {
            rect: Rect::new(3.3, 3.7, 180.2, 110.9),
            radius: 10.0,
            fill: Some(INK.faded(0.2)),
            stroke: Some(ShapeStroke::solid(1.0, INK)),
        };
        let shadow = Shape::Shadow {
            rect: Rect::new(20.0, 60.0, 90.0, 90.0),
            radius: 8.0,
            blur: 6.0,
            color: INK,
        };
        let shapes = vec![shadow, card, slope, words];
        let item = Item::new(None, shapes, Vec::new()).expect("shapes");
        Scene::new(vec![Arc::new(item)])
    }

    #[test]
    fn bands_do_not_show() {
        let scene = scene();
        for extent in [Extent::Scale(1.0), Extent::Scale(1.37), Extent::Width(640)] {
            let options = ExportOptions {
                extent,
                background: false,
                padding: 7.7,
                ..ExportOptions::default()
            };
            let picture = PictureInput::new(&scene, &options).expect("a small picture");
            let all = |most| draw(&picture, most, &mut |_| ControlFlow::Continue(()));
            let whole = all(u32::MAX).expect("not cancelled");
            let banded = all(1).expect("not cancelled");
            // Coordinates are `f32` inside the rasteriser, so a few edges round differently.
            let differences = whole.iter().zip(&banded).map(|(a, b)| a.abs_diff(*b));
            assert_eq!(whole.len(), banded.len());
            assert!(differences.max() <= Some(2), "{extent:?}");
        }
    }

    #[test]
    fn alpha_is_taken_out_of_the_channels() {
        assert_eq!(straight(0, 0), 0);
        assert_eq!(straight(100, 255), 100);
        assert_eq!(straight(64, 128), 128);
        assert_eq!(straight(200, 100), 255);
    }
}
