//! What reaches the window itself: shortcuts that hold wherever the keyboard is, dropped files, closing.

use eframe::egui::{Context, Event, ViewportCommand};

use crate::app::keys;
use crate::app::request::PendingAction;
use crate::app::user_files::KeysRead;
use crate::app::window::practice::is_paused;
use crate::app::window::{App, Screen};
use crate::editor::{Action, Chord, KeyCode, MenuGroup, Prompt, ToastKind};

impl App {
    /// Shortcuts that work wherever the keyboard is: those of files, panels, checks and help.
    pub(in crate::app::window) fn global_keys(&mut self, ctx: &Context) {
        let is_paused = self.screen == Screen::Board && is_paused(self);
        let board_has_keys = self.screen == Screen::Board
            && !is_paused
            && self.dialog.is_none()
            && self
                .panels
                .canvas_has_keys(ctx, &self.documents.front.editor);
        // A question in front of the window is answered first.
        let is_asked = matches!(
            self.documents.front.editor.prompt(),
            Some(Prompt::Acknowledge { .. })
        );
        if board_has_keys || is_asked || self.dialog.is_some() {
            return;
        }
        let chords: Vec<Chord> = ctx.input(|input| {
            let held = input.modifiers;
            let events = input.events.iter();
            events
                .filter_map(|event| {
                    keys::chord_from_event(event, held, self.documents.front.editor.keymap())
                })
                .collect()
        });
        for chord in chords {
            let types_nothing = chord.ctrl || chord.alt || matches!(chord.key, KeyCode::F(_));
            let Some(command) = self
                .documents
                .front
                .editor
                .command_for(chord)
                .filter(|_| types_nothing)
            else {
                continue;
            };
            if is_paused && command.id != "practice.pause" && command.id != "practice.finish" {
                continue;
            }
            let everywhere = command.group == MenuGroup::File
                || command.id == "help.shortcuts"
                || command.id == "practice.new"
                || command.id == "view.theme";
            let on_board = self.screen == Screen::Board
                && (matches!(
                    command.group,
                    MenuGroup::View | MenuGroup::Check | MenuGroup::Practice
                ) || command.id.starts_with("edit.find"));
            if everywhere && !needs_board(command.id)
                || self.screen == Screen::Board && (everywhere || on_board)
            {
                let effects = self.documents.front.editor.act(Action::Run(command.id));
                self.perform_all(ctx, effects);
            }
        }
    }

    pub(in crate::app::window) fn window_events(&mut self, ctx: &Context) {
        let (close, back, dropped) = ctx.input(|input| {
            let back = input
                .events
                .iter()
                .any(|event| matches!(event, Event::WindowFocused(true)));
            let dropped = input
                .raw
                .dropped_files
                .first()
                .map(|file| file.path().to_owned());
            (input.viewport().close_requested(), back, dropped)
        });
        if back {
            self.read_keys();
            self.jobs.look_at_disk(&self.documents.front);
        }
        if let Some(path) = dropped.filter(|_| self.editor().board().practice().is_none()) {
            self.request(ctx, PendingAction::Open(path));
        }
        if close && !self.is_closing {
            self.flush_before_closing(ctx);
        }
    }

    /// Reads the person's own keys when their file has changed, and tells what is wrong with them.
    pub(in crate::app::window) fn read_keys(&mut self) {
        let message = match self.user.keys.read() {
            KeysRead::Unchanged => return,
            KeysRead::Failed(words) => Some(words),
            KeysRead::Changed(message) => {
                let keymap = self.user.keys.keymap();
                self.documents.front.editor.set_keymap(keymap);
                message
            }
        };
        if let Some(words) = message {
            self.toasts.add(words, ToastKind::Warning);
        }
    }

    fn flush_before_closing(&mut self, ctx: &Context) {
        self.flush();
        if self.documents.first_unsaved().is_some() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.request(ctx, PendingAction::Close);
        } else {
            self.documents.forget_journals();
        }
    }
}

/// Whether a file command makes no sense on the start screen.
fn needs_board(id: &str) -> bool {
    matches!(
        id,
        "file.save" | "file.save_as" | "file.export" | "file.close_tab"
    )
}
