//! What moves by itself: the camera on its way, and things on theirs. The editor reads no clock: the window says how
//! much time has passed.

use crate::editor::view::attention;
use crate::editor::view::move_animation::MoveAnimation;
use crate::editor::{Camera, Editor, Motion, stages};
use crate::model::{Document, Patch};
use crate::pipeline::Derived;
use crate::scene::Scene;

impl Editor {
    /// Moves the camera there, smoothly where motion is on.
    pub fn animate_camera(&mut self, camera: Camera) {
        self.motion
            .start(&mut self.board.canvas.camera, camera.sane());
    }

    /// Where the camera is going, or where it is.
    pub fn goal(&self) -> Camera {
        self.motion.goal(self.board.canvas.camera)
    }

    /// Whether the camera is on its way.
    pub fn is_flying(&self) -> bool {
        self.motion.animated(self.board.canvas.camera).is_some()
    }

    /// Lets `dt` seconds pass. Returns whether anything still moves or fades: the camera, or the laser's trail.
    pub fn animate(&mut self, dt: f64) -> bool {
        let fades = self.tool.pass_time(dt);
        let glides = advance(self, dt);
        let lights = attention::pass_time(self, dt);
        let appears = stages::advance(self, dt);
        let moves = self.motion.fly(&mut self.board.canvas.camera, dt);
        moves || fades || glides || lights || appears
    }

    /// Ends the move at once, where it was going.
    pub fn land(&mut self) {
        self.motion.land(&mut self.board.canvas.camera);
    }

    /// Whether the camera moves smoothly or jumps.
    pub fn set_motion(&mut self, motion: Motion) {
        self.motion.motion = motion;
        if motion == Motion::Off {
            self.land();
        }
    }

    /// What to paint: the board, or things on their way to where it has them.
    pub fn picture(&self) -> &Scene {
        let gliding = self.gliding.as_ref().filter(|glide| holds(self, glide));
        gliding.map_or_else(|| &self.derived().scene, MoveAnimation::scene)
    }

    /// Whether things are on their way.
    pub fn is_gliding(&self) -> bool {
        self.gliding
            .as_ref()
            .is_some_and(|glide| holds(self, glide))
    }
}

/// The board as it is, to glide away from it; `None` where things jump.
pub(in crate::editor) fn before(editor: &Editor) -> Option<(Document, Derived)> {
    let is_on = editor.motion.motion == Motion::On;
    is_on.then(|| (editor.document().clone(), editor.derived().clone()))
}

/// Lets everything that the patch moves glide from where it was.
pub(in crate::editor) fn begin(
    editor: &mut Editor,
    before: Option<(Document, Derived)>,
    patch: &Patch,
) {
    let board = &editor.board;
    editor.gliding = before.and_then(|before| MoveAnimation::new(before, board, patch));
}

fn holds(editor: &Editor, glide: &MoveAnimation) -> bool {
    editor.motion.motion == Motion::On && glide.revision() == editor.board.history.revision()
}

/// Lets `dt` seconds pass. Returns whether anything is still on its way.
fn advance(editor: &mut Editor, dt: f64) -> bool {
    let glide = editor.gliding.take();
    let Some(mut glide) = glide.filter(|glide| holds(editor, glide)) else {
        return false;
    };
    let is_moving = glide.advance(&editor.board, dt);
    editor.gliding = is_moving.then_some(glide);
    is_moving
}
