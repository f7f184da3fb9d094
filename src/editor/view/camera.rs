//! Which part of the board the window shows. World units are board units; screen units are points of
//! the window, in the same frame as the viewport.

use crate::geom::{Point, Rect, Vec2};

/// `screen = world × zoom + pan`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Where the world's origin lies on the screen.
    pub pan: Vec2,
    /// 1 is 100 %; always within [`Camera::MIN_ZOOM`] to [`Camera::MAX_ZOOM`].
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            pan: Vec2::ZERO,
            zoom: 1.0,
        }
    }
}

/// Where zooming by key or menu stops.
const STOPS: [f64; 18] = [
    0.02, 0.03, 0.05, 0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0,
    4.0,
];

/// Steps per doubling at which text is laid out anew; finer ones fill the glyph atlas for no visible gain.
const TEXT_STEPS: f64 = 16.0;

impl Camera {
    /// At which a board of 10,000 components can be seen whole.
    pub const MIN_ZOOM: f64 = 0.02;
    pub const MAX_ZOOM: f64 = 4.0;

    pub fn to_screen(self, world: Point) -> Point {
        (world.to_vec2() * self.zoom + self.pan).to_point()
    }

    pub fn to_world(self, screen: Point) -> Point {
        ((screen.to_vec2() - self.pan) / self.zoom).to_point()
    }

    pub fn rect_to_screen(self, world: Rect) -> Rect {
        mapped(world, |corner| self.to_screen(corner))
    }

    /// The part of the world seen through the viewport.
    pub fn visible(self, viewport: Rect) -> Rect {
        mapped(viewport, |corner| self.to_world(corner))
    }

    /// The same camera within what can be shown.
    pub fn sane(self) -> Self {
        let zoom = if self.zoom.is_finite() {
            self.zoom
        } else {
            1.0
        };
        Self {
            pan: finite(self.pan),
            zoom: zoom.clamp(Self::MIN_ZOOM, Self::MAX_ZOOM),
        }
    }

    /// Moved by screen points.
    pub fn panned(self, by: Vec2) -> Self {
        Self {
            pan: finite(self.pan + by),
            ..self
        }
    }

    /// Zoomed to `zoom`, with the world point under the screen point `about` staying where it is.
    pub fn zoomed_to(self, zoom: f64, about: Point) -> Self {
        let zoom = if zoom.is_finite() { zoom } else { self.zoom };
        let zoom = zoom.clamp(Self::MIN_ZOOM, Self::MAX_ZOOM);
        let fixed = self.to_world(about);
        Self {
            pan: finite(about.to_vec2() - fixed.to_vec2() * zoom),
            zoom,
        }
    }

    /// Zoomed by `factor` about a screen point.
    pub fn zoomed(self, factor: f64, about: Point) -> Self {
        self.zoomed_to(self.zoom * factor, about)
    }

    /// The next fixed zoom above this one.
    pub fn next_stop(self) -> f64 {
        let above = |stop: &&f64| **stop > self.zoom * 1.001;
        STOPS.iter().find(above).copied().unwrap_or(Self::MAX_ZOOM)
    }

    /// The next fixed zoom below this one.
    pub fn previous_stop(self) -> f64 {
        let below = |stop: &&f64| **stop < self.zoom * 0.999;
        let stop = STOPS.iter().rev().find(below).copied();
        stop.unwrap_or(Self::MIN_ZOOM)
    }

    /// Shows all of `world` centred in the viewport with `margin` screen points around, never above 100 %.
    pub fn fit(world: Rect, viewport: Rect, margin: f64) -> Self {
        Self::fill(world, viewport, margin, 1.0)
    }

    /// As [`Self::fit`], but enlarged up to the zoom `most`.
    pub fn fill(world: Rect, viewport: Rect, margin: f64, most: f64) -> Self {
        let room = viewport.inset(-margin.min(viewport.width().min(viewport.height()) / 4.0));
        let zoom = (room.width() / world.width().max(1.0))
            .min(room.height() / world.height().max(1.0))
            .clamp(Self::MIN_ZOOM, most.clamp(Self::MIN_ZOOM, Self::MAX_ZOOM));
        Self {
            pan: Vec2::ZERO,
            zoom,
        }
        .centred(world.center(), viewport)
    }

    /// Moved so that the world point lies in the middle of the viewport.
    pub fn centred(self, world: Point, viewport: Rect) -> Self {
        Self {
            pan: finite(viewport.center().to_vec2() - world.to_vec2() * self.zoom),
            ..self
        }
    }

