//! Pointer, wheel and keys over the canvas, as inputs for the editor. Raw events are read in their order,
//! so that a fast drag or a click between two frames loses nothing.

use eframe::egui::{Event, Key as EguiKey, PointerButton, Pos2, Rect, Ui};

use crate::app::canvas::{CanvasOutput, KeysFor};
use crate::app::keys;
use crate::app::paint::world_point;
use crate::editor::{
    Action, Camera, CanvasInput, Chord, Editor, KeyCode, Modifiers, MouseButton, ViewAction,
    WindowReply,
};
use crate::geom::{Point, Vec2};

/// Two presses within this time, in seconds, and this distance, in points, are a double click.
const DOUBLE_TIME: f64 = 0.4;
const DOUBLE_REACH: f32 = 6.0;

/// What the pointer is doing on the canvas.
#[derive(Default)]
pub struct Pointer {
    /// The button that is down, and what it was sent as.
    down: Option<(PointerButton, MouseButton)>,
    last_press: Option<PointerPress>,
    is_over: bool,
    space: bool,
    /// Where the board was seen from when the pointer was last heard of.
    camera: Option<Camera>,
}

#[derive(Clone, Copy)]
struct PointerPress {
    at: Pos2,
    time: f64,
    button: PointerButton,
    clicks: u8,
}

impl Pointer {
    pub fn is_down(&self) -> bool {
        self.down.is_some()
    }

    pub fn is_space_held(&self) -> bool {
        self.space
    }

    /// Turns this frame's events into inputs.
    pub fn read(
        &mut self,
        ui: &Ui,
        rect: Rect,
        editor: &Editor,
        keys_for: KeysFor,
        out: &mut CanvasOutput,
    ) {
        let has_keys = keys_for == KeysFor::Canvas;
        let (events, held, time) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        self.space = has_keys && ui.input(|input| input.key_down(EguiKey::Space));
        let world = |at: Pos2| editor.camera().to_world(world_point(at));
        for event in &events {
            match event {
                Event::PointerMoved(at) => {
                    self.moved(ui, rect, *at, world(*at), keys::modifiers(held), out);
                }
                Event::PointerButton {
                    pos,
                    button,
                    pressed: true,
                    modifiers,
                } if self.down.is_none() && is_over(ui, rect, *pos) => {
                    self.press(
                        *pos,
                        *button,
                        time,
                        world(*pos),
                        keys::modifiers(*modifiers),
                        out,
                    );
                    ui.memory_mut(|memory| memory.request_focus(super::canvas_id()));
                }
                Event::PointerButton {
                    pos,
                    button,
                    pressed: false,
                    modifiers,
                } => {
                    self.release(*button, world(*pos), keys::modifiers(*modifiers), out);
                }
                Event::Touch { force, .. } => {
                    out.inputs.push(CanvasInput::Pressure(force.map(f64::from)));
                }
                Event::PointerGone => self.leave(out),
                Event::WindowFocused(false) => self.cancel(out),
                Event::Paste(_) if has_keys && held.alt => {
                    let chord = keys::paste_style();
                    out.inputs.push(CanvasInput::Key { chord });
                }
                Event::Paste(text) if has_keys => out.actions.push(pasted(ui, rect, text, world)),
                event if has_keys => {
                    if let Some(chord) = keys::chord_from_event(event, held, editor.keymap())
                        && is_ours(ui, chord)
                    {
                        out.inputs.push(CanvasInput::Key { chord });
                    }
                }
                _ => {}
            }
        }
        self.follow_camera(ui, rect, editor, out);
        camera_input(ui, rect, editor, out);
    }

    /// The board moved below a pointer that rests: something else is below it now.
    fn follow_camera(&mut self, ui: &Ui, rect: Rect, editor: &Editor, out: &mut CanvasOutput) {
        let camera = editor.camera();
        let is_moved = self.camera.replace(camera).is_some_and(|old| old != camera);
        let rests = self.is_over && !self.is_down();
        let (at, held) = ui.input(|input| (input.pointer.latest_pos(), input.modifiers));
        if let Some(at) = at.filter(|_| is_moved && rests) {
            let world = camera.to_world(world_point(at));
            self.moved(ui, rect, at, world, keys::modifiers(held), out);
        }
    }

