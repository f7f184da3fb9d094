//! Shapes as triangles at one zoom. Text is laid out at its size on the screen, so it is sharp at every zoom; its
//! line breaks were decided at 100 % and do not change.

use std::sync::Arc;

use eframe::egui::epaint::tessellator::path::rounded_rectangle;
use eframe::egui::epaint::{
    CircleShape, CornerRadiusF32, PathShape, RectShape, RoundedRect, Tessellator,
};
use eframe::egui::{
    Color32, CornerRadius, Mesh, Painter, Pos2, Rect as ScreenRect, Shape as EguiShape, Stroke,
    vec2,
};

use crate::app::paint::dash::dashes;
use crate::app::paint::{ribbon, screen_point, screen_rect};
use crate::app::style::{color32, font};
use crate::editor::Camera;
use crate::geom::{self, BezPath, PathEl, Point, Rect, Vec2};
use crate::scene::{self, CloseDetails, Detail, Item, Shape};

/// How far a flattened curve may stray, in points: close by, and from afar where nobody can tell.
const TOLERANCES: [f64; 2] = [0.12, 0.4];
/// The zoom from which on curves are exact.
const EXACT_FROM: f64 = 0.25;
/// Corners rounder than this, in points, are worth their triangles.
const LEAST_RADIUS: f32 = 0.8;

/// Whether the last point of a polyline is joined to its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Joined,
    Open,
}

/// Draws shapes at one zoom into a mesh whose places on the glyph atlas are in texels.
pub struct MeshPen<'a> {
    painter: &'a Painter,
    tessellator: Tessellator,
    detail: Detail,
    camera: Camera,
    opacity: f64,
    mesh: Mesh,
}

impl<'a> MeshPen<'a> {
    pub fn new(painter: &'a Painter, detail: Detail) -> Self {
        let zoom = detail.zoom;
        let mut options = painter
            .ctx()
            .options(|options| options.tessellation_options);
        // Meshes are made to be moved: what is outside now may be inside later.
        options.coarse_tessellation_culling = false;
        // With an atlas of one texel and none of its discs, places on it come out in texels.
        let scale = painter.pixels_per_point();
        Self {
            painter,
            tessellator: Tessellator::new(scale, options, [1, 1], Vec::new()),
            detail,
            camera: Camera {
                pan: Vec2::ZERO,
                zoom,
            },
            opacity: 1.0,
            mesh: Mesh::default(),
        }
    }

    /// From now on the world's origin is drawn at `pan`.
    pub fn move_to(&mut self, pan: Vec2) {
        self.camera.pan = pan;
    }

    /// A place at the middle of `bounds` on a whole pixel, in points at this pen's zoom, and that zoom.
    pub fn anchor(&self, bounds: Rect) -> (Vec2, f64) {
        let scale = f64::from(self.painter.pixels_per_point());
        let middle = bounds.center().to_vec2() * self.camera.zoom;
        ((middle * scale).round() / scale, self.camera.zoom)
    }

    /// What has been drawn since the last time.
    pub fn take(&mut self) -> Mesh {
        std::mem::take(&mut self.mesh)
    }

    /// Draws as much of the item as can be seen at this zoom.
    pub fn item(&mut self, item: &Item, details: CloseDetails) {
        for (share, shapes) in item.layers(&self.detail, details) {
            self.faded(share, &shapes);
        }
    }

    /// Whether what it draws of the item is between two steps and should not stay so.
    pub fn is_fading(&self, item: &Item) -> bool {
        item.distant.is_some() && self.detail.title_step().is_none()
    }

    /// Draws all of an item, but for shapes that touch nothing of `seen`: what lies above the board is one item
    /// however much of it there is.
    pub fn overlay(&mut self, item: &Item, seen: Rect) {
        for shape in item.shapes.iter().chain(&item.close) {
            let extent = match shape {
                Shape::Rect { rect, stroke, .. } => grown(*rect, stroke.as_ref()),
                Shape::Path { path, stroke, .. } => grown(path.control_box(), stroke.as_ref()),
                Shape::Text { .. } | Shape::Shadow { .. } | Shape::Ribbon { .. } => seen,
            };
            if geom::touch(extent, seen) {
                self.shape(shape);
            }
        }
    }

