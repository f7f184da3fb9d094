//! PNG: drawn in horizontal bands, so that drawing needs little memory and can be stopped.

use std::io::{self, Write};
use std::ops::ControlFlow;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, ImageError};

use crate::export::raster::Band;
use crate::export::{ExportError, Format, Picture, Progress};
use crate::geom::{Rect, Vec2};

/// 8 bits a channel, sRGB; with alpha only where the background is transparent.
pub static PNG: Format = Format {
    id: "png",
    title: "PNG picture",
    extension: "png",
    write,
};

/// Pixels in a band: 8 MB while it is drawn.
const BAND: u32 = 2_000_000;

/// Drawing takes about this share of the time, compression the rest.
const DRAWING: f32 = 0.7;

fn write(picture: &Picture, progress: Progress, out: &mut dyn Write) -> Result<(), ExportError> {
    let pixels = draw(picture, progress)?;
    report(progress, DRAWING)?;
    let color = if picture.options.background {
        ExtendedColorType::Rgb8
    } else {
        ExtendedColorType::Rgba8
    };
    let mut out = Watched {
        out,
        progress,
        is_cancelled: false,
    };
    let encoder =
        PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive);
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

/// All pixels, RGB or RGBA with straight alpha.
fn draw(picture: &Picture, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let (width, height) = (u32::from(picture.width), u32::from(picture.height));
    let band_height = (BAND / width).clamp(16, height.max(16)).min(height);
    let mut band = Band::new(picture.width, band_height as u16, picture.scale);
    let n_channels = if picture.options.background { 3 } else { 4 };
    let mut pixels = Vec::with_capacity(width as usize * height as usize * n_channels);
    let mut top = 0;
    while top < height {
        report(progress, DRAWING * top as f32 / height as f32)?;
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

fn draw_band(band: &mut Band, picture: &Picture, top: f64, height: f64) {
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
    for item in picture
        .items
        .iter()
        .filter(|item| item.bounds.overlaps(seen))
    {
        item.shapes.iter().for_each(|shape| band.draw(shape));
        if picture.options.close {
            item.close.iter().for_each(|shape| band.draw(shape));
        }
    }
}

/// A premultiplied channel divided by alpha.
fn straight(channel: u8, alpha: u8) -> u8 {
    match alpha {
        0 => 0,
        255 => channel,
        _ => ((u16::from(channel) * 255 + u16::from(alpha) / 2) / u16::from(alpha)).min(255) as u8,
    }
}

fn report(progress: Progress, done: f32) -> Result<(), ExportError> {
    match progress(done) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    }
}

/// Lets compression be stopped: the encoder writes often.
struct Watched<'a, 'b> {
    out: &'a mut dyn Write,
    progress: Progress<'b>,
    is_cancelled: bool,
}

impl Write for Watched<'_, '_> {
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