    /// Moved as little as shows `world` whole with `margin` screen points around; fitted when it is too large.
    pub fn revealing(self, world: Rect, viewport: Rect, margin: f64) -> Self {
        let room = viewport.inset(-margin);
        let seen = self.rect_to_screen(world);
        if seen.width() > room.width() || seen.height() > room.height() {
            return Self::fit(world, viewport, margin);
        }
        let by = Vec2::new(
            shift_into(seen.x0, seen.x1, room.x0, room.x1),
            shift_into(seen.y0, seen.y1, room.y0, room.y1),
        );
        self.panned(by)
    }

    /// The zoom at which text is laid out: the nearest of sixteen steps per doubling.
    pub fn text_zoom(self) -> f64 {
        ((self.zoom.log2() * TEXT_STEPS).round() / TEXT_STEPS).exp2()
    }
}

fn shift_into(low: f64, high: f64, room_low: f64, room_high: f64) -> f64 {
    if low < room_low {
        room_low - low
    } else {
        (room_high - high).min(0.0)
    }
}

/// Farther than this no board reaches, and beyond it `f32` on the screen side loses whole points.
const FARTHEST_PAN: f64 = 1e9;

fn finite(pan: Vec2) -> Vec2 {
    let sane = |x: f64| {
        if x.is_finite() {
            x.clamp(-FARTHEST_PAN, FARTHEST_PAN)
        } else {
            0.0
        }
    };
    Vec2::new(sane(pan.x), sane(pan.y))
}

/// The rectangle whose corners are where the corners of this one go.
fn mapped(rect: Rect, to: impl Fn(Point) -> Point) -> Rect {
    let far = Point::new(rect.x1, rect.y1);
    Rect::from_points(to(rect.origin()), to(far))
}

#[cfg(test)]
mod tests {
    use super::Camera;
    use crate::geom::{Point, Rect, Vec2};

    const VIEW: Rect = Rect::new(232.0, 40.0, 1400.0, 900.0);

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let about = Point::new(500.0, 300.0);
        let mut camera = Camera {
            pan: Vec2::new(17.0, -4.0),
            zoom: 0.7,
        };
        let fixed = camera.to_world(about);
        for factor in [1.3, 0.2, 9.0, 0.01, f64::NAN, 2.0] {
            camera = camera.zoomed(factor, about);
            assert!((camera.to_world(about) - fixed).hypot() < 1e-9);
            assert!((Camera::MIN_ZOOM..=Camera::MAX_ZOOM).contains(&camera.zoom));
        }
    }

    #[test]
    fn fitting_shows_everything_and_enlarges_nothing() {
        for world in [
            Rect::new(0.0, 0.0, 4000.0, 300.0),
            Rect::new(-50.0, 10.0, -20.0, 30.0),
            Rect::new(5.0, 5.0, 5.0, 5.0),
        ] {
            let camera = Camera::fit(world, VIEW, 48.0);
            let seen = camera.visible(VIEW);
            assert!(seen.contains_rect(world), "{world:?} in {seen:?}");
            assert!(camera.zoom <= 1.0);
        }
    }

    #[test]
    fn revealing_moves_only_when_needed() {
        let camera = Camera::fit(Rect::new(0.0, 0.0, 800.0, 600.0), VIEW, 48.0);
        let inside = Rect::new(200.0, 200.0, 260.0, 240.0);
        assert_eq!(camera.revealing(inside, VIEW, 24.0), camera);
        for away in [
            inside + Vec2::new(9000.0, 0.0),
            inside - Vec2::new(0.0, 7000.0),
        ] {
            let moved = camera.revealing(away, VIEW, 24.0);
            assert!(moved.visible(VIEW).contains_rect(away));
            assert!((moved.zoom - camera.zoom).abs() < 1e-12);
        }
    }

    #[test]
    fn stops_go_all_the_way_both_ways() {
        let about = Point::ORIGIN;
        let mut camera = Camera {
            pan: Vec2::ZERO,
            zoom: Camera::MIN_ZOOM,
        };
        for _ in 0..20 {
            camera = camera.zoomed_to(camera.next_stop(), about);
        }
        assert!((camera.zoom - 4.0).abs() < 1e-12);
        for _ in 0..20 {
            camera = camera.zoomed_to(camera.previous_stop(), about);
        }
        assert!((camera.zoom - Camera::MIN_ZOOM).abs() < 1e-12);
    }

    #[test]
    fn text_is_laid_out_near_the_true_zoom() {
        for zoom in [0.1, 0.33, 0.999, 1.0, 1.7, 4.0] {
            let camera = Camera {
                pan: Vec2::ZERO,
                zoom,
            };
            assert!((camera.text_zoom() / zoom - 1.0).abs() < 0.025);
        }
        assert!((Camera::default().text_zoom() - 1.0).abs() < f64::EPSILON);
    }
}
