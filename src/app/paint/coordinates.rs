//! Places on the screen and on the board in each other's types.

use eframe::egui::{Pos2, Rect as ScreenRect, pos2};

use crate::geom::{Point, Rect};

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
