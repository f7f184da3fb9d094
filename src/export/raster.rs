//! The display list as pixels, on the CPU.
//!
//! The same bytes on every machine of one architecture: the instruction set is the one every such machine
//! has, not the best one found.

use std::sync::{Arc, LazyLock};

use skrifa::charmap::Charmap;
use skrifa::{GlyphId, MetadataProvider};
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Cap, Join, RoundedRect, Stroke as Pen};
use vello_cpu::peniko::{Blob, FontData};
use vello_cpu::{Glyph, Level, Pixmap, RenderContext, RenderSettings, Resources};

use crate::geom::{Affine, BezPath, Point, Rect, Shape as _, Vec2};
use crate::scene::{Color, Shape, ShapeStroke, Typeface, ribbon_path, text};

/// Draws shapes into a band of the picture, which starts at the picture's left edge.
pub struct Band {
    context: RenderContext,
    resources: Resources,
    pixels: Pixmap,
    scale: f64,
    /// Where the world's origin lies in the band, in pixels.
    shift: Vec2,
    /// No line is thinner, in pixels: in a small picture it would fade away.
    thinnest: f64,
}

/// How far curves may be from their polygons, in pixels.
const TOLERANCE: f64 = 0.1;

/// Smaller rectangles are not moved to whole pixels: ports would lose their roundness.
const LEAST_SNAPPED: f64 = 20.0;

impl Band {
    pub fn new(width: u16, height: u16, scale: f64) -> Self {
        let settings = RenderSettings {
            level: Level::baseline(),
            ..RenderSettings::default()
        };
        Self {
            context: RenderContext::new_with(width, height, settings),
            resources: Resources::new(),
            pixels: Pixmap::new(width, height),
            scale,
            shift: Vec2::ZERO,
            thinnest: 0.0,
        }
    }

    /// With lines at least that wide, in pixels.
    pub fn with_lines(self, thinnest: f64) -> Self {
        Self { thinnest, ..self }
    }

    /// Empties the band. `shift` is where the world's origin lies in it: whole pixels, so that what two
    /// bands share falls on the same pixels in both.
    pub fn begin(&mut self, shift: Vec2) {
        self.context.reset();
        self.shift = shift.round();
    }

    /// Fills all of it.
    pub fn fill(&mut self, color: Color) {
        self.context.set_paint(paint(color));
        let (width, height) = (self.context.width(), self.context.height());
        let all = Rect::new(0.0, 0.0, width.into(), height.into());
        self.context.fill_rect(&all);
    }

    pub fn draw(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rect(*rect, *radius, *fill, stroke.as_ref()),
            Shape::Path { path, fill, stroke } => {
                let to_pixels = Affine::translate(self.shift) * Affine::scale(self.scale);
                self.path(&(to_pixels * path), *fill, stroke.as_ref());
            }
            Shape::Text {
                at,
                text,
                face,
                size,
                color,
            } => self.text(*at, text, *face, *size, *color),
            Shape::Ribbon {
                points,
                widths,
                color,
            } => {
                let to_pixels = Affine::translate(self.shift) * Affine::scale(self.scale);
                self.path(
                    &(to_pixels * ribbon_path(points, widths)),
                    Some(*color),
                    None,
                );
            }
            Shape::Shadow {
                rect,
                radius,
                blur,
                color,
            } => {
                self.context.set_paint(paint(*color));
                let rect = self.to_pixels(*rect);
                let (radius, blur) = (radius * self.scale, blur * self.scale);
                self.context
                    .fill_blurred_rounded_rect(&rect, radius as f32, blur as f32, false);
            }
        }
    }

    /// The pixels drawn since [`Self::begin`], premultiplied, row by row.
    pub fn render(&mut self) -> &Pixmap {
        self.context.flush();
        self.context.render(&mut self.pixels, &mut self.resources);
        &self.pixels
    }

    fn to_pixels(&self, rect: Rect) -> Rect {
        rect.scale_from_origin(self.scale) + self.shift
    }

    fn rect(&mut self, rect: Rect, radius: f64, fill: Option<Color>, stroke: Option<&ShapeStroke>) {
        let mut rect = self.to_pixels(rect);
        if rect.width().min(rect.height()) >= LEAST_SNAPPED {
            rect = snapped(rect, stroke.map_or(0.0, |stroke| stroke.width * self.scale));
        }
        let path = RoundedRect::from_rect(rect, radius * self.scale).to_path(TOLERANCE);
        self.path(&path, fill, stroke);
    }

    fn path(&mut self, path: &BezPath, fill: Option<Color>, stroke: Option<&ShapeStroke>) {
        if let Some(color) = fill {
            self.context.set_paint(paint(color));
            self.context.fill_path(path);
        }
        if let Some(stroke) = stroke {
            self.context.set_paint(paint(stroke.color));
            self.context.set_stroke(self.pen(stroke));
            self.context.stroke_path(path);
        }
    }

    fn pen(&self, stroke: &ShapeStroke) -> Pen {
        let width = (stroke.width * self.scale).max(self.thinnest);
        let pen = Pen::new(width).with_join(Join::Round);
        match stroke.dash {
            Some(dash) => pen
                .with_caps(Cap::Butt)
                .with_dashes(0.0, dash.map(|length| length * self.scale)),
            None => pen.with_caps(Cap::Round),
        }
    }

    /// Glyphs stand exactly where the layout put them; the baseline falls on a whole pixel, which keeps
    /// horizontal strokes of letters sharp.
    fn text(&mut self, at: Point, line: &str, face: Typeface, size: f64, color: Color) {
        let at = at.to_vec2() * self.scale + self.shift;
        let size = size * self.scale;
        let charmap = charmap(face);
        let advances = text::advances(line, face);
        let mut x = at.x;
        let mut glyphs = Vec::with_capacity(advances.len());
        for (c, advance) in text::drawn(line).zip(&*advances) {
            let id = charmap.map(c).map(GlyphId::to_u32);
            if let Some(id) = id.or((*advance > 0.0).then_some(NOTDEF)) {
                let (x, y) = (x as f32, at.y.round() as f32);
                glyphs.push(Glyph { id, x, y });
            }
            x += advance * size;
        }
        self.context.set_paint(paint(color));
        self.context
            .glyph_run(&mut self.resources, font(face))
            .font_size(size as f32)
            .hint(false)
            .fill_glyphs(glyphs.into_iter());
    }
}

/// The glyph of characters no font has: a visible box.
const NOTDEF: u32 = 0;

/// Moves the edges of a rectangle so that its outline covers whole pixels.
fn snapped(rect: Rect, line: f64) -> Rect {
    let inset = line.max(0.0).round() / 2.0;
    let snap = |edge: f64| (edge - inset).round() + inset;
    Rect::new(snap(rect.x0), snap(rect.y0), snap(rect.x1), snap(rect.y1))
}

fn paint(color: Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(color.r, color.g, color.b, color.a)
}

fn font(face: Typeface) -> &'static FontData {
    static FONTS: LazyLock<[FontData; 6]> = LazyLock::new(|| {
        Typeface::ALL.map(|face| FontData::new(Blob::new(Arc::new(face.data())), 0))
    });
    &FONTS[face as usize]
}

fn charmap(face: Typeface) -> &'static Charmap<'static> {
    static CHARMAPS: LazyLock<[Charmap<'static>; 6]> =
        LazyLock::new(|| Typeface::ALL.map(|face| face.font().charmap()));
    &CHARMAPS[face as usize]
}
