//! What events on the canvas mean: for the tool first, then as shortcuts.

use crate::editor::view::presentation;
use crate::editor::{
    Action, Button, Chord, Command, Editor, Effect, Input, Key, Targets, ViewAction,
    findings::highlight,
};
use crate::geom::Vec2;

impl Editor {
    /// Does what an event on the canvas means: the tool first, then the shortcuts.
    pub fn input(&mut self, input: Input) -> Vec<Effect> {
        if let Some(effects) = pan(self, &input) {
            return effects;
        }
        if let Input::Key { chord } = input
            && let Some(effects) = presentation::press(self, chord)
        {
            return effects;
        }
        if input == Input::Cancel {
            return self.act(Action::Cancel);
        }
        let mut actions = Vec::new();
        let used = self.tool.handle(&input, &self.board, &mut actions);
        let mut effects = self.act_all(actions);
        if let Input::Key { chord } = input
            && !used
        {
            effects.extend(press(self, chord));
        }
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

fn press(editor: &mut Editor, chord: Chord) -> Vec<Effect> {
    if chord == Chord::plain(Key::Escape) && editor.finder.is_some() {
        return editor.act(Action::View(ViewAction::EndFind));
    }
    match editor.command_for(chord) {
        Some(command) => editor.act(Action::Run(command.id)),
        None if chord.key == Key::Escape
            && editor.lit_path().is_some()
            && editor.selection().is_empty() =>
        {
            highlight::clear_path(editor);
            Vec::new()
        }
        None if chord.key == Key::Escape => {
            editor.act(Action::View(ViewAction::Select(Targets::new())))
        }
        None => Vec::new(),
    }
}

/// The middle button drags the board whatever the tool does.
fn pan(editor: &mut Editor, input: &Input) -> Option<Vec<Effect>> {
    match (*input, editor.panning) {
        (
            Input::Down {
                at,
                button: Button::Middle,
                ..
            },
            _,
        ) => editor.panning = Some(at),
        (Input::Move { at, .. }, Some(held)) => drag_board(editor, at - held),
        (
            Input::Up {
                button: Button::Middle,
                ..
            },
            Some(_),
        ) => editor.panning = None,
        (Input::Cancel, Some(_)) => {
            editor.panning = None;
            return None;
        }
        (
            Input::Down { .. }
            | Input::Move { .. }
            | Input::Up { .. }
            | Input::Key { .. }
            | Input::Pressure(_)
            | Input::Leave
            | Input::Cancel,
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
