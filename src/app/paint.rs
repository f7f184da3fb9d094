//! A scene on the screen: the display list as egui shapes, moved and scaled by the camera.
//!
//! Text is laid out at its size on the screen, so it stays sharp at every zoom; its line breaks were
//! decided at 100 % and do not change.

use std::sync::Arc;

use eframe::egui::epaint::tessellator::path::rounded_rectangle;
use eframe::egui::epaint::{CircleShape, CornerRadiusF32, PathShape, RectShape, RoundedRect};
use eframe::egui::{
    Color32, CornerRadius, Painter, Pos2, Rect as ScreenRect, Shape as EguiShape, Stroke, pos2,
    vec2,
};

use crate::app::look::{color32, font};
use crate::app::ribbon;
use crate::editor::Camera;
use crate::geom::{BezPath, PathEl, Point, Rect};
use crate::scene::{self, Item, Scene, Shape};

/// Text smaller than this on the screen cannot be read and is left out.
const SMALLEST_TEXT: f64 = 3.5;
/// How far a flattened curve may stray, in points.
const TOLERANCE: f64 = 0.12;

/// Draws scenes through one camera.
pub struct Brush<'a> {
    painter: &'a Painter,
    camera: Camera,
    /// Zoom for text: coarser while zooming, so that the glyph atlas does not fill up.
    text_zoom: f64,
}

impl<'a> Brush<'a> {
    /// `is_zooming` says that the zoom is changing right now. The board is moved to whole pixels, which keeps
    /// text and hairlines as sharp as they are in a still picture.
    pub fn new(painter: &'a Painter, camera: Camera, is_zooming: bool) -> Self {
        let scale = f64::from(painter.pixels_per_point());
        let pan = (camera.pan * scale).round() / scale;
        Self {
            painter,
            camera: Camera { pan, ..camera },
            text_zoom: if is_zooming {
                camera.text_zoom()
            } else {
                camera.zoom
            },
        }
    }

    /// Draws what is in view. `is_close` says which items show their close details below the zoom at which all do.
    pub fn scene(&self, scene: &Scene, is_close: impl Fn(&Item) -> bool) {
        let seen = self.camera.visible(world_rect(self.painter.clip_rect()));
        let all_close = self.camera.zoom >= scene::CLOSE_ZOOM;
        for item in &scene.items {
            if overlap(item.bounds, seen) {
                self.shapes(&item.shapes);
                if !item.close.is_empty() && (all_close || is_close(item)) {
                    self.shapes(&item.close);
                }
            }
        }
    }

    pub fn shapes(&self, shapes: &[Shape]) {
        for shape in shapes {
            self.shape(shape);
        }
    }