    fn moved(
        &mut self,
        ui: &Ui,
        rect: Rect,
        screen: Pos2,
        at: Point,
        modifiers: Modifiers,
        out: &mut CanvasOutput,
    ) {
        if self.is_down() || is_over(ui, rect, screen) {
            self.is_over = true;
            out.inputs.push(CanvasInput::Move { at, modifiers });
        } else {
            self.leave(out);
        }
    }

    fn press(
        &mut self,
        screen: Pos2,
        button: PointerButton,
        time: f64,
        at: Point,
        modifiers: Modifiers,
        out: &mut CanvasOutput,
    ) {
        let sent = match button {
            PointerButton::Primary if self.space => MouseButton::Middle,
            PointerButton::Primary => MouseButton::Primary,
            PointerButton::Secondary => MouseButton::Secondary,
            PointerButton::Middle => MouseButton::Middle,
            PointerButton::Extra1 | PointerButton::Extra2 => return,
        };
        let clicks = match self.last_press {
            Some(last)
                if last.button == button
                    && time - last.time < DOUBLE_TIME
                    && last.at.distance(screen) < DOUBLE_REACH =>
            {
                last.clicks.saturating_add(1)
            }
            _ => 1,
        };
        self.last_press = Some(PointerPress {
            at: screen,
            time,
            button,
            clicks,
        });
        self.down = Some((button, sent));
        out.inputs.push(CanvasInput::Down {
            at,
            button: sent,
            modifiers,
            clicks,
        });
    }

    fn release(
        &mut self,
        button: PointerButton,
        at: Point,
        modifiers: Modifiers,
        out: &mut CanvasOutput,
    ) {
        if let Some((_, sent)) = self.down.take_if(|(down, _)| *down == button) {
            out.inputs.push(CanvasInput::Up {
                at,
                button: sent,
                modifiers,
            });
        }
    }

    fn leave(&mut self, out: &mut CanvasOutput) {
        if self.is_over && self.down.is_none() {
            self.is_over = false;
            out.inputs.push(CanvasInput::Leave);
        }
    }

    fn cancel(&mut self, out: &mut CanvasOutput) {
        if self.down.take().is_some() {
            out.inputs.push(CanvasInput::Cancel);
        }
    }
}

/// Text from the clipboard, where the pointer is if it is on the canvas.
fn pasted(ui: &Ui, rect: Rect, text: &str, world: impl Fn(Pos2) -> Point) -> Action {
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let at = pointer.filter(|at| is_over(ui, rect, *at)).map(world);
    let text = text.to_owned();
    Action::Reply(WindowReply::Paste { text, at })
}

/// Whether the point is on the canvas and nothing floats above it there.
pub fn is_over(ui: &Ui, rect: Rect, at: Pos2) -> bool {
    let layer = ui.layer_id();
    rect.contains(at)
        && ui.layer_id_at(at) == Some(layer)
        && ui.memory(|memory| memory.allows_interaction(layer))
}

/// While a button or row of a panel has the keyboard, keys that work on it stay with it.
fn is_ours(ui: &Ui, chord: Chord) -> bool {
    let focused = ui.memory(eframe::egui::Memory::focused);
    if focused.is_none_or(|id| id == super::canvas_id()) {
        return true;
    }
    let plain = !chord.ctrl && !chord.alt;
    let works_widgets = matches!(
        chord.key,
        KeyCode::Enter
            | KeyCode::Space
            | KeyCode::Tab
            | KeyCode::Left
            | KeyCode::Right
            | KeyCode::Up
            | KeyCode::Down
    );
    !(plain && works_widgets)
}

/// The wheel and two fingers: pan, and with Ctrl or a pinch zoom about the pointer.
fn camera_input(ui: &Ui, rect: Rect, editor: &Editor, out: &mut CanvasOutput) {
    let (pan, zoom, at) = ui.input(|input| {
        (
            input.translation_delta(),
            input.zoom_delta(),
            input.pointer.hover_pos(),
        )
    });
    let Some(at) = at.filter(|at| is_over(ui, rect, *at)) else {
        return;
    };
    let mut camera = editor.camera();
    if pan != eframe::egui::Vec2::ZERO {
        camera = camera.panned(Vec2::new(f64::from(pan.x), f64::from(pan.y)));
    }
    if (zoom - 1.0).abs() > f32::EPSILON {
        camera = camera.zoomed(f64::from(zoom), world_point(at));
    }
    if camera != editor.camera() {
        out.actions
            .push(Action::View(ViewAction::SetCamera(camera)));
    }
}
