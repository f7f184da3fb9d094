//! The dots of the grid.

use eframe::egui::epaint::Tessellator;
use eframe::egui::{Color32, Mesh, Painter, Pos2, Rect as ScreenRect, Shape, vec2};

use crate::app::paint::{screen_point, world_rect};
use crate::editor::Camera;
use crate::geom::Point;

const STEP: f64 = 20.0;
/// Dots closer than this on the screen are thinned out.
const CLOSEST: f64 = 14.0;

/// Draws the dots, thinned out as the board gets smaller.
pub fn grid(painter: &Painter, camera: Camera, color: Color32) {
    let mut step = STEP;
    while step * camera.zoom < CLOSEST {
        step *= 2.0;
    }
    let seen = camera.visible(world_rect(painter.clip_rect()));
    let scale = painter.pixels_per_point();
    let side = (1.8 * camera.zoom.sqrt().clamp(0.8, 1.6)) as f32;
    let side = (side * scale).round().max(1.0) / scale;
    let dot = dot(painter, side, color);
    let (first_x, first_y) = ((seen.x0 / step).floor(), (seen.y0 / step).floor());
    let mut mesh = Mesh::default();
    for row in 0..count(seen.y0, seen.y1, step) {
        for column in 0..count(seen.x0, seen.x1, step) {
            let at = Point::new(
                (first_x + f64::from(column)) * step,
                (first_y + f64::from(row)) * step,
            );
            let at = screen_point(camera.to_screen(at)) - vec2(side, side) / 2.0;
            // On whole pixels, or every dot would be blurred in its own way.
            stamp(
                &mut mesh,
                &dot,
                vec2((at.x * scale).round(), (at.y * scale).round()) / scale,
            );
        }
    }
    painter.add(Shape::mesh(mesh));
}

#[expect(clippy::cast_sign_loss, reason = "what is seen has no negative size")]
fn count(from: f64, to: f64, step: f64) -> u32 {
    ((to - from) / step).ceil() as u32 + 2
}

/// One dot at the origin, tessellated once for all: a square of whole pixels with soft corners.
fn dot(painter: &Painter, side: f32, color: Color32) -> Mesh {
    let options = painter
        .ctx()
        .options(|options| options.tessellation_options);
    let mut tessellator = Tessellator::new(painter.pixels_per_point(), options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    let square = ScreenRect::from_min_size(Pos2::ZERO, vec2(side, side));
    tessellator.tessellate_shape(Shape::rect_filled(square, 1, color), &mut mesh);
    mesh
}

fn stamp(mesh: &mut Mesh, dot: &Mesh, by: eframe::egui::Vec2) {
    let Ok(first) = u32::try_from(mesh.vertices.len()) else {
        return;
    };
    mesh.indices
        .extend(dot.indices.iter().map(|index| index + first));
    mesh.vertices.extend(dot.vertices.iter().map(|vertex| {
        let mut vertex = *vertex;
        vertex.pos += by;
        vertex
    }));
}
