//! Moving the camera so that the eye can follow. The editor knows where the camera is going and reads no
//! clock: the window says how much time has passed. With reduced motion the camera jumps.

use crate::editor::Camera;
use crate::geom::Vec2;

/// How long a move takes, in seconds.
const LASTS: f64 = 0.2;

/// A move under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraAnimation {
    from: Camera,
    to: Camera,
    /// Where it has come to. A camera that is elsewhere was moved by hand, which ends the flight.
    at: Camera,
    /// Seconds since it began.
    elapsed: f64,
}

/// Whether things move so that the eye can follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    On,
    /// Things jump: with reduced motion, and wherever there is no window to show them.
    #[default]
    Off,
}

/// What moves the camera by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CameraMotion {
    /// Whether the camera moves smoothly or jumps.
    pub motion: Motion,
    animation: Option<CameraAnimation>,
}

impl CameraMotion {
    /// Moves the camera there, smoothly where motion is on.
    pub fn start(&mut self, camera: &mut Camera, to: Camera) {
        if self.motion == Motion::Off || to == *camera {
            *camera = to;
            self.animation = None;
            return;
        }
        let from = *camera;
        self.animation = Some(CameraAnimation {
            from,
            to,
            at: from,
            elapsed: 0.0,
        });
    }

    /// Where the camera is going, or where it is.
    pub fn goal(&self, camera: Camera) -> Camera {
        self.animated(camera)
            .map_or(camera, |animation| animation.to)
    }

    /// Lets `dt` seconds pass. Returns whether the camera is still on its way.
    pub fn fly(&mut self, camera: &mut Camera, dt: f64) -> bool {
        let Some(mut animation) = self.animated(*camera) else {
            self.animation = None;
            return false;
        };
        animation.elapsed += dt.max(0.0);
        let share = (animation.elapsed / LASTS).min(1.0);
        animation.at = animation.from.towards(animation.to, eased(share));
        *camera = animation.at;
        self.animation = (share < 1.0).then_some(animation);
        share < 1.0
    }

    /// Ends the move at once, where it was going.
    pub fn land(&mut self, camera: &mut Camera) {
        *camera = self.goal(*camera);
        self.animation = None;
    }

    /// The move under way, unless somebody has taken the camera in hand meanwhile.
    pub fn animated(&self, camera: Camera) -> Option<CameraAnimation> {
        let animation = self.animation?;
        (animation.at == camera).then_some(animation)
    }
}

/// Fast at first, then slower: a cubic.
fn eased(share: f64) -> f64 {
    1.0 - (1.0 - share).powi(3)
}

impl Camera {
    /// Between here and `to`: the zoom in equal ratios, everything moving in straight lines.
    fn towards(self, to: Self, share: f64) -> Self {
        if share >= 1.0 {
            return to;
        }
        let zoom = self.zoom * (to.zoom / self.zoom).powf(share);
        // While zooming, the point that both cameras show at the same place stays there.
        let part = if (to.zoom - self.zoom).abs() > 1e-6 {
            (zoom - self.zoom) / (to.zoom - self.zoom)
        } else {
            share
        };
        let pan: Vec2 = self.pan + (to.pan - self.pan) * part;
        Self { pan, zoom }.sane()
    }
}

#[cfg(test)]
mod tests {
    use crate::editor::{Action, Camera, Editor, Motion, ViewAction};
    use crate::geom::{Point, Vec2};
    use crate::model::Document;
    use crate::scene::Theme;

    fn editor() -> Editor {
        Editor::new(Document::default(), Theme::light())
    }

    const THERE: Camera = Camera {
        pan: Vec2::new(300.0, -40.0),
        zoom: 2.0,
    };

    #[test]
    fn without_motion_the_camera_is_there_at_once() {
        let mut editor = editor();
        editor.animate_camera(THERE);
        assert_eq!(editor.camera(), THERE);
        assert!(!editor.animate(1.0));
    }

    #[test]
    fn with_motion_it_gets_there_in_a_fifth_of_a_second_slowing_down() {
        let mut editor = editor();
        editor.set_motion(Motion::On);
        editor.animate_camera(THERE);
        assert_eq!(editor.camera(), Camera::default());
        assert_eq!(editor.goal(), THERE);
        let mut zooms = vec![1.0];
        while editor.animate(0.03) {
            zooms.push(editor.camera().zoom);
        }
        assert_eq!(editor.camera(), THERE);
        assert_eq!(zooms.len(), 7, "{zooms:?}");
        let steps: Vec<f64> = zooms.windows(2).map(|two| two[1] / two[0]).collect();
        assert!(steps.windows(2).all(|two| two[0] > two[1]), "{steps:?}");
        assert!(!editor.is_flying());
    }

    #[test]
    fn zooming_moves_straight_about_the_point_that_stays() {
        let (from, about) = (Camera::default(), Point::new(640.0, 300.0));
        let to = from.zoomed_to(3.0, about);
        for share in [0.1, 0.5, 0.9] {
            let at = from.towards(to, share);
            assert!((at.to_screen(about) - about).hypot() < 1e-9, "{at:?}");
        }
        assert_eq!(from.towards(to, 1.0), to);
    }

    #[test]
    fn whoever_takes_the_board_in_hand_ends_the_move() {
        let mut editor = editor();
        editor.set_motion(Motion::On);
        editor.animate_camera(THERE);
        editor.animate(0.05);
        let mine = editor.camera().panned(Vec2::new(5.0, 0.0));
        editor.act(Action::View(ViewAction::SetCamera(mine)));
        assert!(!editor.animate(0.05));
        assert_eq!(editor.camera(), mine);
        editor.animate_camera(THERE);
        editor.set_motion(Motion::Off);
        assert_eq!(editor.camera(), THERE, "switching motion off lands");
    }
}
