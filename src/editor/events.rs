//! What events on the canvas mean: for the tool first, then as shortcuts.

use crate::editor::stages;
use crate::editor::view::presentation;
use crate::editor::{
    Action, CanvasInput, Chord, Command, Editor, Effect, KeyCode, MouseButton, ToolId, ViewAction,
    findings::highlight,
};
use crate::geom::Vec2;
use crate::model::Target;

impl Editor {
    /// Does what an event on the canvas means: the tool first, then the shortcuts.
    pub fn input(&mut self, input: CanvasInput) -> Vec<Effect> {
        if let Some(effects) = pan(self, &input) {
            return effects;
        }
        if let CanvasInput::Key { chord } = input
            && let Some(effects) =
                presentation::press(self, chord).or_else(|| stages::press(self, chord))
        {
            return effects;
        }
        let is_escape = |chord| chord == Chord::plain(KeyCode::Escape);
        if matches!(input, CanvasInput::Key { chord } if is_escape(chord))
            && self.highlighted_path().is_some()
            && self.tool_state() == "idle"
        {
            return highlight::put_out(self);
        }
        if input == CanvasInput::Cancel {
            return self.act(Action::Cancel);
        }
        let mut actions = Vec::new();
        let used = self.tool.handle(&input, &self.board, &mut actions);
        let mut effects = self.act_all(actions);
        if let CanvasInput::Key { chord } = input
            && !used
        {
            effects.extend(press(self, chord));
        }
        note_pointed(self);
        effects
    }

    /// Does several actions one after the other.
    pub fn act_all(&mut self, actions: impl IntoIterator<Item = Action>) -> Vec<Effect> {
        actions
            .into_iter()
            .flat_map(|action| self.act(action))
            .collect()
    }

    /// The command a chord runs, enabled or not.
    pub fn command_for(&self, chord: Chord) -> Option<&'static Command> {
        self.keymap.command(chord)
    }
}

/// Remembers what the pointer is on, for whoever asks where ports can be taken hold of.
fn note_pointed(editor: &mut Editor) {
    let node = match editor.tool.hovered() {
        Some(Target::Node(id)) if editor.tool_id() == ToolId::Select => Some(id),
        Some(_) | None => None,
    };
    let is_connecting = editor.tool.connecting().is_some();
    editor.board.selection.pointed = (node, is_connecting);
}

fn press(editor: &mut Editor, chord: Chord) -> Vec<Effect> {
    if chord == Chord::plain(KeyCode::Escape) && editor.finder.is_some() {
        return editor.act(Action::View(ViewAction::EndFind));
    }
    match editor.command_for(chord) {
        Some(command) => editor.act(Action::Run(command.id)),
        None if chord.key == KeyCode::Escape => highlight::put_out(editor),
        None => Vec::new(),
    }
}

/// The middle button drags the board whatever the tool does.
fn pan(editor: &mut Editor, input: &CanvasInput) -> Option<Vec<Effect>> {
    match (*input, editor.panning) {
        (
            CanvasInput::Down {
                at,
                button: MouseButton::Middle,
                ..
            },
            _,
        ) => editor.panning = Some(at),
        (CanvasInput::Move { at, .. }, Some(held)) => drag_board(editor, at - held),
        (
            CanvasInput::Up {
                button: MouseButton::Middle,
                ..
            },
            Some(_),
        ) => editor.panning = None,
        (CanvasInput::Cancel, Some(_)) => {
            editor.panning = None;
            return None;
        }
        (
            CanvasInput::Down { .. }
            | CanvasInput::Move { .. }
            | CanvasInput::Up { .. }
            | CanvasInput::Key { .. }
            | CanvasInput::Pressure(_)
            | CanvasInput::Leave
            | CanvasInput::Cancel,
            _,
        ) => return None,
    }
    Some(Vec::new())
}

fn drag_board(editor: &mut Editor, by: Vec2) {
    editor.board.canvas.camera = editor
        .board
        .canvas
        .camera
        .panned(by * editor.board.canvas.camera.zoom);
}