    fn faded(&mut self, share: f64, shapes: &[Shape]) {
        let before = self.opacity;
        self.opacity *= share;
        if self.opacity > 0.0 {
            self.shapes(shapes);
        }
        self.opacity = before;
    }

    pub fn shapes(&mut self, shapes: &[Shape]) {
        for shape in shapes {
            self.shape(shape);
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => self.rect(*rect, *radius, *fill, stroke.as_ref()),
            Shape::Path { path, fill, stroke } => self.path(path, *fill, stroke.as_ref()),
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
            } => self.ribbon(points, widths, *color),
            Shape::Shadow {
                rect,
                radius,
                blur,
                color,
            } => {
                let radius = (radius * self.camera.zoom).round().clamp(0.0, 255.0);
                #[expect(clippy::cast_sign_loss, reason = "clamped to 0..=255")]
                let corner = CornerRadius::same(radius as u8);
                let color = self.color(*color, 1.0);
                let shape = RectShape::filled(self.screen_rect(*rect), corner, color);
                let blur = (2.0 * blur * self.camera.zoom) as f32;
                self.add(shape.with_blur_width(blur));
            }
        }
    }

    /// A band as triangles of our own; at no zoom thinner than other lines.
    fn ribbon(&mut self, points: &[Point], widths: &[f64], color: scene::Color) {
        let points: Vec<Pos2> = points.iter().map(|at| self.screen(*at)).collect();
        let widths = widths.iter().map(|width| self.detail.stroke(*width) as f32);
        let widths: Vec<f32> = widths.collect();
        let pixel = 1.0 / self.painter.pixels_per_point();
        let band = ribbon::mesh(&points, &widths, self.color(color, 1.0), pixel);
        self.add(band);
    }

    fn rect(
        &mut self,
        rect: Rect,
        radius: f64,
        fill: Option<scene::Color>,
        stroke: Option<&scene::ShapeStroke>,
    ) {
        let share = self.detail.speck(rect.width().max(rect.height()));
        if share <= 0.0 {
            return;
        }
        let seen = self.screen_rect(rect);
        let radius = (radius * self.camera.zoom) as f32;
        let dash = stroke.and_then(|stroke| stroke.dash);
        let is_circle = 2.0 * radius >= seen.width().max(seen.height()) - 1e-3;
        if is_circle && dash.is_none() {
            let shape = CircleShape {
                center: seen.center(),
                radius: seen.width() / 2.0,
                fill: self.fill(fill, share),
                stroke: self.solid(stroke, share),
            };
            self.add(shape);
            return;
        }
        let mut points = Vec::new();
        let radius = if radius < LEAST_RADIUS { 0.0 } else { radius };
        let corners = CornerRadiusF32::same(radius);
        rounded_rectangle(&mut points, RoundedRect::new(seen, corners));
        self.outline(points, Ends::Joined, self.fill(fill, share), stroke, share);
    }

    fn path(
        &mut self,
        path: &BezPath,
        fill: Option<scene::Color>,
        stroke: Option<&scene::ShapeStroke>,
    ) {
        let mut share = 1.0;
        if fill.is_some() {
            let extent = path.control_box();
            share = self.detail.speck(extent.width().max(extent.height()));
        }
        if share <= 0.0 {
            return;
        }
        for (points, ends) in self.flattened(path) {
            let fill = if ends == Ends::Joined {
                self.fill(fill, share)
            } else {
                Color32::TRANSPARENT
            };
            self.outline(points, ends, fill, stroke, share);
        }
    }

    fn outline(
        &mut self,
        points: Vec<Pos2>,
        ends: Ends,
        fill: Color32,
        stroke: Option<&scene::ShapeStroke>,
        share: f64,
    ) {
        let solid = self.solid(stroke, share);
        let dash = stroke.and_then(|stroke| stroke.dash);
        match dash.map(|dash| self.detail.dash(dash)) {
            None => self.line(points, ends, fill, solid),
            Some(Err(kept)) => {
                let color = solid.color.gamma_multiply(kept as f32);
                self.line(points, ends, fill, Stroke { color, ..solid });
            }
            Some(Ok([dash, gap])) => {
                let mut line = points.clone();
                if ends == Ends::Joined {
                    line.extend(points.first().copied());
                    self.line(points, Ends::Joined, fill, Stroke::NONE);
                }
                for dash in dashes(&line, dash as f32, gap as f32) {
                    self.line(dash, Ends::Open, Color32::TRANSPARENT, solid);
                }
            }
        }
    }

    fn line(&mut self, points: Vec<Pos2>, ends: Ends, fill: Color32, stroke: Stroke) {
        self.add(PathShape {
            points,
            closed: ends == Ends::Joined,
            fill,
            stroke: stroke.into(),
        });
    }

    fn text(
        &mut self,
        at: Point,
        text: &Arc<str>,
        face: scene::Typeface,
        size: f64,
        color: scene::Color,
    ) {
        let color = self.color(color, self.detail.text(size));
        if color == Color32::TRANSPARENT {
            return;
        }
        let drawn: String = scene::text::drawn(text).collect();
        let font = font(face, (size * self.camera.zoom) as f32);
        let galley = self.painter.layout_no_wrap(drawn, font, color);
        let baseline = galley.rows.first().map_or(0.0, |row| {
            row.pos.y + row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y)
        });
        let at = self.screen(at) - vec2(0.0, baseline);
        self.add(EguiShape::galley(at, galley, color));
    }

    fn add(&mut self, shape: impl Into<EguiShape>) {
        self.tessellator
            .tessellate_shape(shape.into(), &mut self.mesh);
    }

    /// Polylines on the screen, one a subpath, and how each ends.
    fn flattened(&self, path: &BezPath) -> Vec<(Vec<Pos2>, Ends)> {
        let mut found: Vec<(Vec<Pos2>, Ends)> = Vec::new();
        let [exact, coarse] = TOLERANCES;
        let tolerance = if self.camera.zoom < EXACT_FROM {
            coarse
        } else {
            exact
        };
        kurbo::flatten(
            path,
            tolerance / self.camera.zoom,
            |element| match element {
                PathEl::MoveTo(at) => found.push((vec![self.screen(at)], Ends::Open)),
                PathEl::LineTo(at) => {
                    if let Some((points, _)) = found.last_mut() {
                        points.push(self.screen(at));
                    }
                }
                PathEl::ClosePath => {
                    if let Some((_, ends)) = found.last_mut() {
                        *ends = Ends::Joined;
                    }
                }
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
            },
        );
        found.retain(|(points, _)| points.len() > 1);
        found
    }

    fn fill(&self, fill: Option<scene::Color>, share: f64) -> Color32 {
        fill.map_or(Color32::TRANSPARENT, |color| self.color(color, share))
    }

    fn solid(&self, stroke: Option<&scene::ShapeStroke>, share: f64) -> Stroke {
        stroke.map_or(Stroke::NONE, |stroke| {
            let width = self.detail.stroke(stroke.width) as f32;
            Stroke::new(width, self.color(stroke.color, share))
        })
    }

    fn color(&self, color: scene::Color, share: f64) -> Color32 {
        color32(color).gamma_multiply((self.opacity * share) as f32)
    }

    fn screen(&self, at: Point) -> Pos2 {
        screen_point(self.camera.to_screen(at))
    }

    fn screen_rect(&self, rect: Rect) -> ScreenRect {
        screen_rect(self.camera.rect_to_screen(rect))
    }
}

fn grown(rect: Rect, stroke: Option<&scene::ShapeStroke>) -> Rect {
    let by = stroke.map_or(0.0, |stroke| stroke.width);
    rect.inflate(by, by)
}