    fn shape(&self, shape: &Shape) {
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
            } => self.text(*at, text, *face, *size, color32(*color)),
            Shape::Ribbon {
                points,
                widths,
                color,
            } => {
                let points: Vec<Pos2> = points.iter().map(|at| self.screen(*at)).collect();
                let widths = widths.iter().map(|width| (width * self.camera.zoom) as f32);
                let widths: Vec<f32> = widths.collect();
                let pixel = 1.0 / self.painter.pixels_per_point();
                let band = ribbon::mesh(&points, &widths, color32(*color), pixel);
                self.painter.add(EguiShape::mesh(band));
            }
            Shape::Shadow {
                rect,
                radius,
                blur,
                color,
            } => {
                let radius = (radius * self.camera.zoom).round().clamp(0.0, 255.0);
                #[expect(clippy::cast_sign_loss, reason = "clamped to 0..=255")]
                let corner = CornerRadius::same(radius as u8);
                let shape = RectShape::filled(self.screen_rect(*rect), corner, color32(*color));
                let blur = (2.0 * blur * self.camera.zoom) as f32;
                self.painter.add(shape.with_blur_width(blur));
            }
        }
    }

    fn rect(
        &self,
        rect: Rect,
        radius: f64,
        fill: Option<scene::Color>,
        stroke: Option<&scene::Stroke>,
    ) {
        let fill = fill.map_or(Color32::TRANSPARENT, color32);
        let seen = self.screen_rect(rect);
        let radius = (radius * self.camera.zoom) as f32;
        let dash = stroke.and_then(|stroke| stroke.dash);
        let is_circle = 2.0 * radius >= seen.width().max(seen.height()) - 1e-3;
        if is_circle && dash.is_none() {
            self.painter.add(CircleShape {
                center: seen.center(),
                radius: seen.width() / 2.0,
                fill,
                stroke: self.solid(stroke),
            });
            return;
        }
        let mut points = Vec::new();
        rounded_rectangle(
            &mut points,
            RoundedRect::new(seen, CornerRadiusF32::same(radius)),
        );
        self.outline(points, true, fill, stroke);
    }

    fn path(&self, path: &BezPath, fill: Option<scene::Color>, stroke: Option<&scene::Stroke>) {
        let fill = fill.map_or(Color32::TRANSPARENT, color32);
        for (points, closed) in self.flattened(path) {
            self.outline(points, closed, fill, stroke);
        }
    }

    fn outline(
        &self,
        points: Vec<Pos2>,
        closed: bool,
        fill: Color32,
        stroke: Option<&scene::Stroke>,
    ) {
        let Some([dash, gap]) = stroke.and_then(|stroke| stroke.dash) else {
            self.painter.add(PathShape {
                points,
                closed,
                fill,
                stroke: self.solid(stroke).into(),
            });
            return;
        };
        let scale = self.camera.zoom as f32;
        let (dash, gap) = (
            (dash as f32 * scale).max(0.5),
            (gap as f32 * scale).max(0.5),
        );
        let mut line = points.clone();
        if closed {
            line.extend(points.first().copied());
        }
        self.painter.add(PathShape {
            points,
            closed,
            fill,
            stroke: Stroke::NONE.into(),
        });
        self.painter
            .extend(EguiShape::dashed_line(&line, self.solid(stroke), dash, gap));
    }

    fn text(&self, at: Point, text: &Arc<str>, face: scene::Face, size: f64, color: Color32) {
        if size * self.camera.zoom < SMALLEST_TEXT {
            return;
        }
        let drawn: String = scene::text::drawn(text).collect();
        let font = font(face, (size * self.text_zoom) as f32);
        let galley = self.painter.layout_no_wrap(drawn, font, color);
        let baseline = galley.rows.first().map_or(0.0, |row| {
            row.pos.y + row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y)
        });
        let at = self.screen(at) - vec2(0.0, baseline);
        self.painter.galley(at, galley, color);
    }

    /// Polylines on the screen, one a subpath, and whether each is closed.
    fn flattened(&self, path: &BezPath) -> Vec<(Vec<Pos2>, bool)> {
        let mut found: Vec<(Vec<Pos2>, bool)> = Vec::new();
        kurbo::flatten(
            path,
            TOLERANCE / self.camera.zoom,
            |element| match element {
                PathEl::MoveTo(at) => found.push((vec![self.screen(at)], false)),
                PathEl::LineTo(at) => {
                    if let Some((points, _)) = found.last_mut() {
                        points.push(self.screen(at));
                    }
                }
                PathEl::ClosePath => {
                    if let Some((_, closed)) = found.last_mut() {
                        *closed = true;
                    }
                }
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
            },
        );
        found.retain(|(points, _)| points.len() > 1);
        found
    }

    fn solid(&self, stroke: Option<&scene::Stroke>) -> Stroke {
        stroke.map_or(Stroke::NONE, |stroke| {
            Stroke::new(
                (stroke.width * self.camera.zoom) as f32,
                color32(stroke.color),
            )
        })
    }

    fn screen(&self, at: Point) -> Pos2 {
        screen_point(self.camera.to_screen(at))
    }

    fn screen_rect(&self, rect: Rect) -> ScreenRect {
        screen_rect(self.camera.rect_to_screen(rect))
    }
}

/// The dots of the grid, thinned out as the board gets smaller.
pub fn grid(painter: &Painter, camera: Camera, color: Color32) {
    const STEP: f64 = 20.0;
    const CLOSEST: f64 = 14.0;
    let mut step = STEP;
    while step * camera.zoom < CLOSEST {
        step *= 2.0;
    }
    let seen = camera.visible(world_rect(painter.clip_rect()));
    let radius = (0.9 * camera.zoom.sqrt().clamp(0.8, 1.6)) as f32;
    let (first_x, first_y) = ((seen.x0 / step).floor(), (seen.y0 / step).floor());
    #[expect(clippy::cast_sign_loss, reason = "what is seen has no negative size")]
    let (n_x, n_y) = (
        ((seen.x1 - seen.x0) / step).ceil() as u32 + 2,
        ((seen.y1 - seen.y0) / step).ceil() as u32 + 2,
    );
    for row in 0..n_y {
        for column in 0..n_x {
            let at = Point::new(
                (first_x + f64::from(column)) * step,
                (first_y + f64::from(row)) * step,
            );
            // A square of whole pixels is a tenth of a circle's triangles and looks the same at this size.
            let center = screen_point(camera.to_screen(at));
            let dot = ScreenRect::from_center_size(center, vec2(2.0, 2.0) * radius);
            painter.rect_filled(dot, 1, color);
        }
    }
}

pub fn screen_point(at: Point) -> Pos2 {
    pos2(at.x as f32, at.y as f32)
}

pub fn world_point(at: Pos2) -> Point {
    Point::new(f64::from(at.x), f64::from(at.y))
}

pub fn screen_rect(rect: Rect) -> ScreenRect {
    ScreenRect::from_min_max(
        pos2(rect.x0 as f32, rect.y0 as f32),
        pos2(rect.x1 as f32, rect.y1 as f32),
    )
}

pub fn world_rect(rect: ScreenRect) -> Rect {
    Rect::new(
        f64::from(rect.min.x),
        f64::from(rect.min.y),
        f64::from(rect.max.x),
        f64::from(rect.max.y),
    )
}

/// Whether two rectangles share a point; kurbo's `overlaps` leaves out empty ones such as level lines.
pub fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}
